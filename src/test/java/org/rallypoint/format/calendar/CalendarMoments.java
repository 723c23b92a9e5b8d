package org.rallypoint.format.calendar;

import static java.util.stream.Collectors.toMap;

import biweekly.Biweekly;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateStart;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;

/** When the events of a calendar start, in the opinion of three readers, by the time zones that the file explains. */
final class CalendarMoments {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private CalendarMoments() {}

    /** The starts as ical4j reads them, by UID. */
    static Map<String, Instant> byIcal4j(String file) throws IOException, ParserException {
        return new CalendarBuilder()
                .build(new StringReader(file)).<VEvent>getComponents("VEVENT").stream()
                        .collect(toMap(
                                event -> event.getUid().orElseThrow().getValue(),
                                event -> Instant.from(event.<DtStart<Temporal>>getRequiredProperty("DTSTART")
                                        .getDate())));
    }

    static Map<String, Instant> byBiweekly(String file) {
        var calendar = Biweekly.parse(file).first();
        return calendar.getEvents().stream()
                .collect(toMap(
                        event -> event.getUid().getValue(),
                        event -> byBiweekly(event.getDateStart(), calendar.getTimezoneInfo())));
    }

    /**
     * By the offset that biweekly finds in the file's zone. The moment that it makes of it is java.util.Calendar's,
     * which asks for another time's offset on the day of a change, and takes any summer time for a whole hour.
     */
    private static Instant byBiweekly(DateStart start, TimezoneInfo zones) {
        var zone = zones.getTimezone(start);
        if (zone == null) {
            return start.getValue().toInstant();
        }
        var raw = start.getValue().getRawComponents();
        var local = LocalDateTime.of(
                raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(), raw.getSecond());
        var offset = zone.getTimeZone()
                .getOffset(
                        1, // AD
                        local.getYear(),
                        local.getMonthValue() - 1,
                        local.getDayOfMonth(),
                        local.getDayOfWeek().getValue() % 7 + 1,
                        local.toLocalTime().get(ChronoField.MILLI_OF_DAY));
        return local.toInstant(ZoneOffset.ofTotalSeconds(offset / 1000));
    }

    /** What RFC 5545 says, in a few lines. */
    static Map<String, Instant> byHand(String file) {
        var onsets = new TreeMap<Instant, ZoneOffset>();
        values(file.substring(0, file.indexOf("END:VTIMEZONE")))
                .skip(1)
                .forEach(observance -> onsets.put(
                        LocalDateTime.parse(observance.apply("DTSTART:"), LOCAL)
                                .toInstant(ZoneOffset.of(observance.apply("TZOFFSETFROM:"))),
                        ZoneOffset.of(observance.apply("TZOFFSETTO:"))));
        return Stream.of(file.split("BEGIN:VEVENT\r\n", -1))
                .skip(1)
                .map(CalendarMoments::lines)
                .collect(toMap(event -> event.apply("UID:"), event -> start(event.apply("DTSTART"), onsets)));
    }

    private static Stream<Function<String, String>> values(String zone) {
        return Stream.of(zone.split("BEGIN:(?:STANDARD|DAYLIGHT)\r\n", -1)).map(CalendarMoments::lines);
    }

    private static Function<String, String> lines(String component) {
        return name -> component
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    private static Instant start(String value, NavigableMap<Instant, ZoneOffset> onsets) {
        if (value.endsWith("Z")) {
            return LocalDateTime.parse(value.substring(1, value.length() - 1), LOCAL)
                    .toInstant(ZoneOffset.UTC);
        }
        var local = LocalDateTime.parse(value.substring(value.indexOf(':') + 1), LOCAL);
        return onsets.values().stream()
                .distinct()
                .filter(offset -> {
                    var onset = onsets.floorEntry(local.toInstant(offset));
                    return onset != null && onset.getValue().equals(offset);
                })
                .map(local::toInstant)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
