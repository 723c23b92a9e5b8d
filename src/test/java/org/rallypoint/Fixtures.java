package org.rallypoint;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.city.City;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventRepository;

/** Stores what a test needs, each in a campaign of its own, so that tests don't see each other. */
@Singleton
public class Fixtures {

    @Inject
    CampaignRepository campaigns;

    @Inject
    EventRepository events;

    @Inject
    CityRepository cities;

    @Inject
    Gazetteer gazetteer;

    /** A published campaign in English with a window from 7 to 11 February 2025. */
    @Transactional
    public String campaign(Consumer<Campaign> more) {
        var slug = "c-" + UUID.randomUUID().toString().substring(0, 13);
        var campaign = new Campaign(Ids.next(), slug, "en", "A campaign", Instant.parse("2025-01-01T00:00:00Z"));
        campaign.window(LocalDate.parse("2025-02-07"), LocalDate.parse("2025-02-11"));
        campaign.publish();
        more.accept(campaign);
        campaigns.persist(campaign);
        return slug;
    }

    public String campaign() {
        return campaign(campaign -> {});
    }

    /** A published event; returns its slug. */
    @Transactional
    public String event(String campaignSlug, String cityId, Consumer<Event> more) {
        var place = gazetteer.byId(cityId);
        var city = place.isPresent() ? cities.using(place.get()) : cities.findById(cityId);
        var campaign = campaigns.find("slug", campaignSlug).singleResult();
        var count = events.count("campaign.slug = ?1 and city.id = ?2", campaignSlug, cityId);
        var slug = campaignSlug + "-" + cityId + (count == 0 ? "" : "-" + (count + 1));
        var event = Event.draft(Ids.next(), slug, campaign, city, Instant.parse("2025-01-02T00:00:00Z"));
        event.publish();
        more.accept(event);
        events.persist(event);
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
        change.accept(events.named(eventSlug).orElseThrow());
    }

    @Transactional
    public UUID id(String eventSlug) {
        return events.named(eventSlug).orElseThrow().id();
    }
}
