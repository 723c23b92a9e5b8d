package org.rallypoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;

/**
 * How fast the packaged application answers, as ratios to a bare Vert.x server that sends the same bytes. Both are asked in turn
 * in many short rounds, since this machine isn't always equally fast; how many is said with {@code -Dbench.rounds}.
 */
class SpeedBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("bench.millis", 2_000));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 10));
    private static final int CONNECTIONS = 32;
    private static final int EVENTS = 18;
    private static final String LIST = "/v1/campaigns/bench/events?lang=en";
    private static final String GZIP = "Accept-Encoding: gzip";

    private final TestDatabase database = new TestDatabase();
    private final TestDatabase another = new TestDatabase();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Random random = new Random(7);
    private final Map<String, List<Load.Result>> results = new LinkedHashMap<>();
    private final Results report = new Results("bench", "speed");
    private Vertx vertx;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    }

    @AfterEach
    void end() throws Exception {
        Collections.reverse(opened);
        for (var one : opened) {
            one.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.stop();
        another.stop();
    }

    private <T extends AutoCloseable> T open(T one) {
        opened.add(one);
        return one;
    }

    @Test
    void answersComeCloseToTheSpeedOfAConstant() throws Exception {
        var cached = open(Node.start(settings(database)));
        var uncached = open(Node.start(with(settings(another), "rallypoint.cache.size", "0")));
        Campaigns.small(cached, EVENTS);
        Campaigns.small(uncached, EVENTS);
        var plain = open(Bare.like(ask(cached, LIST)));
        var zipped = open(Bare.like(ask(cached, LIST, "Accept-Encoding", "gzip")));
        var tag = ask(cached, LIST).headers().firstValue("ETag").orElseThrow();

        var turns = new LinkedHashMap<String, Supplier<Load.Result>>();
        turns.put("bare, plain", () -> all(plain.port(), 200, LIST));
        turns.put("cached, plain", () -> all(cached.port(), 200, LIST));
        turns.put("bare, gzip", () -> all(zipped.port(), 200, LIST, GZIP));
        turns.put("cached, gzip", () -> all(cached.port(), 200, LIST, GZIP));
        turns.put("cached, 304", () -> all(cached.port(), 304, LIST, "If-None-Match: " + tag));
        turns.put("not cached", () -> all(uncached.port(), 200, LIST));
        turns.put(
                "random filters",
                () -> load(cached.port()).asFastAsItGoes(ROUND, Asking.each(200, () -> Asking.get(randomList()))));
        turns.values().forEach(turn -> warmUp(turn));
        for (int i = 0; i < ROUNDS; i++) {
            turns.forEach((name, turn) ->
                    results.computeIfAbsent(name, n -> new ArrayList<>()).add(turn.get()));
        }
        for (var name : results.keySet()) {
            print(name);
        }
        var plainly = ratio("cached, plain", "bare, plain");
        var gzipped = ratio("cached, gzip", "bare, gzip");
        var known = ratio("cached, 304", "bare, plain");
        ratio("not cached", "bare, plain");
        ratio("random filters", "bare, plain");
        results.values()
                .forEach(rounds ->
                        assertThat(rounds).allMatch(round -> round.faults().isEmpty()));
        assertThat(plainly).isGreaterThanOrEqualTo(0.9);
        assertThat(gzipped).isGreaterThanOrEqualTo(0.9);
        assertThat(known).isGreaterThanOrEqualTo(1);
    }

    private void warmUp(Supplier<Load.Result> turn) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            assertThat(turn.get().faults()).isEmpty();
        }
    }

    private void print(String name) {
        var rounds = results.get(name);
        report.add(
                "%-16s %8.0f a second (%.0f to %.0f), p50 %d µs, p99 %d µs",
                name,
                median(rounds.stream().map(Load.Result::rate).toList()),
                rounds.stream().mapToDouble(Load.Result::rate).min().orElse(0),
                rounds.stream().mapToDouble(Load.Result::rate).max().orElse(0),
                (long) percentile(rounds, 50),
                (long) percentile(rounds, 99));
    }

    /** The median of the rounds' ratios. */
    private double ratio(String name, String to) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(results.get(name).get(i).rate() / results.get(to).get(i).rate());
        }
        report.add(
                "%s to %s: %.2f (%.2f to %.2f)",
                name, to, median(ratios), Collections.min(ratios), Collections.max(ratios));
        return median(ratios);
    }

    private static double percentile(List<Load.Result> rounds, double percentile) {
        return median(rounds.stream()
                .map(round -> (double) round.micros().getValueAtPercentile(percentile))
                .toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private Load load(int port) {
        return new Load(vertx, port, CONNECTIONS);
    }

    private Load.Result all(int port, int status, String target, String... headers) {
        return load(port).asFastAsItGoes(ROUND, Asking.always(status, Asking.get(target, headers)));
    }

    private String randomList() {
        return "/v1/events?lang=en&when=all&near=%.4f,%.4f"
                .formatted(random.nextDouble() * 120 - 60, random.nextDouble() * 340 - 170);
    }

    private static Map<String, String> settings(TestDatabase database) {
        return new HashMap<>(database.start());
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        settings.put(key, value);
        return settings;
    }

    static HttpResponse<byte[]> ask(Node node, String target, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofByteArray());
    }
}
