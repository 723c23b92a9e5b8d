package org.rallypoint.faults;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * Eight writers, and what they write to is killed at random moments: the node, and on PostgreSQL the database in every second
 * round. What was acknowledged has to be there afterwards. How often is said with {@code -Dfaults.crashes}.
 */
class LostWritesFaults {

    private static final int CRASHES = Integer.getInteger("faults.crashes", 20);
    private static final int WRITERS = 8;
    private static final int CHANGES = 3;
    private static final int EARLIEST_MILLIS = 300;
    private static final int LATEST_MILLIS = 1_500;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random();
    private final TestDatabase h2 = new TestDatabase();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private Postgres postgres;
    private Map<String, String> settings;

    @BeforeEach
    void begin() {
        if (TestDatabase.isPostgres()) {
            postgres = Postgres.start();
            settings = postgres.settings();
        } else {
            settings = new HashMap<>(h2.start());
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        if (postgres == null) {
            h2.stop();
        } else {
            postgres.close();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereHoweverOftenItIsKilled() throws Exception {
        var results = new Results("faults", "lost-writes");
        var verdict = new Verdict(
                "killed under %d writers".formatted(WRITERS),
                "0 acknowledged writes lost, whole and back within %d ms".formatted(BACK_WITHIN.toMillis()));
        var back = new ArrayList<Long>();
        var file = Path.of("target", "faults", (postgres == null ? "h2" : "postgresql") + "-acknowledged.txt");
        var node = Node.inOperation(settings);
        try (var acknowledged = new Acknowledgements(file)) {
            node.admin().campaign("crash");
            for (int i = 0; i < CRASHES; i++) {
                var isOver = new AtomicBoolean();
                var writers = begin(node, acknowledged, isOver);
                Waiting.pause(Duration.ofMillis(EARLIEST_MILLIS + random.nextInt(LATEST_MILLIS)));
                var isOfDatabase = postgres != null && i % 2 == 1;
                if (isOfDatabase) {
                    postgres.kill();
                    isOver.set(true);
                    postgres.startAgain();
                } else {
                    node.kill();
                    isOver.set(true);
                }
                long begun = System.nanoTime();
                if (isOfDatabase) {
                    waitFor(node);
                } else {
                    node = Node.inOperation(settings);
                    // At once: half of somebody's transaction would keep all others from writing for ever.
                    event(node.admin(), "Are you whole?").good();
                }
                back.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                for (var writer : writers) {
                    writer.get();
                }
            }
            long lost = acknowledged.lost(node.admin());
            results.add(
                    "%d kills under %d writers; %d events acknowledged, %d of them lost",
                    CRASHES, WRITERS, acknowledged.size(), lost);
            results.add("back after %s ms", back);
            long slowest = Collections.max(back);
            verdict.tell(
                    lost == 0 && slowest < BACK_WITHIN.toMillis(),
                    "%d kills, %d events acknowledged, %d lost, back after %d ms at most",
                    CRASHES,
                    acknowledged.size(),
                    lost,
                    slowest);
        } finally {
            node.close();
        }
    }

    /** Until it has noticed that its connections are gone, and takes a write. */
    private static void waitFor(Node node) {
        Waiting.until(
                PATIENCE,
                () -> isGood(() -> node.nobody().get("/events?campaign=crash&limit=1"))
                        && isGood(() -> event(node.admin(), "Are you there?")));
    }

    private static boolean isGood(Callable<Api.Answer> deed) {
        try {
            return deed.call().isGood();
        } catch (UncheckedIOException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Future<?>> begin(Node node, Acknowledgements acknowledged, AtomicBoolean isOver) {
        var writers = new ArrayList<Future<?>>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(threads.submit(() -> write(node.admin(), acknowledged, isOver)));
        }
        return writers;
    }

    /** An event, a few changes of it, the next one; who isn't answered begins with another. */
    private static void write(Api api, Acknowledgements acknowledged, AtomicBoolean isOver) {
        for (int turn = 0; !isOver.get(); turn++) {
            try {
                var answer = event(api, "Turn " + turn).good();
                acknowledged.add(answer);
                for (int i = 0; i < CHANGES; i++) {
                    answer = api.send(
                                    "PATCH",
                                    "/events/" + answer.text("id"),
                                    "{\"summary\":\"Turn %d, change %d\"}".formatted(turn, i),
                                    answer.etag())
                            .good();
                    acknowledged.add(answer);
                }
            } catch (UncheckedIOException | AssertionError e) {
                // It, or its database, was killed in the middle of this write: nothing was acknowledged.
                Waiting.pause(Duration.ofMillis(20));
            }
        }
    }

    private static Api.Answer event(Api api, String summary) {
        return api.post(
                "/campaigns/crash/events?allowDuplicate=true",
                "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\",\"summary\":\"%s\"}".formatted(summary));
    }
}
