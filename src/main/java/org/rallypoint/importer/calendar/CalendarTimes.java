package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.rallypoint.importer.proposal.Sketch;
import org.rallypoint.importer.proposal.SourceTime;

/** When a VEVENT is: whole days, times on the clocks there, times in a zone. */
final class CalendarTimes {

    private static final Pattern DURATION = Pattern.compile(
            "\\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?");

    private final Map<String, CalendarLine> lines;
    private final CalendarZones zones;
    private final Sketch sketch;

    private CalendarTimes(Map<String, CalendarLine> lines, CalendarZones zones, Sketch sketch) {
        this.lines = lines;
        this.zones = zones;
        this.sketch = sketch;
    }

    /** @param lines of the event, by name */
    static void read(Map<String, CalendarLine> lines, CalendarZones zones, Sketch sketch) {
        new CalendarTimes(lines, zones, sketch).read();
    }

    private void read() {
        var start = time("DTSTART");
        var end = lines.containsKey("DTEND") ? time("DTEND") : endAfter(start);
        if (end != null && end.isWholeDay() && start != null && start.isWholeDay()) {
            // The end that is written is the day after.
            end = end.day().isAfter(start.day()) ? SourceTime.of(end.day().minusDays(1)) : end;
        }
        sketch.happens(start, end);
    }

    @Nullable
    private SourceTime time(String name) {
        var line = lines.get(name);
        if (line == null) {
            return null;
        }
        var time = SourceTime.parse(line.value());
        if (time.isEmpty()) {
            sketch.doubt("bad_time", "Its " + name + " is no day or time from 1900 to 2999.");
        }
        var zone = line.parameter("TZID");
        var local = time.map(SourceTime::local);
        if (zone == null || zone.isBlank() || local.isEmpty()) {
            return time.orElse(null);
        }
        var instant = zones.instant(zone.strip(), local.get());
        if (instant.isEmpty()) {
            sketch.doubt("unknown_zone", "Its time zone is unknown.");
        }
        return instant.map(SourceTime::of).orElse(time.get());
    }

    @Nullable
    private SourceTime endAfter(@Nullable SourceTime start) {
        var line = lines.get("DURATION");
        if (line == null) {
            return null;
        }
        var length = DURATION.matcher(line.value().strip().toUpperCase(Locale.ROOT));
        if (start == null || !length.matches()) {
            sketch.doubt("bad_time", "Its DURATION is no length of time, or there is no start to it.");
            return null;
        }
        var days = 7 * number(length.group(1)) + number(length.group(2));
        var time = Duration.ofHours(number(length.group(3)))
                .plusMinutes(number(length.group(4)))
                .plusSeconds(number(length.group(5)));
        return start.plus(days, time);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
