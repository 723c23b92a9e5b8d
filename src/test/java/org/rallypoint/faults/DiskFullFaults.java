package org.rallypoint.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Postgres;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/** The database's disk becomes full, and stays so for a while, while some read and some write. */
class DiskFullFaults {

    private static final Duration FULL = Duration.ofSeconds(10);
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final String EVENTS = "/v1/campaigns/full/events?allowDuplicate=true";
    private static final String EVENT = "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\",\"description\":\"%s\"}"
            .formatted("details ".repeat(1_000));
    /** PostgreSQL's log is written in files of 16 MB from the start: it goes on only where those are allowed. */
    private static final String GROW = """
            insert into audit_entry (id, at, action, campaign, after_text)
            select gen_random_uuid(), now(), 'event.update', 'full', repeat('x', 500) from generate_series(1, 40000)
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestDatabase h2 = new TestDatabase();
    private Postgres postgres;
    private Path folder;
    private Node node;

    @BeforeEach
    void begin() {
        if (TestDatabase.isPostgres()) {
            postgres = Postgres.start();
            node = Node.inOperation(postgres.settings());
        } else {
            var settings = h2.start();
            folder = Path.of(settings.get("rallypoint.data"));
            node = Node.inOperation(settings);
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        node.close();
        if (postgres == null) {
            h2.stop();
        } else {
            postgres.close();
        }
    }

    @Test
    void whoeverReadsNoticesNothingAndWhoeverWritesIsToldToComeAgain() throws Exception {
        var verdict = new Verdict(
                "disk full for %d s".formatted(FULL.toSeconds()),
                "reads go on, writes are done or 503 with Retry-After, back within %d s without a restart"
                        .formatted(WITHIN.toSeconds()));
        node.admin().campaign("full");
        var before = node.admin().event("full", "Before").good().text("id");
        var cached = new Probe();
        cached.get(node.nobody(), "/v1/campaigns/full?lang=en");
        var reads = new Probe();
        var writes = new Probe();
        var isOver = new AtomicBoolean();

        var asking = new ArrayList<>(List.of(
                repeat(isOver, turn -> cached.get(node.nobody(), "/v1/campaigns/full?lang=en")),
                repeat(isOver, turn -> reads.get(node.nobody(), "/v1/events?fields=id&limit=" + (1 + turn % 500))),
                repeat(isOver, turn -> reads.get(node.admin(), "/v1/events/" + before))));
        fill();
        // Not before: a disk says that it gets full, a limit comes in the middle of a write.
        asking.add(repeat(isOver, turn -> writes.post(node.admin(), EVENTS, EVENT)));
        Waiting.pause(FULL);
        isOver.set(true);
        for (var each : asking) {
            each.get();
        }
        empty();
        long begun = System.nanoTime();
        Waiting.until(
                PATIENCE, () -> new Probe().post(node.admin(), EVENTS, EVENT).status() == 201);
        long back = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        long acknowledged =
                writes.all().stream().filter(asked -> asked.status() == 201).count();
        // The first, those, and the one that showed that it is over.
        boolean isWhole = total() == 1 + acknowledged + 1;

        var results = new Results("faults", "disk-full");
        results.add("cached reads: %s", cached);
        results.add("other reads: %s", reads);
        results.add("writes: %s", writes);
        results.add("back after %d ms; what was acknowledged is there, and nothing else: %s", back, isWhole);
        verdict.tell(
                cached.all().stream().allMatch(asked -> asked.status() == 200)
                        && reads.all().stream().allMatch(asked -> asked.status() == 200)
                        && writes.all().stream().allMatch(asked -> asked.status() == 201 || asked.isUnavailable(WITHIN))
                        && writes.all().stream().anyMatch(asked -> asked.isUnavailable(WITHIN))
                        && isWhole
                        && back < WITHIN.toMillis(),
                "cached reads %s; other reads %s; writes %s; back after %d ms",
                cached,
                reads,
                writes,
                back);
    }

    private int total() {
        return node.admin()
                .get("/campaigns/full/events?limit=1")
                .good()
                .json()
                .at("/page/total")
                .asInt();
    }

    private void fill() throws SQLException, IOException {
        if (postgres == null) {
            FileSizes.limit(List.of(node.process().toHandle()), Files.size(folder.resolve("rallypoint.mv.db")));
        } else {
            try (var connection = DriverManager.getConnection(postgres.url());
                    var statement = connection.createStatement()) {
                statement.execute(GROW);
                try (var size = statement.executeQuery("select pg_relation_size('audit_entry')")) {
                    size.next();
                    FileSizes.limit(postgres.processes(), size.getLong(1));
                }
            }
        }
    }

    private void empty() {
        FileSizes.unlimit(postgres == null ? List.of(node.process().toHandle()) : postgres.processes());
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
