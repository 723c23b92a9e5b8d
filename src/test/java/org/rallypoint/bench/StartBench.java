package org.rallypoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Archive;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/**
 * How soon the packaged application has started with an archive, as a ratio to a start without, in turns; and what it takes of
 * memory at rest. With the Java of this run, and with the one that {@code -Dbench.java25} names the home of.
 */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final Duration REST = Duration.ofSeconds(20);
    private static final String THIS_JAVA = System.getProperty("java.home");
    private static final String JAVA_25 =
            System.getProperty("bench.java25", Runtime.version().feature() >= 25 ? THIS_JAVA : "");
    private static final List<String> READ = List.of(
            "/health/ready",
            "/",
            "/c/harbour-summit",
            "/v1/campaigns/harbour-summit/events?lang=en",
            "/v1/events?limit=10&lang=de",
            "/v1/cities?q=ber");

    private final TestDatabase database = new TestDatabase();
    private final Results report = new Results("bench", "start");
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void begin() {
        settings = new HashMap<>(database.start());
        settings.put("rallypoint.demo", "true");
    }

    @AfterEach
    void end() {
        database.stop();
    }

    @Test
    void anArchiveSparesMostOfAStartAndANodeAtRestIsSmall() throws Exception {
        var folder = Files.createTempDirectory("start");
        var shared = folder.resolve("rallypoint.jsa");
        Archive.make(Path.of(THIS_JAVA), "-XX:ArchiveClassesAtExit=" + shared, settings);
        var ratio = ratio("this Java, class data sharing", THIS_JAVA, "-XX:SharedArchiveFile=" + shared);
        assertThat(ratio).isLessThan(1);
        assertThat(atRest("this Java, class data sharing", THIS_JAVA, "-XX:SharedArchiveFile=" + shared))
                .isLessThan(260);
        if (JAVA_25.isEmpty()) {
            report.add("AOT cache: not tried, since -Dbench.java25 names no home of a Java 25");
            return;
        }
        var cache = folder.resolve("rallypoint.aot");
        Archive.make(Path.of(JAVA_25), "-XX:AOTCacheOutput=" + cache, settings);
        var cached = ratio("Java 25, AOT cache", JAVA_25, "-XX:AOTCache=" + cache);
        atRest("Java 25, AOT cache", JAVA_25, "-XX:AOTCache=" + cache);
        assertThat(cached).isLessThanOrEqualTo(0.4);
    }

    /** The median of the rounds' ratios. */
    private double ratio(String name, String java, String option) {
        var ratios = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            without.add(seconds(java));
            with.add(seconds(java, option));
            ratios.add(with.get(i) / without.get(i));
        }
        report.add("%s: %s s with, %s s without, ratio %s", name, spread(with), spread(without), spread(ratios));
        return median(ratios);
    }

    private double seconds(String java, String... options) {
        long begun = System.nanoTime();
        var node = start(settings, java, options);
        double seconds = (System.nanoTime() - begun) / 1e9;
        node.close();
        return seconds;
    }

    /** After a first start, which fills the database and so takes more than a later one. */
    private long atRest(String name, String java, String option) throws Exception {
        var empty = new TestDatabase();
        var first = new HashMap<>(empty.start());
        first.put("rallypoint.demo", "true");
        try (var node = start(first, java, option)) {
            for (var target : READ) {
                assertThat(SpeedBench.ask(node, target).statusCode()).isEqualTo(200);
            }
            Waiting.pause(REST);
            var megabytes = node.megabytes();
            report.add("%s: %d MB at rest", name, megabytes);
            return megabytes;
        } finally {
            empty.stop();
        }
    }

    private static Node start(Map<String, String> settings, String java, String... options) {
        var arguments = new ArrayList<>(List.of(Archive.OPTIONS));
        arguments.addAll(List.of(options));
        return Node.start(Path.of(java), arguments, settings);
    }

    private static String spread(List<Double> values) {
        return "%.2f (%.2f to %.2f)".formatted(median(values), Collections.min(values), Collections.max(values));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
