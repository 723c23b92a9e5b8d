package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.util.List;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.page.MapPicture.Dot;
import org.rallypoint.page.MapPicture.State;

/** Where events are, in words and on the map. */
final class Places {

    private Places() {}

    /** The venue with its address, or null. */
    @Nullable
    static String where(EventView event) {
        if (event.venue() == null) {
            return null;
        }
        var name = event.venue().name();
        var address = event.venue().address();
        if (name == null || address == null) {
            return name == null ? address : name;
        }
        return address.startsWith(name) ? address : name + ", " + address;
    }

    static List<Dot> dots(List<EventView> events) {
        return events.stream().map(Places::dot).toList();
    }

    private static Dot dot(EventView event) {
        var city = event.city();
        return new Dot(city.name(), city.latitude(), city.longitude(), state(event));
    }

    private static State state(EventView event) {
        if (event.status() == EventStatus.cancelled) {
            return State.cancelled;
        }
        var isOpen = event.status() == EventStatus.postponed && event.times().startDate() == null;
        return isOpen || event.details() == Details.to_follow ? State.to_follow : State.confirmed;
    }
}
