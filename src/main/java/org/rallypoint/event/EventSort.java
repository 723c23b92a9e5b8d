package org.rallypoint.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The orders of a list, each total: its last key is the id, so that a page begins just where the last one ended. */
enum EventSort {
    STARTS_AT("startsAt", false, List.of(Key.SORT_AT, Key.SORT_NAME, Key.ID)),
    STARTS_AT_DESCENDING("-startsAt", false, List.of(Key.LATEST_FIRST, Key.SORT_NAME, Key.ID)),
    UPDATED_AT("updatedAt", false, List.of(Key.UPDATED_AT, Key.ID)),
    UPDATED_AT_DESCENDING("-updatedAt", true, List.of(Key.UPDATED_AT, Key.ID)),
    DISTANCE("distance", false, List.of(Key.DISTANCE, Key.ID));

    /** One column of an order, and how its value is written in a cursor. */
    private enum Key {
        SORT_AT("$e.sort_at"),
        LATEST_FIRST("$e.latest_first"),
        SORT_NAME("$e.sort_name"),
        UPDATED_AT("$e.updated_at"),
        DISTANCE(Distance.PLACEHOLDER),
        ID("$e.id");

        private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

        final String column;

        Key(String column) {
            this.column = column;
        }

        Object parse(String text) {
            return switch (this) {
                case SORT_AT, UPDATED_AT -> instant(text);
                case LATEST_FIRST -> Long.valueOf(text);
                case SORT_NAME -> text;
                case DISTANCE -> kilometres(text);
                case ID -> UUID.fromString(text);
            };
        }

        /** Both databases know these years, and no event has another. */
        private static Instant instant(String text) {
            var instant = Instant.parse(text);
            if (instant.isBefore(FIRST) || instant.isAfter(Moments.UNDATED)) {
                throw new IllegalArgumentException("No event is at " + text);
            }
            return instant;
        }

        private static Double kilometres(String text) {
            var kilometres = Double.valueOf(text);
            if (!Double.isFinite(kilometres)) {
                throw new IllegalArgumentException("Nothing is " + text + " km away");
            }
            return kilometres;
        }

        String write(StoredEvent event, Double distance) {
            return switch (this) {
                case SORT_AT -> event.moments().sortAt().toString();
                case LATEST_FIRST -> Long.toString(event.moments().latestFirst());
                case SORT_NAME -> event.sortName();
                case UPDATED_AT -> event.updatedAt().toString();
                case DISTANCE -> distance.toString();
                case ID -> event.id().toString();
            };
        }
    }

    private final String code;
    private final boolean descending;

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed.
    private final List<Key> keys;

    EventSort(String code, boolean descending, List<Key> keys) {
        this.code = code;
        this.descending = descending;
        this.keys = keys;
    }

    @Override
    public String toString() {
        return code;
    }

    int keyCount() {
        return keys.size();
    }

    String orderBy() {
        return keys.stream()
                .map(key -> key.column + (descending ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    /** What lies behind a position: an index in this order begins there. */
    String after() {
        return keys.stream().map(key -> key.column).collect(Collectors.joining(", ", "(", ")"))
                + (descending ? " < " : " > ")
                + IntStream.range(0, keys.size()).mapToObj(i -> ":key" + i).collect(Collectors.joining(", ", "(", ")"));
    }

    List<String> position(StoredEvent event, Double distance) {
        return keys.stream().map(key -> key.write(event, distance)).toList();
    }

    /** The values of a position; throws IllegalArgumentException or DateTimeException for a text that is none of its key's. */
    List<Object> parse(List<String> position) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).parse(position.get(i)))
                .toList();
    }
}
