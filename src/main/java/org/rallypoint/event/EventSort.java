package org.rallypoint.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The orders of a list, each total: its last key is the id, so that a page begins just where the last one ended. */
enum EventSort {
    STARTS_AT("startsAt", List.of(Key.UNDATED, Key.SORT_AT, Key.SORT_NAME, Key.ID)),
    STARTS_AT_DESCENDING("-startsAt", List.of(Key.UNDATED, Key.SORT_AT_DESCENDING, Key.SORT_NAME, Key.ID)),
    UPDATED_AT("updatedAt", List.of(Key.UPDATED_AT, Key.ID)),
    UPDATED_AT_DESCENDING("-updatedAt", List.of(Key.UPDATED_AT_DESCENDING, Key.ID)),
    DISTANCE("distance", List.of(Key.DISTANCE, Key.ID));

    /** One column of an order, and how its value is written in a cursor. */
    private enum Key {
        UNDATED("case when $e.schedule.startDate is null then 1 else 0 end", false),
        SORT_AT("$e.moments.sortAt", false),
        SORT_AT_DESCENDING("$e.moments.sortAt", true),
        SORT_NAME("$e.sortName", false),
        UPDATED_AT("$e.updatedAt", false),
        UPDATED_AT_DESCENDING("$e.updatedAt", true),
        DISTANCE(Distance.PLACEHOLDER, false),
        ID("$e.id", false);

        private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

        final String path;
        final boolean descending;

        Key(String path, boolean descending) {
            this.path = path;
            this.descending = descending;
        }

        Object parse(String text) {
            return switch (this) {
                case UNDATED -> Integer.valueOf(text);
                case SORT_AT, SORT_AT_DESCENDING, UPDATED_AT, UPDATED_AT_DESCENDING -> instant(text);
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

        String write(Event event, Double distance) {
            return switch (this) {
                case UNDATED -> event.startDate() == null ? "1" : "0";
                case SORT_AT, SORT_AT_DESCENDING -> event.moments().sortAt().toString();
                case SORT_NAME -> event.sortName();
                case UPDATED_AT, UPDATED_AT_DESCENDING -> event.updatedAt().toString();
                case DISTANCE -> distance.toString();
                case ID -> event.id().toString();
            };
        }
    }

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed.
    private final List<Key> keys;

    EventSort(String code, List<Key> keys) {
        this.code = code;
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
                .map(key -> key.path + (key.descending ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    /** What lies behind a position: the first key is behind, or it is equal and the second is behind, and so on. */
    String after() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> IntStream.range(0, i)
                                .mapToObj(j -> keys.get(j).path + " = :key" + j + " and ")
                                .collect(Collectors.joining())
                        + keys.get(i).path
                        + (keys.get(i).descending ? " < :key" : " > :key")
                        + i)
                .collect(Collectors.joining(") or (", "((", "))"));
    }

    List<String> position(Event event, Double distance) {
        return keys.stream().map(key -> key.write(event, distance)).toList();
    }

    /** The values of a position; throws IllegalArgumentException or DateTimeException for a text that is none of its key's. */
    List<Object> parse(List<String> position) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).parse(position.get(i)))
                .toList();
    }
}
