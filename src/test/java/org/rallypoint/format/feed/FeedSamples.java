package org.rallypoint.format.feed;

import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Views;

/** Events of which a feed has much, little and nothing to say. */
final class FeedSamples {

    private FeedSamples() {}

    static EventView march() {
        return Views.event()
                .id("0194a000-0000-7000-8000-00000000000a")
                .revision(3, "2025-02-03T18:30:00Z")
                .title("March & vigil")
                .kind(EventKind.march)
                .texts("A short <march>", "Come to **us**.")
                .image("https://rally.example/p.png", "A crowd")
                .accessible(true, null, null, "Ramp at the side")
                .bring("Water & a hat")
                .at("2025-02-08", "14:00")
                .until(null, "16:00")
                .previously("2025-02-07", "2025-02-07T12:30:00Z")
                .venue("Bundesplatz", "Bundesplatz 3", 46.9, 7.4)
                .attendance(Attendance.mixed)
                .signup("https://lu.ma/x?a=1&b=2", "Tickets")
                .signup("https://fb.me/e/x", null)
                .view();
    }

    static EventView toFollow() {
        return Views.event().view();
    }

    static EventView cancelled() {
        return Views.event()
                .id("0194a000-0000-7000-8000-00000000000c")
                .revision(2, "2025-01-20T07:05:09Z")
                .status(EventStatus.cancelled, "Kein Platz frei")
                .kind(EventKind.online)
                .attendance(Attendance.online)
                .language("de")
                .view();
    }

    static Listing three() {
        return Views.list(march(), toFollow(), cancelled());
    }
}
