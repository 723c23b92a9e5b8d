package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Local days on which events have to be, half open: conditions over {@code $e} (event) and {@code $p} (its campaign, on any of
 * whose days an event without a day of its own may be).
 *
 * @param from null: however early
 * @param to the first day that is too late, null: however late
 */
record OnDays(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Longer than to the next morning is only what has a last day. */
    static final String LONG = "$e.end_date is not null";

    /** Where a day begins first, and where it ends last. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    /** As {@link EventQuery#ranges}: what begins on these days, what goes on then, and what has no day, which stands behind all. */
    List<String> ranges(When when) {
        var ranges = new ArrayList<String>();
        ranges.add(
                (to == null ? "$e.sort_at < :undated" : "$e.sort_at <= :endOfTo and " + mostly("$e.start_date >= :to"))
                        + (from == null ? "" : " and $e.sort_at >= :dayBeforeFrom and " + lasting(when)));
        if (from != null) {
            ranges.add("$e.sort_at < :dayBeforeFrom and $e.last_date >= :from and $e.end_date >= :from and " + LONG
                    + (to == null ? "" : " and $e.start_date < :to")
                    + (when == When.upcoming ? " and $e.ended = false" : ""));
        }
        ranges.add("$e.sort_at = :undated" + (from == null ? "" : " and $p.end_date >= :from")
                + (to == null ? "" : " and $p.start_date < :to"));
        return ranges;
    }

    /** The index of what is to come has the last day of each, so that those of the day before aren't read. */
    private static String lasting(When when) {
        return when == When.upcoming ? "$e.last_date >= :from" : mostly("$e.last_date < :from");
    }

    /** Said so, PostgreSQL doesn't take the days for independent of the moment, and expects more than a handful. */
    private static String mostly(String not) {
        return "(" + not + ") is not true";
    }

    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>(Map.of("undated", Moments.UNDATED));
        if (from != null) {
            parameters.put("from", from);
            parameters.put(
                    "dayBeforeFrom", from.minusDays(1).atStartOfDay(EARLIEST).toInstant());
        }
        if (to != null) {
            parameters.put("to", to);
            parameters.put("endOfTo", to.atStartOfDay(LATEST).toInstant());
        }
        return parameters;
    }
}
