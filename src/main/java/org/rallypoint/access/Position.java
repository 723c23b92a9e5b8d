package org.rallypoint.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.QueryReader;

/** Where a page of a list ended that shows the newest first. */
public record Position(Instant at, UUID id) {

    /** Both databases know the years between. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    /** The cursor of the query; empty if it has none, or one that this list never gave out. */
    public static Optional<Position> read(QueryReader query, String order) {
        return query.text("cursor").flatMap(cursor -> {
            var position = Cursor.read(
                    cursor, order, 2, keys -> new Position(instant(keys.get(0)), UUID.fromString(keys.get(1))));
            if (position.isEmpty()) {
                query.fault("cursor", "bad_cursor", "cursor is not one that this list gave out.");
            }
            return position;
        });
    }

    public String write(String order) {
        return Cursor.write(order, List.of(at.toString(), id.toString()));
    }

    private static Instant instant(String text) {
        var instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("Nothing was made at " + text);
        }
        return instant;
    }
}
