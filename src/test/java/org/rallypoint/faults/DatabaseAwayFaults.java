package org.rallypoint.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rallypoint.Postgres;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/**
 * PostgreSQL is stopped, frozen, or cut off, while somebody reads and writes; H2 lives and dies with the process. For how long is said
 * with {@code -Dfaults.away} (seconds).
 */
class DatabaseAwayFaults {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.away", 30));
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String EVENT = "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Postgres postgres;
    private Relay line;
    private Node node;

    enum Outage {
        STOPPED {
            @Override
            void begin(Postgres postgres, Relay line) {
                postgres.stop();
            }

            @Override
            void end(Postgres postgres, Relay line) {
                postgres.startAgain();
            }
        },
        FROZEN {
            @Override
            void begin(Postgres postgres, Relay line) {
                postgres.freeze();
            }

            @Override
            void end(Postgres postgres, Relay line) {
                postgres.thaw();
            }
        },
        CUT_OFF {
            @Override
            void begin(Postgres postgres, Relay line) {
                line.cut();
            }

            @Override
            void end(Postgres postgres, Relay line) {
                line.mend();
            }
        };

        abstract void begin(Postgres postgres, Relay line);

        abstract void end(Postgres postgres, Relay line);
    }

    @BeforeEach
    void begin() {
        assumeTrue(TestDatabase.isPostgres());
        postgres = Postgres.start();
        line = Relay.to(postgres.port());
        var settings = new HashMap<>(postgres.settings());
        settings.computeIfPresent(
                "quarkus.datasource.jdbc.url",
                (name, url) -> url.replace(":" + postgres.port() + "/", ":" + line.port() + "/"));
        node = Node.inOperation(settings);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        if (node != null) {
            node.close();
            line.close();
            postgres.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readersOfTheCacheNoticeNothingAndOthersAreToldToComeAgain(Outage outage) throws Exception {
        var name = outage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var verdict = new Verdict(
                "database %s for %d s".formatted(name, AWAY.toSeconds()),
                "cached reads go on, the rest is 503 with Retry-After within %1$d s, back within %1$d s"
                        .formatted(WITHIN.toSeconds()));
        node.admin().campaign("away");
        node.admin().event("away", "March").good();
        var cached = new Probe();
        cached.get(node.nobody(), "/v1/campaigns/away?lang=en");
        var reads = new Probe();
        var writes = new Probe();
        var isOver = new AtomicBoolean();

        outage.begin(postgres, line);
        var asking = new Future<?>[] {
            repeat(isOver, turn -> cached.get(node.nobody(), "/v1/campaigns/away?lang=en")),
            repeat(isOver, turn -> reads.get(node.nobody(), "/v1/events?limit=" + (1 + turn % 500))),
            repeat(isOver, turn -> writes.post(node.admin(), "/v1/campaigns/away/events?allowDuplicate=true", EVENT))
        };
        Waiting.pause(AWAY);
        var live = new Probe().get(node.nobody(), "/health/live");
        var ready = new Probe().get(node.nobody(), "/health/ready");
        isOver.set(true);
        for (var each : asking) {
            each.get();
        }
        outage.end(postgres, line);
        long begun = System.nanoTime();
        Waiting.until(
                PATIENCE,
                () -> new Probe().get(node.nobody(), "/v1/events?limit=499").status() == 200
                        && new Probe()
                                        .post(node.admin(), "/v1/campaigns/away/events?allowDuplicate=true", EVENT)
                                        .status()
                                == 201
                        && new Probe().get(node.nobody(), "/health/ready").status() == 200);
        long back = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);

        var results = new Results("faults", "database-" + name.replace(' ', '-'));
        results.add("PostgreSQL %s for %d s", name, AWAY.toSeconds());
        results.add("cached reads: %s", cached);
        results.add("other reads: %s", reads);
        results.add("writes: %s", writes);
        results.add("live %d, ready %d; back after %d ms", live.status(), ready.status(), back);
        verdict.tell(
                cached.all().stream().allMatch(asked -> asked.status() == 200 && asked.millis() < WITHIN.toMillis())
                        && reads.all().stream().allMatch(asked -> asked.isUnavailable(WITHIN))
                        && writes.all().stream().allMatch(asked -> asked.isUnavailable(WITHIN))
                        && live.status() == 200
                        && ready.status() == 503
                        && back < WITHIN.toMillis(),
                "cached reads %s; other reads %s; writes %s; back after %d ms",
                cached,
                reads,
                writes,
                back);
    }

    private Future<?> repeat(AtomicBoolean isOver, IntConsumer deed) {
        return threads.submit(() -> {
            for (int turn = 0; !isOver.get(); turn++) {
                deed.accept(turn);
                Waiting.pause(BETWEEN);
            }
        });
    }
}
