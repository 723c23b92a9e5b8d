package org.rallypoint.bench;

import java.time.LocalDate;
import java.util.List;

/** One address for every documented filter and order. */
final class Filters {

    /** A full page that no filter has anything to do with. */
    static final String PAGE = "/events?limit=50&when=all";

    private Filters() {}

    /** With a day among those that events are on. */
    static List<String> all(LocalDate day) {
        return List.of(
                "/events?limit=50",
                PAGE,
                "/events?limit=50&when=past",
                "/events?limit=50&when=running",
                "/events?limit=50&when=past&sort=-startsAt",
                "/events?limit=50&sort=-startsAt",
                "/events?limit=50&sort=updatedAt",
                "/events?limit=50&sort=-updatedAt",
                "/events?limit=50&campaign=g-7",
                "/events?limit=50&campaign=g-1,g-2&when=all",
                "/events?limit=50&city=oslo-no",
                "/events?limit=50&city=Oslo&when=all",
                "/events?limit=50&country=NO",
                "/events?limit=50&country=NO&when=all",
                "/events?limit=50&from=" + day + "&to=" + day.plusDays(7),
                "/events?limit=50&from=" + day,
                "/events?limit=50&near=59.9,10.7",
                "/events?limit=50&near=59.9,10.7&radiusKm=20&sort=distance",
                "/events?limit=50&near=59.9,10.7&radiusKm=2000&sort=distance",
                "/events?limit=50&bbox=5,58,12,62",
                "/events?limit=50&status=postponed",
                "/events?limit=50&status=cancelled&when=all",
                "/events?limit=50&details=to_follow",
                "/events?limit=50&kind=vigil",
                "/events?limit=50&platform=luma",
                "/events?limit=50&platform=meetup",
                "/events?limit=50&language=no",
                "/events?limit=50&includeCancelled=false",
                "/events?limit=50&updatedSince=2026-01-01T00:00:00Z",
                "/events?limit=50&updatedSince=2099-01-01T00:00:00Z",
                "/events?limit=50&q=march",
                "/events?limit=50&q=lighthouse",
                "/events?limit=50&q=oslo",
                "/events?limit=50&city=oslo-no&status=scheduled&kind=march&q=march",
                "/campaigns",
                "/campaigns?limit=10",
                "/campaigns?when=past",
                "/campaigns/g-7",
                "/campaigns/g-7?include=events",
                "/campaigns/g-7/events?limit=50",
                "/campaigns/g-7/events?limit=50&country=NO",
                "/cities?q=osl",
                "/cities/oslo-no",
                "/cities/oslo-no/events?limit=50",
                "/countries",
                "/countries?hasUpcoming=true",
                "/cities?hasUpcoming=true",
                "/nearest?city=oslo-no",
                "/nearest?lat=59.9&lon=10.7",
                "/changes");
    }
}
