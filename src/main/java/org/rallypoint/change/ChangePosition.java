package org.rallypoint.change;

import java.util.List;
import java.util.Optional;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.QueryReader;

/** A reader's place in the log, as an opaque cursor: the number of the last entry that is behind it. */
final class ChangePosition {

    private static final String ORDER = "changes";

    private ChangePosition() {}

    static String text(long seq) {
        return Cursor.write(ORDER, List.of(String.valueOf(seq)));
    }

    /**
     * Empty where nothing is given; a fault of the query where it is no cursor of ours.
     *
     * @param name of the parameter or header that it was given as
     */
    static Optional<Long> read(QueryReader query, String name, Optional<String> given) {
        return given.flatMap(text -> {
            var seq = Cursor.read(text, ORDER, 1, keys -> Long.parseLong(keys.get(0)))
                    .filter(number -> number >= 0);
            if (seq.isEmpty()) {
                query.fault(name, "bad_cursor", name + " is not a cursor that this feed gave out.");
            }
            return seq;
        });
    }
}
