package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.rallypoint.RuleViolation;

/**
 * The instants that a schedule comes to in a time zone. They are stored for queries; {@link Event#derive} makes them
 * anew when what they follow from has changed.
 *
 * @param startsAt null while no start time is known: midnight and noon are never invented
 * @param endsAt null while no end time is known
 * @param beginsAt from when on the event is running: its start, else the beginning of its first day; null without a day
 * @param lastDate the local day on which it ends, null without a day
 * @param sortAt its place in lists; {@link #UNDATED} without a day
 * @param latestFirst its place in lists that begin with the latest: milliseconds before 1970, and without a day behind all
 * @param effectiveEnd from when on it is past; never null
 */
@Embeddable
record Moments(
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant beginsAt,
        @Nullable LocalDate lastDate,
        Instant sortAt,
        long latestFirst,
        Instant effectiveEnd) {

    /** Sorts behind every day that an event can have. */
    static final Instant UNDATED = Instant.parse("9999-12-31T00:00:00Z");

    private static final Duration USUAL_LENGTH = Duration.ofHours(3);

    /** @param windowEnd the last day of the campaign, which ends what has no day of its own */
    static Moments of(Schedule when, ZoneId zone, LocalDate windowEnd) {
        when.check();
        var startsAt = when.startTime() == null
                ? null
                : instant("start", when.startDate(), when.startTime(), when.startOffset(), zone);
        var endsAt =
                when.endTime() == null ? null : instant("end", when.lastDate(), when.endTime(), when.endOffset(), zone);
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new RuleViolation("endTime", "end_before_start", "The end is not after the start.");
        }
        var day = when.startDate();
        if (day != null && day.atStartOfDay(zone).toInstant().equals(endOf(day, zone))) {
            throw new RuleViolation("startDate", "skipped_local_day", day + " doesn't exist in " + zone + ".");
        }
        var sortAt = startsAt != null ? startsAt : day != null ? endOf(day, zone) : UNDATED;
        return new Moments(
                startsAt,
                endsAt,
                startsAt != null || day == null
                        ? startsAt
                        : day.atStartOfDay(zone).toInstant(),
                lastDateOf(when),
                sortAt,
                day == null ? Long.MAX_VALUE : -sortAt.toEpochMilli(),
                effectiveEnd(when, startsAt, endsAt, zone, windowEnd));
    }

    /** Who goes home at midnight is not there on the next day. */
    private static LocalDate lastDateOf(Schedule when) {
        var last = when.lastDate();
        var endsWithTheDay = LocalTime.MIDNIGHT.equals(when.endTime()) && last.isAfter(when.startDate());
        return endsWithTheDay ? last.minusDays(1) : last;
    }

    private static Instant effectiveEnd(
            Schedule when, Instant startsAt, Instant endsAt, ZoneId zone, LocalDate windowEnd) {
        if (endsAt != null) {
            return endsAt;
        }
        if (when.isManyDays()) {
            return endOf(when.endDate(), zone);
        }
        if (startsAt != null) {
            return startsAt.plus(USUAL_LENGTH);
        }
        return endOf(when.startDate() != null ? when.startDate() : windowEnd, zone);
    }

    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The one place where a local time becomes an instant.
     *
     * @param which {@code start} or {@code end}, for the fault's field
     * @param offset which of two, where the local time occurs twice; null takes the first
     * @throws RuleViolation for a time that the clocks skip, or an offset that they don't have then
     */
    private static Instant instant(
            String which, LocalDate day, LocalTime time, @Nullable ZoneOffset offset, ZoneId zone) {
        var local = LocalDateTime.of(day, time);
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new RuleViolation(
                    which + "Time",
                    "skipped_local_time",
                    local + " doesn't exist in " + zone + ": the clocks go " + jump(local, zone) + ".");
        }
        if (offset != null && !offsets.contains(offset)) {
            throw new RuleViolation(
                    which + "Offset",
                    "wrong_offset",
                    "The clocks of " + zone + " are never " + offset + " off UTC at " + local + ".");
        }
        return local.toInstant(offset == null ? offsets.get(0) : offset);
    }

    /** Across the date line a whole day is skipped, and only the days tell it. */
    private static String jump(LocalDateTime skipped, ZoneId zone) {
        var change = zone.getRules().getTransition(skipped);
        var before = change.getDateTimeBefore();
        var after = change.getDateTimeAfter();
        return before.toLocalDate().equals(after.toLocalDate())
                ? "from " + before.toLocalTime() + " to " + after.toLocalTime()
                : "from " + before + " to " + after;
    }
}
