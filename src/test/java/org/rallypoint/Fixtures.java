package org.rallypoint;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.campaign.Supporter;
import org.rallypoint.city.City;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.EventRepository;
import org.rallypoint.http.DataRevision;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

/** Stores what a test needs, each in a campaign of its own, so that tests don't see each other. */
@Singleton
public class Fixtures {

    private static final Instant MADE = Instant.parse("2025-01-02T00:00:00Z");

    @Inject
    CampaignRepository campaigns;

    @Inject
    EventRepository events;

    @Inject
    CityRepository cities;

    @Inject
    Gazetteer gazetteer;

    @Inject
    DataRevision revision;

    /** A published campaign in English with a window from 7 to 11 February 2025. */
    public String campaign(Consumer<Campaign> more) {
        return campaign("en", more);
    }

    /** The same with another default language. */
    @Transactional
    public String campaign(String language, Consumer<Campaign> more) {
        var slug = "c-" + UUID.randomUUID().toString().substring(0, 13);
        var campaign = new Campaign(Ids.next(), slug, language, "A campaign", Instant.parse("2025-01-01T00:00:00Z"));
        campaign.window(LocalDate.parse("2025-02-07"), LocalDate.parse("2025-02-11"));
        campaign.publish();
        more.accept(campaign);
        campaigns.persist(campaign);
        revision.changesInTransaction();
        return slug;
    }

    public String campaign() {
        return campaign(campaign -> {});
    }

    /** A campaign that the public may not see yet. */
    @Transactional
    public String draftCampaign() {
        var slug = "c-" + UUID.randomUUID().toString().substring(0, 13);
        var campaign = new Campaign(Ids.next(), slug, "en", "A draft", MADE);
        campaign.window(LocalDate.parse("2025-02-07"), LocalDate.parse("2025-02-11"));
        campaigns.persist(campaign);
        revision.changesInTransaction();
        return slug;
    }

    @Transactional
    public void archive(String campaignSlug) {
        campaigns.find("slug", campaignSlug).singleResult().archive();
        revision.changesInTransaction();
    }

    @Transactional
    public void supporter(String campaignSlug, int position, String name, String countryCode) {
        var campaign = campaigns.find("slug", campaignSlug).singleResult();
        events.getEntityManager().persist(new Supporter(campaign, position, name, countryCode, null));
        revision.changesInTransaction();
    }

    /** A published event; returns its slug. */
    @Transactional
    public String event(String campaignSlug, String cityId, Consumer<Event> more) {
        return store(campaignSlug, cityId, MADE, 1, (event, i) -> more.accept(event));
    }

    /** A published event that was made, and last changed, at an instant. */
    @Transactional
    public String eventMadeAt(String instant, String campaignSlug, String cityId) {
        return store(campaignSlug, cityId, Instant.parse(instant), 1, (event, i) -> {});
    }

    /** Published events of one city, numbered from 0 for {@code more}; some were made at the same moment. */
    @Transactional
    public void events(String campaignSlug, String cityId, int count, BiConsumer<Event, Integer> more) {
        store(campaignSlug, cityId, MADE, count, more);
    }

    private String store(String campaignSlug, String cityId, Instant made, int count, BiConsumer<Event, Integer> more) {
        var place = gazetteer.byId(cityId);
        var city = place.isPresent() ? cities.using(place.get()) : cities.findById(cityId);
        var campaign = campaigns.find("slug", campaignSlug).singleResult();
        var before = events.count("campaign.slug = ?1 and city.id = ?2", campaignSlug, cityId);
        revision.changesInTransaction();
        var slug = "";
        for (int i = 0; i < count; i++) {
            var number = before + i + 1;
            slug = campaignSlug + "-" + cityId + (number == 1 ? "" : "-" + number);
            var event = Event.draft(Ids.next(), slug, campaign, city, made.plusSeconds(i % 7));
            event.publish();
            more.accept(event, i);
            events.persist(event);
        }
        return slug;
    }

    public String event(String campaignSlug, String cityId) {
        return event(campaignSlug, cityId, event -> {});
    }

    /** A town that the gazetteer lacks. */
    @Transactional
    public String town(String id, String name, String country, double latitude, double longitude, String zone) {
        cities.persist(City.custom(id, name, country, latitude, longitude, ZoneId.of(zone)));
        return id;
    }

    @Transactional
    public void change(String eventSlug, Consumer<Event> change) {
        var event = events.named(eventSlug).orElseThrow();
        change.accept(event);
        event.changed(event.updatedAt().plusSeconds(1));
        revision.changesInTransaction();
    }

    @Transactional
    public UUID id(String eventSlug) {
        return events.named(eventSlug).orElseThrow().id();
    }

    /** For what no rule of the event leads to yet. */
    @Transactional
    public void publication(String eventSlug, EventPublication publication) {
        events.update("publication = ?1 where slug = ?2", publication, eventSlug);
        revision.changesInTransaction();
    }

    @Transactional
    public void merge(String eventSlug, String survivorSlug) {
        events.named(eventSlug)
                .orElseThrow()
                .mergeInto(events.named(survivorSlug).orElseThrow());
        revision.changesInTransaction();
    }

    /** Sign-up links in this order, none of them chosen as the primary one. */
    public static List<Link> signups(String... urls) {
        return IntStream.range(0, urls.length)
                .mapToObj(i -> new Link(i, LinkRel.signup, WebAddress.ofPage("url", urls[i]), null, false, Map.of()))
                .toList();
    }
}
