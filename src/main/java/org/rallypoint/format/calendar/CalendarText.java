package org.rallypoint.format.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Content lines as RFC 5545 has them: escaped, folded at 75 octets of UTF-8, each ended by CR LF. */
final class CalendarText {

    private static final int OCTETS_OF_A_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final StringBuilder lines = new StringBuilder();

    /** A line whose value is written as it is: all types but text. */
    CalendarText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line whose value is text that somebody typed. */
    CalendarText text(String name, String value) {
        return line(name, escaped(value));
    }

    /** A line with a list of texts; none where the list is empty. */
    CalendarText texts(String name, Collection<String> values) {
        return values.isEmpty()
                ? this
                : line(name, values.stream().map(CalendarText::escaped).collect(Collectors.joining(",")));
    }

    /**
     * A line with a day, a local time, a local time of a zone or a moment in UTC.
     *
     * @param when a {@link LocalDate}, {@link LocalDateTime}, {@link ZonedDateTime} or {@link Instant}
     */
    CalendarText when(String name, Temporal when) {
        if (when instanceof LocalDate day) {
            return line(name + ";VALUE=DATE", DAY.format(day));
        }
        if (when instanceof LocalDateTime local) {
            return line(name, LOCAL.format(local));
        }
        if (when instanceof ZonedDateTime local) {
            return line(name + ";TZID=" + local.getZone().getId(), LOCAL.format(local));
        }
        return line(name, LOCAL.format(Instant.from(when).atOffset(ZoneOffset.UTC)) + "Z");
    }

    /** All lines so far. */
    @Override
    public String toString() {
        return lines.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                // Readers that split a file by Unicode's idea of a line would see new lines in these two.
                .replace('\u2028', '\n')
                .replace('\u2029', '\n')
                .replace("\n", "\\n");
    }

    private void fold(String line) {
        var octets = 0;
        for (int i = 0; i < line.length(); ) {
            var character = line.codePointAt(i);
            i += Character.charCount(character);
            if (isNothing(character)) {
                continue;
            }
            octets += octets(character);
            if (octets > OCTETS_OF_A_LINE) {
                lines.append("\r\n ");
                octets = 1 + octets(character);
            }
            lines.appendCodePoint(character);
        }
        lines.append("\r\n");
    }

    /** Half of a surrogate pair has no UTF-8, and of the control characters RFC 5545 lets only the tab stand. */
    private static boolean isNothing(int character) {
        return Character.getType(character) == Character.SURROGATE
                || (Character.isISOControl(character) && character != '\t');
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
