package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.rallypoint.importer.csv.CsvCells.Cell;
import org.rallypoint.importer.csv.WrittenDay.Trouble;
import org.rallypoint.importer.proposal.Proposal.Times;

/** Reads when an event is from the cells of its row. */
final class CsvTimes {

    private static final Side START =
            new Side(CsvColumn.START_DATE, CsvColumn.START_TIME, CsvColumn.STARTS_AT, CsvColumn.START_OFFSET);
    private static final Side END =
            new Side(CsvColumn.END_DATE, CsvColumn.END_TIME, CsvColumn.ENDS_AT, CsvColumn.END_OFFSET);

    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)([Zz]|[+-]\\d{2}:\\d{2})");

    private final CsvDays days;

    /** The columns that tell the start or the end. */
    private record Side(CsvColumn date, CsvColumn time, CsvColumn at, CsvColumn offset) {}

    /** What was read of a start or an end; all null if nothing. */
    private record Moment(
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable LocalTime until,
            @Nullable Instant at) {

        static final Moment UNKNOWN = new Moment(null, null, null, null);

        static Moment of(WrittenDay day) {
            return day.time() == null
                    ? new Moment(day.day(), null, null, null)
                    : new Moment(day.day(), day.time().from(), day.time().until(), null);
        }

        /** Whatever isn't known here is taken from another one. */
        Moment or(Moment other) {
            var hasTime = time != null;
            return new Moment(
                    day == null ? other.day : day,
                    hasTime ? time : other.time,
                    hasTime ? until : other.until,
                    at == null ? other.at : at);
        }
    }

    CsvTimes(CsvTable table) {
        days = new CsvDays(table);
    }

    Times of(CsvCells row) {
        var start = moment(row, START);
        var end = moment(row, END);
        var endTime = end.time() == null ? start.until() : end.time();
        var zone = start.time() == null && endTime == null ? null : zone(row);
        var startsAt = start.at() == null ? at(row, START, zone, start.day(), start.time()) : start.at();
        var lastDay = end.day() == null ? dayAfter(start, endTime) : end.day();
        var endsAt = end.at() == null ? at(row, END, zone, lastDay, endTime) : end.at();
        var endDate = end.day() == null || end.day().equals(start.day()) ? null : end.day();
        return new Times(
                startsAt == null ? start.day() : null,
                startsAt == null ? start.time() : null,
                endsAt == null ? endDate : null,
                endsAt == null ? endTime : null,
                startsAt,
                endsAt);
    }

    /** The day of an end that has only a time. */
    @Nullable
    private static LocalDate dayAfter(Moment start, @Nullable LocalTime endTime) {
        var isNextDay =
                start.day() != null && start.time() != null && endTime != null && !endTime.isAfter(start.time());
        return isNextDay ? start.day().plusDays(1) : start.day();
    }

    private Moment moment(CsvCells row, Side side) {
        var dates = row.all(side.date());
        // "Day: Friday" may stand beside "Date: 7 February".
        var date = dates.stream()
                .filter(cell -> !WrittenDay.isWeekday(cell.text()))
                .findFirst()
                .or(() -> dates.stream().findFirst())
                .map(cell -> day(row, cell))
                .orElse(Moment.UNKNOWN);
        var times = row.first(side.time());
        var time = times.map(cell -> time(row, cell)).orElse(Moment.UNKNOWN);
        if (dates.isEmpty() && times.isEmpty()) {
            return row.first(side.at()).map(cell -> time(row, cell)).orElse(Moment.UNKNOWN);
        }
        if (date.day() != null && time.day() != null && !date.day().equals(time.day())) {
            row.doubt("two_days", "Two columns of this row tell different days for one thing.");
        }
        return time.or(date);
    }

    private Moment day(CsvCells row, Cell cell) {
        var at = instant(cell.text());
        if (at != null) {
            return new Moment(null, null, null, at);
        }
        var day = days.read(cell);
        if (day.trouble() != null) {
            doubt(row, cell, day.trouble());
            return Moment.UNKNOWN;
        }
        return Moment.of(day);
    }

    /** A column for a time, which may have the day, too. */
    private Moment time(CsvCells row, Cell cell) {
        var at = instant(cell.text());
        if (at != null) {
            return new Moment(null, null, null, at);
        }
        var time = WrittenTime.of(cell.text());
        if (time.isPresent()) {
            return new Moment(null, time.get().from(), time.get().until(), null);
        }
        var day = days.read(cell);
        if (day.trouble() == Trouble.UNREADABLE) {
            row.doubt(
                    "unreadable_time",
                    "What the column \"" + cell.heading().word() + "\" says is no time; write it like 14:00.");
        } else if (day.trouble() != null) {
            doubt(row, cell, day.trouble());
        }
        return Moment.of(day);
    }

    private static void doubt(CsvCells row, Cell cell, Trouble trouble) {
        var column = "the column \"" + cell.heading().word() + "\"";
        switch (trouble) {
            case UNREADABLE ->
                row.doubt("unreadable_day", "What " + column + " says is no day; write it like 2025-02-07.");
            case AMBIGUOUS ->
                row.doubt(
                        "ambiguous_day",
                        "The day in " + column
                                + " may be two: is the month first or second? Write it like 2025-02-07.");
            case OTHER_WEEKDAY ->
                row.doubt("wrong_weekday", "The day in " + column + " is not the weekday that stands before it.");
        }
    }

    @Nullable
    private static Instant instant(String text) {
        var parts = text.length() > WrittenTime.LONGEST ? null : INSTANT.matcher(text);
        if (parts == null || !parts.matches()) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2) + parts.group(3));
            return WrittenDay.isOfOurTimes(at.getYear()) ? at.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Nullable
    private static Instant at(
            CsvCells row, Side side, @Nullable ZoneId zone, @Nullable LocalDate day, @Nullable LocalTime time) {
        if (day == null || time == null) {
            return null;
        }
        var local = day.atTime(time);
        var offset = row.first(side.offset()).map(cell -> offset(row, cell)).orElse(null);
        if (offset != null) {
            return local.toInstant(offset);
        }
        // A time that a clock change skips or doubles is for the rules of events to judge.
        var offsets = zone == null ? List.<ZoneOffset>of() : zone.getRules().getValidOffsets(local);
        return offsets.size() == 1 ? local.toInstant(offsets.get(0)) : null;
    }

    @Nullable
    private static ZoneOffset offset(CsvCells row, Cell cell) {
        try {
            return ZoneOffset.of(cell.text());
        } catch (DateTimeException e) {
            row.doubt(
                    "unreadable_offset",
                    "What the column \"" + cell.heading().word() + "\" says is no offset; write it like +01:00.");
            return null;
        }
    }

    @Nullable
    private static ZoneId zone(CsvCells row) {
        var name = row.text(CsvColumn.TIME_ZONE);
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            row.doubt("unknown_zone", "The time zone of this row is not known; write it like Europe/Zurich.");
            return null;
        }
    }
}
