package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rallypoint.importer.proposal.SourceTime;

/**
 * A change of the clocks, once or on the same weekday of the same month of every year. What else a rule of a calendar can say
 * no clocks do; it isn't followed, since a change in every second is written just as fast.
 *
 * @param first when the old clocks show it
 * @param rule null for a change that happens once
 */
record ClockChange(
        LocalDateTime first,
        ZoneOffset before,
        ZoneOffset after,
        @Nullable Yearly rule) {

    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final String DAWN = "19000101";
    private static final int LAST_SAFE_DAY = 25;
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /**
     * A day of each year.
     *
     * @param nth of that weekday in the month, from the end if negative
     * @param least the first day of the month on which it can be, where the rule gives seven days to choose from; or 0
     * @param last null for ever
     */
    record Yearly(
            Month month,
            DayOfWeek weekday,
            int nth,
            int least,
            @Nullable LocalDateTime last) {

        LocalDate in(int year) {
            var first = LocalDate.of(year, month, 1);
            return least == 0
                    ? first.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday))
                    : first.withDayOfMonth(least).with(TemporalAdjusters.nextOrSame(weekday));
        }
    }

    /** When it last happened, on the old clocks; null if it hadn't yet. In an hour that is skipped the old clocks still count. */
    @Nullable
    LocalDateTime lastBefore(LocalDateTime local) {
        int skipped = Math.max(0, after.getTotalSeconds() - before.getTotalSeconds());
        var at = local.minus(skipped, ChronoUnit.SECONDS);
        if (at.isBefore(first)) {
            return null;
        }
        if (rule == null) {
            return first;
        }
        var until = rule.last == null || at.isBefore(rule.last) ? at : rule.last;
        var inYear = rule.in(until.getYear()).atTime(first.toLocalTime());
        var last = inYear.isAfter(until) ? rule.in(until.getYear() - 1).atTime(first.toLocalTime()) : inYear;
        return last.isBefore(first) ? first : last;
    }

    /**
     * The changes that an observance describes: one, and one for each further date.
     *
     * @return empty if it can't be understood
     */
    static Optional<List<ClockChange>> read(Map<String, CalendarLine> observance, int most) {
        try {
            var before = ZoneOffset.of(value(observance, "TZOFFSETFROM"));
            var after = ZoneOffset.of(value(observance, "TZOFFSETTO"));
            var first = local(value(observance, "DTSTART"));
            var rule = observance.containsKey("RRULE") ? yearly(value(observance, "RRULE"), first, before) : null;
            var changes = new ArrayList<>(List.of(new ClockChange(first, before, after, rule)));
            var dates =
                    observance.containsKey("RDATE") ? value(observance, "RDATE").split(",", most + 1) : new String[0];
            Arrays.stream(dates).forEach(date -> changes.add(new ClockChange(local(date), before, after, null)));
            return Optional.of(changes);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String value(Map<String, CalendarLine> observance, String name) {
        var line = observance.get(name);
        if (line == null) {
            throw new IllegalArgumentException(name);
        }
        return line.value().strip();
    }

    private static LocalDateTime local(String written) {
        return time(written).local() == null
                ? time(written).day().atStartOfDay()
                : time(written).local();
    }

    private static SourceTime time(String written) {
        // Windows begins in 1601, and what happened before the years that we know moves no event.
        var ofOurTimes = written.compareTo(DAWN) < 0 && written.length() > DAWN.length()
                ? DAWN + written.substring(DAWN.length())
                : written;
        return SourceTime.parse(ofOurTimes).orElseThrow(() -> new IllegalArgumentException(written));
    }

    private static Yearly yearly(String written, LocalDateTime first, ZoneOffset before) {
        var parts = Arrays.stream(written.split(";", 20))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> one));
        var weekday = WEEKDAY.matcher(parts.getOrDefault("BYDAY", ""));
        if (!"YEARLY".equals(parts.get("FREQ")) || parts.containsKey("COUNT") || !weekday.matches()) {
            throw new IllegalArgumentException("RRULE");
        }
        var month = Month.of(Integer.parseInt(parts.getOrDefault("BYMONTH", "" + first.getMonthValue())));
        var days = parts.get("BYMONTHDAY");
        int least = days == null ? 0 : Integer.parseInt(days.split(",", 2)[0]);
        if (days != null && (least < 1 || least > LAST_SAFE_DAY)) {
            throw new IllegalArgumentException("BYMONTHDAY");
        }
        int nth = weekday.group(1) == null ? 1 : Integer.parseInt(weekday.group(1));
        var day = DayOfWeek.of(WEEKDAYS.indexOf(weekday.group(2)) + 1);
        return new Yearly(month, day, nth, least, last(parts.get("UNTIL"), before));
    }

    @Nullable
    private static LocalDateTime last(@Nullable String until, ZoneOffset before) {
        if (until == null) {
            return null;
        }
        var time = time(until);
        if (time.instant() != null) {
            return LocalDateTime.ofInstant(time.instant(), before);
        }
        return time.local() == null ? time.day().atTime(23, 59, 59) : time.local();
    }
}
