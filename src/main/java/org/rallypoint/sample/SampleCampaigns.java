package org.rallypoint.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.JDBCException;
import org.rallypoint.Ids;
import org.rallypoint.RallypointConfig;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.campaign.Summit;
import org.rallypoint.campaign.Supporter;
import org.rallypoint.http.DataRevision;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

/** Fills an empty database with a real campaign that is over and an invented one that goes on today. */
@Singleton
class SampleCampaigns {

    private static final List<String> FILES = List.of("/sample/paris-2025.json", "/sample/harbour-summit.json");

    private final RallypointConfig config;
    private final CampaignRepository campaigns;
    private final SampleEvents events;
    private final ObjectMapper json;
    private final DataRevision revision;
    private final Clock clock;

    SampleCampaigns(
            RallypointConfig config,
            CampaignRepository campaigns,
            SampleEvents events,
            ObjectMapper json,
            DataRevision revision,
            Clock clock) {
        this.config = config;
        this.campaigns = campaigns;
        this.events = events;
        this.json = json;
        this.revision = revision;
        this.clock = clock;
    }

    void fill(@Observes StartupEvent start) {
        if (config.demo()) {
            try {
                QuarkusTransaction.requiringNew().run(this::fillIfEmpty);
            } catch (JDBCException e) {
                // Another node fills it at the same moment.
                QuarkusTransaction.requiringNew().run(this::fillIfEmpty);
            }
        }
    }

    private void fillIfEmpty() {
        if (campaigns.count() > 0) {
            return;
        }
        FILES.forEach(file -> fill(read(file)));
        // Here, so that what the database refuses is thrown as it is.
        campaigns.flush();
        revision.changesInTransaction();
        Log.infof("Filled the empty database with %d sample campaigns", FILES.size());
    }

    private SampleCampaign read(String file) {
        try (var in = SampleCampaigns.class.getResourceAsStream(file)) {
            return json.readValue(in, SampleCampaign.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(SampleCampaign sample) {
        var now = clock.instant();
        var createdAt = sample.createdAt() == null ? now : sample.createdAt();
        var id = sample.id() == null ? Ids.next() : sample.id();
        var title = sample.texts().get(sample.defaultLanguage()).title();
        var campaign = new Campaign(id, sample.slug(), sample.defaultLanguage(), title, createdAt);
        campaign.window(day(sample.startDate(), now), day(sample.endDate(), now));
        sample.texts()
                .forEach((language, text) -> campaign.say(
                        language,
                        CampaignText.of(
                                text.title(), text.summary(), text.description(), text.demands(), text.summitName())));
        campaign.answers(summit(sample.summit(), now));
        campaign.linkTo(links(sample.links()));
        campaign.organise(sample.organiseUrl(), null);
        campaign.publish();
        campaigns.persist(campaign);
        for (var supporter : sample.supporters()) {
            int position = sample.supporters().indexOf(supporter);
            campaigns
                    .getEntityManager()
                    .persist(new Supporter(
                            campaign, position, supporter.name(), supporter.countryCode(), supporter.url()));
        }
        sample.events().forEach(event -> events.add(event, campaign, createdAt, now));
    }

    private static Summit summit(SampleCampaign.SampleSummit summit, Instant now) {
        return new Summit(
                summit.city(),
                summit.countryCode(),
                day(summit.startDate(), now),
                day(summit.endDate(), now),
                summit.url());
    }

    static List<Link> links(List<SampleCampaign.SampleLink> samples) {
        var links = new ArrayList<Link>();
        for (var sample : Objects.requireNonNullElse(samples, List.<SampleCampaign.SampleLink>of())) {
            Map<String, String> labels = sample.labels() == null ? new HashMap<>() : sample.labels();
            var address = WebAddress.ofPage("url", sample.url());
            links.add(new Link(links.size(), LinkRel.signup, address, null, false, labels));
        }
        return links;
    }

    /** A day as the files write it, or null; days from now are counted in UTC. */
    static LocalDate day(String day, Instant now) {
        if (day == null || !day.matches("[+-]\\d+")) {
            return day == null ? null : LocalDate.parse(day);
        }
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(Integer.parseInt(day));
    }
}
