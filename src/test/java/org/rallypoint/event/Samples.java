package org.rallypoint.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rallypoint.Ids;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.city.City;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

/** Real campaigns, cities and events to try the rules on. */
final class Samples {

    static final Instant LONG_BEFORE = Instant.parse("2025-01-01T12:00:00Z");
    static final LocalDate WINDOW_START = LocalDate.parse("2025-02-07");
    static final LocalDate WINDOW_END = LocalDate.parse("2025-02-11");
    static final LocalDate DAY = LocalDate.parse("2025-02-08");
    static final LocalTime TWO = LocalTime.of(14, 0);
    static final LocalTime FOUR = LocalTime.of(16, 0);
    static final Venue SQUARE = new Venue("Bundesplatz", null, null, null);

    static final String EVENT_PAGE = "https://lu.ma/w5cxxfuq";
    static final String WEBSITE = "https://protest.example.org/berlin";
    static final String ORGANISER_PAGE = "https://lu.ma/user/berliners";
    static final String GROUP_CHAT = "https://chat.whatsapp.com/AbCdEf";

    private Samples() {}

    static Campaign draftCampaign() {
        var campaign = new Campaign(Ids.next(), "paris-2025", "en", "Paris AI summit protest", LONG_BEFORE);
        campaign.window(WINDOW_START, WINDOW_END);
        return campaign;
    }

    static Campaign campaign() {
        var campaign = draftCampaign();
        campaign.publish();
        return campaign;
    }

    static City city(String name, String zone) {
        return City.custom("some-town", name, "DE", 52.5, 13.4, ZoneId.of(zone));
    }

    /** A draft in Berlin of which nothing is known. */
    static Event draft() {
        return draftIn("Europe/Berlin");
    }

    static Event draftIn(String zone) {
        return draftOf(campaign(), city("Berlin", zone));
    }

    static Event draftOf(Campaign campaign, City city) {
        return Event.draft(Ids.next(), "paris-2025-berlin", campaign, city, LONG_BEFORE);
    }

    static Event published() {
        var event = draft();
        event.publish();
        return event;
    }

    static List<Link> signups(String... urls) {
        var links = new ArrayList<Link>();
        for (var url : urls) {
            links.add(link(links.size(), LinkRel.signup, url));
        }
        return links;
    }

    static Link link(int position, LinkRel rel, String url) {
        return new Link(position, rel, WebAddress.ofPage("url", url), null, false, Map.of());
    }
}
