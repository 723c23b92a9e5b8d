package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What the database says to a query.
 *
 * @param distances to each event in kilometres; 0 where the query names no point
 * @param more whether there are events behind the last one
 * @param counted events of the whole list, at most one more than are ever counted
 * @param next when the list would change by itself, null if never
 */
record EventPage(
        List<EventRow> events,
        List<Double> distances,
        boolean more,
        long counted,
        @Nullable Instant next) {}
