package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a cell in which our export lists links: {@code https://example.org [website] | Sign up here}.
 *
 * @param kind what the API calls it
 */
record ListedLink(
        String url, @Nullable String kind, @Nullable String label) {

    private static final Pattern LINE =
            Pattern.compile("((?i:https?)://\\S++)(?: \\[([a-z_]{1,40})])?(?: \\| (.++))?", Pattern.DOTALL);

    private static final Pattern LINE_BREAK = Pattern.compile("\\r?\\n");

    /** Empty for what our export wouldn't write so. */
    static Optional<ListedLink> of(String line) {
        var link = LINE.matcher(line.strip());
        return link.matches()
                ? Optional.of(new ListedLink(link.group(1), link.group(2), link.group(3)))
                : Optional.empty();
    }

    /** Those of the lines that are links. */
    static List<ListedLink> in(String cell) {
        return LINE_BREAK.splitAsStream(cell).flatMap(line -> of(line).stream()).toList();
    }

    /** Whether each line is one. */
    static boolean isListOf(String cell) {
        return LINE_BREAK.splitAsStream(cell).allMatch(line -> of(line).isPresent());
    }
}
