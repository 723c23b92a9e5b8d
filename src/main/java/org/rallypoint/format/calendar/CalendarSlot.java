package org.rallypoint.format.calendar;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.stream.Stream;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventTimesView;
import org.rallypoint.event.EventView;

/**
 * Where an event stands in a calendar, and how sure that is.
 *
 * @param start a {@link LocalDate} where only the day is known, a {@link ZonedDateTime} where the time is, or an {@link
 *     Instant} where the local time would not say which moment it is
 * @param end the same, exclusive; null where nobody said it
 * @param status of RFC 5545: {@code CONFIRMED}, {@code TENTATIVE} or {@code CANCELLED}
 */
record CalendarSlot(Temporal start, @Nullable Temporal end, String status) {

    private static final String CONFIRMED = "CONFIRMED";
    private static final String TENTATIVE = "TENTATIVE";
    private static final String CANCELLED = "CANCELLED";

    /** The slot of an event; empty where no day is known for it. */
    static Optional<CalendarSlot> of(EventView event, boolean undatedInWindow) {
        var times = event.times();
        if (times.startDate() != null) {
            return Optional.of(times.startsAt() == null ? days(times, status(event)) : hours(times, status(event)));
        }
        return previous(event).or(() -> undatedInWindow ? window(event) : Optional.empty());
    }

    /** The local times with a zone, which a calendar has to explain. */
    Stream<ZonedDateTime> zoned() {
        return Stream.of(Optional.of(start), Optional.ofNullable(end))
                .flatMap(Optional::stream)
                .filter(ZonedDateTime.class::isInstance)
                .map(ZonedDateTime.class::cast);
    }

    private static String status(EventView event) {
        return switch (event.status()) {
            case cancelled -> CANCELLED;
            case postponed -> TENTATIVE;
            case scheduled ->
                event.times().startDate() == null || event.details() == Details.to_follow ? TENTATIVE : CONFIRMED;
        };
    }

    private static CalendarSlot days(EventTimesView times, String status) {
        return new CalendarSlot(times.startDate(), lastDay(times).plusDays(1), status);
    }

    private static CalendarSlot hours(EventTimesView times, String status) {
        var zone = ZoneId.of(times.timeZone());
        var end = end(times, zone);
        var isLater = end != null && end.isAfter(times.startsAt());
        return new CalendarSlot(moment(times.startsAt(), zone), isLater ? moment(end, zone) : null, status);
    }

    @Nullable
    private static Instant end(EventTimesView times, ZoneId zone) {
        if (times.endsAt() != null || lastDay(times).equals(times.startDate())) {
            return times.endsAt();
        }
        return lastDay(times).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate lastDay(EventTimesView times) {
        return times.endDate() == null || times.endDate().isBefore(times.startDate())
                ? times.startDate()
                : times.endDate();
    }

    /** Called off where people have it in their calendars: one that disappeared would leave them to guess. */
    private static Optional<CalendarSlot> previous(EventView event) {
        var day = event.previousStartDate();
        var instant = event.previousStartsAt();
        if (event.status() == EventStatus.scheduled || (day == null && instant == null)) {
            return Optional.empty();
        }
        return Optional.of(
                instant == null
                        ? new CalendarSlot(day, day.plusDays(1), CANCELLED)
                        : new CalendarSlot(
                                moment(instant, ZoneId.of(event.times().timeZone())), null, CANCELLED));
    }

    private static Optional<CalendarSlot> window(EventView event) {
        return Optional.ofNullable(event.times().window())
                .map(window -> new CalendarSlot(window.from(), window.to().plusDays(1), status(event)));
    }

    private static Temporal moment(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        // RFC 5545: a local time that occurs twice is the first one.
        var isSecond = !local.withEarlierOffsetAtOverlap().equals(local);
        return isSecond || zone.normalized().equals(ZoneOffset.UTC) ? instant : local;
    }
}
