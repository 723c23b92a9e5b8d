package org.rallypoint.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;

/** How fast the packaged application answers, as ratios to a bare Vert.x server that sends the same bytes. */
class SpeedBench {

    private static final int CONNECTIONS = 32;
    private static final int EVENTS = 18;
    private static final String LIST = "/v1/campaigns/bench/events?lang=en";
    private static final String GZIP = "Accept-Encoding: gzip";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Random random = new Random(7);
    private final Rounds rounds = new Rounds();
    private final Rounds calm = new Rounds();
    private final List<Comparison> comparisons = new ArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        open(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    }

    @AfterEach
    void end() throws Exception {
        Collections.reverse(opened);
        for (var one : opened) {
            one.close();
        }
    }

    @Test
    void answersComeCloseToTheSpeedOfAConstant() throws Exception {
        var cached = node(Map.of());
        var written = node(Map.of());
        var uncached = node(Map.of("rallypoint.cache.size", "0"));
        var steady = Mixed.of(cached, LIST);
        var mixed = Mixed.of(written, LIST);
        var plain = ask(cached, LIST);
        var zipped = ask(cached, LIST, "Accept-Encoding", "gzip");
        var bare = open(Bare.like(plain));
        var bareZipped = open(Bare.like(zipped));
        var nginx = Nginx.serving(plain, zipped);
        nginx.ifPresent(this::open);
        var tag = plain.headers().firstValue("ETag").orElseThrow();

        fast("bare, plain", bare.process(), get(200, LIST));
        fast("cached, plain", cached, get(200, LIST));
        nginx.ifPresent(it -> fast("nginx, plain", it.process(), it.port(), get(200, Nginx.PLAIN)));
        fast("bare, gzip", bareZipped.process(), get(200, LIST, GZIP));
        fast("cached, gzip", cached, get(200, LIST, GZIP));
        nginx.ifPresent(it -> fast("nginx, gzip", it.process(), it.port(), get(200, Nginx.ZIPPED, GZIP)));
        fast("cached, 304", cached, get(304, LIST, "If-None-Match: " + tag));
        slow("random filters", cached, Asking.each(200, () -> Asking.get(randomList())));
        slow("not cached", uncached, get(200, LIST));
        // To read answers whole takes more of the processor: the mix is compared with what is read in the same way, and
        // of an application that nobody writes to.
        fast("cached, read whole", cached, steady.reads());
        slow("99 reads, 1 write", written, mixed.readsAndWrites());
        rounds.run();
        double half = rounds.spread("cached, plain", Rounds.Round::rate).median() / 2;
        calm("bare", bare.process(), half);
        calm("cached", cached, half);
        calm.run();

        compare("cached, plain", "bare, plain", 0.9);
        nginx.ifPresent(it -> compare("nginx, plain", "bare, plain", null));
        compare("cached, gzip", "bare, gzip", 0.9);
        nginx.ifPresent(it -> compare("nginx, gzip", "bare, gzip", null));
        compare("cached, 304", "bare, plain", 1.0);
        compare("not cached", "bare, plain", 0.2);
        compare("random filters", "bare, plain", null);
        compare("99 reads, 1 write", "cached, read whole", 0.5);
        var speed = new Speed(rounds, comparisons, calm, Pauses.now(), notes(nginx.isPresent(), mixed));
        speed.write();
        judge(speed, mixed);
    }

    private void judge(Speed speed, Mixed mixed) {
        var all = new SoftAssertions();
        all.assertThat(rounds.faults()).isEmpty();
        all.assertThat(calm.faults()).isEmpty();
        all.assertThat(mixed.requestsForAWrite()).as("requests for one write").isLessThan(105);
        all.assertThat(comparisons)
                .filteredOn(comparison -> !comparison.isHeld())
                .isEmpty();
        all.assertThat(speed.isTailHeld()).as("p99 at half of the peak").isTrue();
        all.assertAll();
    }

    private static String notes(boolean hasNginx, Mixed mixed) {
        return String.format(
                Locale.ROOT,
                "%sWhere one request of a hundred is a write (one of %.1f was), each read is checked: it has to show all that was acknowledged, on any connection, before it was asked for.%n",
                hasNginx ? "" : "nginx is not installed on this machine. ",
                mixed.requestsForAWrite());
    }

    private void fast(String name, Node server, Supplier<Asking> asking) {
        fast(name, server.process(), server.port(), asking);
    }

    private void fast(String name, Process server, int port, Supplier<Asking> asking) {
        rounds.add(name, server.toHandle(), time -> load(port).asFastAsItGoes(time, asking));
    }

    private void slow(String name, Node server, Supplier<Asking> asking) {
        rounds.addOfMuchCode(
                name, server.process().toHandle(), time -> load(server.port()).asFastAsItGoes(time, asking));
    }

    private void calm(String name, Node server, double rate) {
        calm.add(name, server.process().toHandle(), time -> load(server.port()).atRate(time, rate, get(200, LIST)));
    }

    private void compare(String name, String to, @Nullable Double wanted) {
        comparisons.add(new Comparison(name, to, rounds.ratio(name, to, Rounds.Round::rate), wanted));
    }

    private Load load(int port) {
        return new Load(vertx, port, CONNECTIONS);
    }

    private static Supplier<Asking> get(int status, String target, String... headers) {
        return Asking.always(status, Asking.get(target, headers));
    }

    /** Around a place in the middle of Europe that nobody has asked for yet; there are events in most directions. */
    private String randomList() {
        return String.format(
                Locale.ROOT,
                "/v1/events?lang=en&when=all&radiusKm=1000&near=%.4f,%.4f",
                46 + random.nextDouble() * 6,
                2 + random.nextDouble() * 14);
    }

    /** One with a campaign on a database of its own. */
    private Node node(Map<String, String> more) {
        var database = new TestDatabase();
        open(database::stop);
        var settings = new HashMap<>(database.start());
        settings.putAll(more);
        var node = open(Node.start(settings));
        Campaigns.small(node, EVENTS);
        return node;
    }

    private <T extends AutoCloseable> T open(T one) {
        opened.add(one);
        return one;
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
