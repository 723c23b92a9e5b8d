package org.rallypoint.importer.proposal;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rallypoint.importer.proposal.Proposal.Times;

/**
 * One point in time as a source writes it: a day, a day and a time on the clocks there, or an instant.
 *
 * @param instant the day and the time are null with it
 */
public record SourceTime(
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        @Nullable Instant instant) {

    private static final Pattern ISO = Pattern.compile(
            "([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
                    + "(?:[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,9})?)? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LAST_SECOND = 59;
    /** What the API takes for a year. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    public static SourceTime of(LocalDate day) {
        return new SourceTime(day, null, null);
    }

    public static SourceTime of(LocalDateTime local) {
        return new SourceTime(local.toLocalDate(), local.toLocalTime(), null);
    }

    public static SourceTime of(Instant instant) {
        return new SourceTime(null, null, instant);
    }

    /** ISO 8601, with or without hyphens and colons; empty for anything else and for what is no day of our times. */
    public static Optional<SourceTime> parse(String written) {
        var iso = ISO.matcher(written.strip());
        if (!iso.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(iso)).filter(SourceTime::isOfOurTimes);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * An instant; empty for one that no protest can have.
     *
     * @param seconds since 1970, UTC
     */
    public static Optional<SourceTime> ofEpoch(long seconds) {
        try {
            return Optional.of(of(Instant.ofEpochSecond(seconds))).filter(SourceTime::isOfOurTimes);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SourceTime of(Matcher iso) {
        var day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        if (iso.group(4) == null) {
            return of(day);
        }
        // A leap second is written as the sixtieth.
        int second = iso.group(6) == null ? 0 : Math.min(number(iso, 6), LAST_SECOND);
        var local = day.atTime(number(iso, 4), number(iso, 5), second);
        return iso.group(7) == null
                ? of(local)
                : of(local.toInstant(ZoneOffset.of(iso.group(7).toUpperCase(Locale.ROOT))));
    }

    private static int number(Matcher iso, int group) {
        return Integer.parseInt(iso.group(group));
    }

    private boolean isOfOurTimes() {
        int year = instant == null
                ? day.getYear()
                : instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    public boolean isWholeDay() {
        return day != null && time == null;
    }

    /** The day and time on the clocks; null for an instant and for a whole day. */
    @Nullable
    public LocalDateTime local() {
        return day == null || time == null ? null : day.atTime(time);
    }

    /** So much later; of a whole day only the days count. */
    public SourceTime plus(long days, Duration more) {
        if (instant != null) {
            return of(instant.plus(Duration.ofDays(days)).plus(more));
        }
        return time == null ? of(day.plusDays(days)) : of(local().plusDays(days).plus(more));
    }

    /** From one to the other; what contradicts the start is left out, and the sketch doubts it. */
    public static Times span(@Nullable SourceTime start, @Nullable SourceTime end, Sketch sketch) {
        if (start == null) {
            return Times.UNKNOWN;
        }
        var checked = end == null ? start : end;
        if ((start.instant == null) != (checked.instant == null)) {
            sketch.doubt("mixed_times", "Its start and its end are written in two ways, so the end is left out.");
            checked = start;
        } else if (checked.isBefore(start)) {
            sketch.doubt("ends_before_start", "It ends before it starts, so the end is left out.");
            checked = start;
        }
        if (start.instant != null) {
            return new Times(null, null, null, null, start.instant, checked.equals(start) ? null : checked.instant);
        }
        // An end at the very start is how some calendars say that they know of none.
        var endTime = start.time == null || checked.equals(start) ? null : checked.time;
        return new Times(
                start.day, start.time, checked.day.equals(start.day) ? null : checked.day, endTime, null, null);
    }

    private boolean isBefore(SourceTime start) {
        if (instant != null) {
            return instant.isBefore(start.instant);
        }
        var isOfDays = isWholeDay() || start.isWholeDay();
        return isOfDays ? day.isBefore(start.day) : local().isBefore(start.local());
    }
}
