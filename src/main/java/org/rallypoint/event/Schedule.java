package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.rallypoint.RuleViolation;

/**
 * When an event is, as the clocks of its city show it: this is the truth, and instants are derived from it. Each part may be
 * unknown.
 *
 * @param startOffset which of two, where a clock change makes the start time occur twice; null takes the first
 * @param endOffset the same for the end time
 */
@Embeddable
public record Schedule(
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,

        @Nullable @Convert(converter = LocalTimeColumn.class)
        LocalTime startTime,

        @Nullable @Convert(converter = LocalTimeColumn.class)
        LocalTime endTime,

        @Nullable @Convert(converter = OffsetColumn.class) ZoneOffset startOffset,
        @Nullable @Convert(converter = OffsetColumn.class) ZoneOffset endOffset) {

    /** Clocks on posters have no seconds. */
    public Schedule {
        startTime = startTime == null ? null : startTime.truncatedTo(ChronoUnit.MINUTES);
        endTime = endTime == null ? null : endTime.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Nothing is known yet. */
    public static final Schedule UNKNOWN = new Schedule(null, null, null, null, null, null);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    public static Schedule day(LocalDate day) {
        return new Schedule(day, null, null, null, null, null);
    }

    public static Schedule days(LocalDate first, LocalDate last) {
        return new Schedule(first, last, null, null, null, null);
    }

    public static Schedule at(LocalDate day, LocalTime start, @Nullable LocalTime end) {
        return new Schedule(day, null, start, end, null, null);
    }

    /** Whether the event goes on for several calendar days because somebody said so. */
    boolean isManyDays() {
        return endDate != null && endDate.isAfter(startDate);
    }

    /** The local day on which it ends: a party that ends before it starts ends on the next day. */
    @Nullable
    LocalDate lastDate() {
        if (endDate != null || startDate == null) {
            return endDate;
        }
        // An end at midnight whose start nobody knows is the end of the day.
        var start = startTime == null ? LocalTime.MIDNIGHT : startTime;
        return endTime != null && !endTime.isAfter(start) ? startDate.plusDays(1) : startDate;
    }

    /** Refuses what no calendar can hold; what the clocks of a zone can't show is refused by {@link Moments}. */
    void check() {
        if (startDate == null) {
            refuse(endDate != null, "endDate", "needs_start_date", "An end needs a first day.");
            refuse(startTime != null, "startTime", "needs_start_date", "A time needs a day.");
            refuse(endTime != null, "endTime", "needs_start_date", "A time needs a day.");
        } else {
            checkYear("startDate", startDate);
        }
        if (endDate != null) {
            checkYear("endDate", endDate);
            refuse(endDate.isBefore(startDate), "endDate", "end_before_start", "The last day is before the first.");
        }
        refuse(startOffset != null && startTime == null, "startOffset", "needs_time", "An offset needs a time.");
        refuse(endOffset != null && endTime == null, "endOffset", "needs_time", "An offset needs a time.");
    }

    private static void checkYear(String field, LocalDate day) {
        var unlikely = day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
        refuse(unlikely, field, "out_of_range", "The year is from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }

    private static void refuse(boolean broken, String field, String code, String message) {
        if (broken) {
            throw new RuleViolation(field, code, message);
        }
    }
}
