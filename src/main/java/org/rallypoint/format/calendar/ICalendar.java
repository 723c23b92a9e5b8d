package org.rallypoint.format.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;

/** Events as an iCalendar to subscribe to (RFC 5545, with the name, source and refresh interval of RFC 7986). */
public final class ICalendar {

    private static final int DECIMALS_OF_A_POINT = 6;

    private record Entry(EventView event, CalendarSlot slot) {}

    private ICalendar() {}

    /** The calendar of those events that have a place in one; lines end with CR LF, to be sent as UTF-8. */
    public static String of(Listing listing) {
        var entries = listing.events().stream()
                .flatMap(event ->
                        CalendarSlot.of(event, listing.undatedInWindow()).map(slot -> new Entry(event, slot)).stream())
                .toList();
        var text = new CalendarText().line("BEGIN", "VCALENDAR");
        writeHead(text, listing);
        zones(entries).forEach(zone -> zone.writeTo(text));
        entries.forEach(entry -> write(text, listing, entry));
        return text.line("END", "VCALENDAR").toString();
    }

    private static void writeHead(CalendarText text, Listing listing) {
        text.line("VERSION", "2.0")
                .line("PRODID", "-//Rallypoint//Rallypoint//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .text("NAME", listing.title())
                .text("X-WR-CALNAME", listing.title())
                .line("URL", listing.home().toASCIIString())
                .line("SOURCE;VALUE=URI", listing.self().toASCIIString())
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H");
    }

    private static List<ZoneComponent> zones(List<Entry> entries) {
        List<ZonedDateTime> times =
                entries.stream().flatMap(entry -> entry.slot().zoned()).toList();
        return ZoneComponent.of(times);
    }

    private static void write(CalendarText text, Listing listing, Entry entry) {
        var event = entry.event();
        var slot = entry.slot();
        text.line("BEGIN", "VEVENT")
                .line("UID", event.id().toString())
                .when("DTSTAMP", event.updatedAt())
                .when("CREATED", event.createdAt())
                .when("LAST-MODIFIED", event.updatedAt())
                // A revision grows with each change, and this must never go back.
                .line("SEQUENCE", Integer.toString(event.revision() - 1))
                .line("STATUS", slot.status())
                .when("DTSTART", slot.start());
        if (slot.end() != null) {
            text.when("DTEND", slot.end());
        }
        text.text("SUMMARY", listing.markedHeadline(event)).text("LOCATION", location(event));
        if (event.attendance() != Attendance.online) {
            text.line("GEO", geo(event));
        }
        text.line("URL", event.url())
                .texts(
                        "CATEGORIES",
                        known(
                                listing.campaigns().get(event.campaign()),
                                event.kind().name()))
                .text("DESCRIPTION", CalendarDescription.of(event))
                .line("END", "VEVENT");
    }

    private static String location(EventView event) {
        if (event.attendance() == Attendance.online) {
            return Words.in(event.language()).of("online");
        }
        var city = event.city();
        var venue = event.venue();
        return String.join(
                ", ",
                venue == null
                        ? known(city.name(), city.countryName())
                        : known(venue.name(), venue.address(), city.name(), city.countryName()));
    }

    private static String geo(EventView event) {
        var venue = event.venue();
        return venue != null && venue.latitude() != null && venue.longitude() != null
                ? decimal(venue.latitude()) + ";" + decimal(venue.longitude())
                : decimal(event.city().latitude()) + ";" + decimal(event.city().longitude());
    }

    /** Never with an exponent. */
    private static String decimal(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DECIMALS_OF_A_POINT, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> known(String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).toList();
    }
}
