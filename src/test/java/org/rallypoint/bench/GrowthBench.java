package org.rallypoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;

/**
 * What each filter costs without the cache as the number of events grows. How far is said with {@code -Dbench.sizes}; the first
 * size is what the others are compared with.
 */
class GrowthBench {

    private static final List<Integer> SIZES = List.of(System.getProperty(
                            "bench.sizes",
                            TestDatabase.isPostgres() ? "1000,10000,100000,1000000" : "1000,10000,100000")
                    .split(","))
            .stream()
            .map(Integer::valueOf)
            .toList();
    private static final int TIMES = Integer.getInteger("bench.times", 21);
    private static final int TEMPLATES = 600;
    private static final double MOST = 2;
    private static final double MOST_OF_TEXT = 5;

    private final TestDatabase database = new TestDatabase();
    private final List<String> targets =
            Filters.all(LocalDate.now(ZoneOffset.UTC).plusDays(30));
    private final Map<String, List<Taken>> measured = new LinkedHashMap<>();

    /** How long an answer took, and how many items it had. */
    private record Taken(Spread millis, int items) {}

    @AfterEach
    void end() {
        database.stop();
    }

    @Test
    void aMillionEventsCostHardlyMoreThanAThousand() throws Exception {
        var settings = new HashMap<>(database.start());
        settings.put("rallypoint.cache.size", "0");
        try (var node = Node.start(settings)) {
            Campaigns.templates(node, TEMPLATES);
        }
        for (var size : SIZES) {
            try (var connection = connect(settings)) {
                Multiplied.to(size, connection);
            }
            try (var node = Node.start(settings)) {
                measure(node.nobody());
            }
        }
        Report.section("growth", section());
        assertThat(targets.stream().filter(this::isTooSlow)).isEmpty();
    }

    /** Of the filters and orders that lists of events have; the other addresses are told beside them, and all of H2's. */
    private boolean isTooSlow(String target) {
        return TestDatabase.isPostgres()
                && target.startsWith("/events?")
                && ratio(target) > (target.contains("q=") ? MOST_OF_TEXT : MOST);
    }

    /** To an answer as long as the last one: a filter that finds less among fewer events has less to read and to write. */
    private double ratio(String target) {
        var taken = measured.get(target);
        var first = taken.get(0);
        var last = taken.get(taken.size() - 1);
        var page = measured.get(Filters.PAGE).get(0);
        var asLong = first.items() == last.items()
                ? first.millis().median()
                : Math.max(first.millis().median(), page.millis().median() * last.items() / page.items());
        return last.millis().median() / asLong;
    }

    private String section() {
        var sizes = SIZES.stream().map("%,d"::formatted).collect(Collectors.joining(" | "));
        return """
                ## As events grow, %s

                Milliseconds for an answer that nothing is remembered of, one after the other over one connection: the median of %d (lowest to highest). Behind each stands how many events or other items it had. The last column is the last size to the first; where that found less, to a part of the page of the second line among the first size that is as long as the last. One of nine events is not over; a hundred are in a campaign.

                | | %s | ratio |
                |---|%s---|
                %s
                """.formatted(
                        Report.database(),
                        TIMES,
                        sizes,
                        "---|".repeat(SIZES.size()),
                        targets.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    private String line(String target) {
        return "| `%s` | %s | %.2f%s |"
                .formatted(
                        target,
                        measured.get(target).stream()
                                .map(taken -> taken.millis().text("%.1f") + ": " + taken.items())
                                .collect(Collectors.joining(" | ")),
                        ratio(target),
                        isTooSlow(target) ? " **too slow**" : "");
    }

    private void measure(Api api) {
        for (int i = 0; i < TIMES; i++) {
            targets.forEach(target -> api.get(target).good());
        }
        for (var target : targets) {
            var times = new ArrayList<Double>();
            int items = 0;
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                var answer = api.get(target).good();
                times.add((System.nanoTime() - begun) / 1e6);
                items = answer.json().path("items").size();
            }
            measured.computeIfAbsent(target, t -> new ArrayList<>()).add(new Taken(Spread.of(times), items));
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        return TestDatabase.isPostgres()
                ? DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                : DriverManager.getConnection(
                        "jdbc:h2:file:" + settings.get("rallypoint.data") + "/rallypoint", "rallypoint", "rallypoint");
    }
}
