package org.rallypoint.access;

import java.util.List;

/**
 * One page of a list as the database gives it.
 *
 * @param more whether there are items behind the last one
 * @param counted items of the whole list, at most one more than are ever counted
 */
public record Found<T>(List<T> items, boolean more, long counted) {

    /** Takes up to one row more than the page holds. */
    static <T> Found<T> of(List<T> rows, int limit, long counted) {
        return new Found<>(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit, counted);
    }
}
