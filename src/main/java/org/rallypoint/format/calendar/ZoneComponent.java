package org.rallypoint.format.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a calendar says of a time zone (RFC 5545, VTIMEZONE): each change of its clocks by itself, for whole years
 * around the times that are used.
 *
 * @param firstYear from whose beginning on it holds
 * @param lastYear until whose end it holds
 */
record ZoneComponent(ZoneId zone, int firstYear, int lastYear) {

    private static final int EPOCH_YEAR = 1970;

    /** The zones of these times, by id; a calendar needs a component, so it is UTC where there are no times. */
    static List<ZoneComponent> of(Collection<ZonedDateTime> times) {
        if (times.isEmpty()) {
            return List.of(new ZoneComponent(ZoneId.of("Etc/UTC"), EPOCH_YEAR, EPOCH_YEAR));
        }
        var years = times.stream()
                .collect(Collectors.groupingBy(
                        time -> time.getZone().getId(),
                        TreeMap::new,
                        Collectors.summarizingInt(ZonedDateTime::getYear)));
        return years.entrySet().stream()
                .map(zone -> new ZoneComponent(
                        ZoneId.of(zone.getKey()),
                        zone.getValue().getMin() - 1,
                        zone.getValue().getMax() + 1))
                .toList();
    }

    void writeTo(CalendarText text) {
        text.line("BEGIN", "VTIMEZONE").line("TZID", zone.getId()).line("X-LIC-LOCATION", zone.getId());
        var rules = zone.getRules();
        var from = startOf(firstYear);
        first(rules, from).writeTo(text);
        var until = startOf(lastYear + 1);
        for (var change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            Observance.of(rules, change).writeTo(text);
        }
        text.line("END", "VTIMEZONE");
    }

    /**
     * What is in force at that moment. If it began before 1970, or never, it is said to hold from there on: not every
     * reader knows earlier years, nor the offsets with seconds that clocks had before there were zones.
     */
    private Observance first(ZoneRules rules, Instant from) {
        var oldest = LocalDate.of(Math.min(firstYear, EPOCH_YEAR), 1, 1).atStartOfDay();
        // It takes those before that moment alone, and one of that very moment is in force.
        var change = rules.previousTransition(from.plusSeconds(1));
        if (change != null && !change.getDateTimeBefore().isBefore(oldest)) {
            return Observance.of(rules, change);
        }
        var offset = rules.getOffset(from);
        return new Observance(rules.isDaylightSavings(from), oldest, offset, offset);
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /**
     * One setting of the clocks.
     *
     * @param onset in the local time before it
     */
    private record Observance(boolean isDaylight, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {

        private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxxx", Locale.ROOT);

        static Observance of(ZoneRules rules, ZoneOffsetTransition change) {
            return new Observance(
                    rules.isDaylightSavings(change.getInstant()),
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter());
        }

        void writeTo(CalendarText text) {
            var kind = isDaylight ? "DAYLIGHT" : "STANDARD";
            text.line("BEGIN", kind)
                    .when("DTSTART", onset)
                    .line("TZOFFSETFROM", OFFSET.format(before))
                    .line("TZOFFSETTO", OFFSET.format(after))
                    .line("END", kind);
        }
    }
}
