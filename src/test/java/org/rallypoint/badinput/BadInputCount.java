package org.rallypoint.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.rallypoint.TestDatabase;

/** How much was tried on each route, as a table in {@code target/bad-input-h2.md}, or {@code -postgresql.md}. */
final class BadInputCount {

    private final Map<String, int[]> routes = new TreeMap<>();

    void add(String route, int... counts) {
        routes.merge(route, counts, BadInputCount::sum);
    }

    private static int[] sum(int[] one, int[] other) {
        return new int[] {one[0] + other[0], one[1] + other[1], one[2] + other[2]};
    }

    void write() throws IOException {
        var name = TestDatabase.isPostgres() ? "postgresql" : "h2";
        var text = new StringBuilder("""
                # Bad input by route, %s

                Each answer was below 500, and each refusal a problem.

                | Route | Bad values | Requests | Refused |
                |---|--:|--:|--:|
                """.formatted(name));
        var all = new int[3];
        for (var route : routes.entrySet()) {
            text.append(line("`" + route.getKey() + "`", route.getValue()));
            all = sum(all, route.getValue());
        }
        text.append(line("all " + routes.size(), all));
        Files.writeString(Path.of("target", "bad-input-" + name + ".md"), text);
        System.out.printf(
                "Bad input on %s: %d values in %d requests to %d routes%n", name, all[0], all[1], routes.size());
    }

    private static String line(String route, int... counts) {
        return "| %s | %d | %d | %d |%n".formatted(route, counts[0], counts[1], counts[2]);
    }
}
