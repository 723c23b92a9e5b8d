package org.rallypoint.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Postgres;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/**
 * Two nodes on one PostgreSQL behind a proxy that looks at their readiness: one after the other is replaced by a new one, the
 * first of which migrates the database, at 200 requests a second of which one in a hundred is a write. One H2 file has one node.
 */
class RollingRestartFaults {

    private static final int REQUESTS_A_SECOND = 200;
    private static final int READS_FOR_A_WRITE = 99;
    /** The one before the last: what is new in between adds, and takes nothing away. */
    private static final MigrationVersion BEFORE = MigrationVersion.fromVersion("8.2");

    private static final Duration STEP = Duration.ofSeconds(3);
    private static final String EVENT = "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\"}";

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService clients = Executors.newFixedThreadPool(32);
    private Postgres postgres;
    private HealthProxy proxy;

    @BeforeEach
    void begin() {
        assumeTrue(TestDatabase.isPostgres());
        postgres = Postgres.start();
        proxy = HealthProxy.start();
    }

    @AfterEach
    void end() {
        clock.shutdownNow();
        clients.shutdownNow();
        if (postgres != null) {
            proxy.close();
            postgres.close();
        }
    }

    @Test
    void noRequestFailsWhileTheNodesAreReplaced() throws Exception {
        var verdict = new Verdict(
                "rolling restart of two nodes at %d requests/s, with a migration".formatted(REQUESTS_A_SECOND),
                "0 failed requests");
        Flyway.configure()
                .dataSource(postgres.url(), "postgres", "postgres")
                .locations("classpath:db/migration", "classpath:db/postgresql")
                .target(BEFORE)
                .load()
                .migrate();
        var results = new Results("faults", "rolling-restart");
        var first = old();
        var second = old();
        proxy.to(first, second);
        first.admin().campaign("rolling");
        var client = new Api(proxy.url(), first.admin().token());
        var isFailed = new AtomicInteger();
        var done = new AtomicInteger();
        var turn = new AtomicInteger();
        var began = Instant.now();
        var ticking = clock.scheduleAtFixedRate(
                () -> clients.execute(() -> {
                    int status = ask(client, turn.incrementAndGet());
                    done.incrementAndGet();
                    if (status / 100 != 2) {
                        isFailed.incrementAndGet();
                        results.add(
                                "%d ms: answer %d",
                                Duration.between(began, Instant.now()).toMillis(), status);
                    }
                }),
                0,
                TimeUnit.SECONDS.toMicros(1) / REQUESTS_A_SECOND,
                TimeUnit.MICROSECONDS);

        Waiting.pause(STEP);
        results.add("%d ms: the first is told to stop", since(began));
        first.close();
        results.add("%d ms: it has ended", since(began));
        var newFirst = Node.inOperation(settings());
        proxy.to(newFirst, second);
        results.add("%d ms: its successor is up, and has migrated", since(began));
        Waiting.pause(STEP);
        results.add("%d ms: the second is told to stop", since(began));
        second.close();
        results.add("%d ms: it has ended", since(began));
        var newSecond = Node.inOperation(settings());
        proxy.to(newFirst, newSecond);
        results.add("%d ms: its successor is up", since(began));
        Waiting.pause(STEP);
        ticking.cancel(false);
        clients.shutdown();
        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        newFirst.close();
        newSecond.close();

        results.add("%d requests, %d failed", done.get(), isFailed.get());
        assertThat(done.get()).isGreaterThan(1_000);
        verdict.tell(isFailed.get() == 0, "%d requests, %d failed", done.get(), isFailed.get());
    }

    private static long since(Instant began) {
        return Duration.between(began, Instant.now()).toMillis();
    }

    private static int ask(Api client, int turn) {
        var probe = new Probe();
        return (turn % (READS_FOR_A_WRITE + 1) == 0
                        ? probe.post(client, "/v1/campaigns/rolling/events?allowDuplicate=true", EVENT)
                        : probe.get(client, "/v1/events?limit=" + (1 + turn % 5)))
                .status();
    }

    /** One that knows nothing of the newest migration. */
    private Node old() {
        var settings = settings();
        settings.put("quarkus.flyway.migrate-at-start", "false");
        return Node.inOperation(settings);
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(postgres.settings());
        // The proxy looks every 200 ms.
        settings.put("quarkus.shutdown.delay", "1s");
        settings.put("quarkus.shutdown.timeout", "10s");
        return settings;
    }
}
