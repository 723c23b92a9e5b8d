package org.rallypoint.importer.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time zones that a calendar names. A name of the IANA database means what Java knows of it, which is newer than what
 * calendars bring along; any other name means what the calendar itself says, or else a zone of Windows.
 */
final class CalendarZones {

    /** Some programs hang their own name before that of the zone: {@code /citadel.org/20250101_1/Europe/Berlin}. */
    private static final Pattern PREFIXED = Pattern.compile("(?:/.*?)?/([A-Za-z_]++/[A-Za-z_+-]++(?:/[A-Za-z_]++)?)");

    private static final int LONGEST_NAME = 200;

    private final Map<String, CalendarZone> own = new HashMap<>();
    private final Map<String, Optional<ZoneId>> known = new HashMap<>();

    private CalendarZones() {}

    static CalendarZones of(String calendar) {
        var zones = new CalendarZones();
        var reading = new CalendarZone.Reading(zones.own);
        CalendarLine.read(calendar, reading::accept);
        return zones;
    }

    /** The instant at which the clocks of a zone show a time; empty for a zone that nobody knows. */
    Optional<Instant> instant(String name, LocalDateTime local) {
        var byJava = known.computeIfAbsent(name, CalendarZones::byName);
        if (byJava.isPresent()) {
            return byJava.map(zone -> local.atZone(zone).toInstant());
        }
        return Optional.ofNullable(own.get(name))
                .flatMap(zone -> zone.offsetAt(local))
                .map(local::toInstant)
                .or(() -> WindowsZones.byName(name).map(id -> local.atZone(id).toInstant()));
    }

    private static Optional<ZoneId> byName(String name) {
        var prefixed = PREFIXED.matcher(name.length() > LONGEST_NAME ? "" : name);
        try {
            return Optional.of(ZoneId.of(prefixed.matches() ? prefixed.group(1) : name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
