package org.rallypoint.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/** No file of the database may grow any more, as on a full disk ({@code prlimit} says so to its process), until there is room again. */
class FullDiskFaults {

    private static final int WRITES = 400;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase h2 = new TestDatabase();
    private Postgres postgres;
    private Map<String, String> settings;
    private Node node;

    @BeforeEach
    void begin() {
        if (TestDatabase.isPostgres()) {
            postgres = Postgres.start();
            settings = postgres.settings();
        } else {
            settings = new HashMap<>(h2.start());
        }
        node = Node.start(settings);
    }

    @AfterEach
    void end() {
        node.close();
        if (postgres == null) {
            h2.stop();
        } else {
            postgres.close();
        }
    }

    @Test
    void writesAreRefusedCleanlyReadsGoOnAndNothingHasToBeStartedAgain() {
        var results = new Results("faults", "full-disk");
        var file =
                Path.of("target", "faults", (postgres == null ? "h2" : "postgresql") + "-acknowledged-full-disk.txt");
        try (var acknowledged = new Acknowledgements(file)) {
            node.admin().campaign("full");
            for (int i = 0; i < 20; i++) {
                acknowledged.add(node.admin()
                        .post("/campaigns/full/events?allowDuplicate=true", event(i))
                        .good());
            }
            limit(size());
            var writes = new Probe();
            var reads = new Probe();
            for (int i = 0; i < WRITES; i++) {
                var answer = node.admin().post("/campaigns/full/events?allowDuplicate=true", event(100 + i));
                if (answer.isGood()) {
                    acknowledged.add(answer);
                }
                reads.get(node.nobody(), "/v1/events?limit=" + (1 + i));
                writes.post(node.admin(), "/v1/campaigns/full/events?allowDuplicate=true", event(10_000 + i));
            }
            limit("unlimited");
            long begun = System.nanoTime();
            Waiting.until(
                    PATIENCE,
                    () -> new Probe()
                                    .post(node.admin(), "/v1/campaigns/full/events?allowDuplicate=true", event(1))
                                    .status()
                            == 201);
            long back = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            long lost = acknowledged.lost(node.admin());
            results.add("writes while no file could grow: %s", writes);
            results.add("reads: %s", reads);
            results.add(
                    "taking writes again after %d ms; %d acknowledged, %d of them lost",
                    back, acknowledged.size(), lost);
            assertThat(writes.all()).anyMatch(asked -> asked.status() != 201);
            assertThat(writes.all()).allMatch(asked -> asked.status() == 201 || asked.isUnavailable(BACK_WITHIN));
            assertThat(reads.all()).allMatch(asked -> asked.status() == 200);
            assertThat(lost).isZero();
            assertThat(back).isLessThan(BACK_WITHIN.toMillis());
        }
    }

    private static String event(int number) {
        return "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\",\"summary\":\"Event %d\",\"description\":\"%s\"}"
                .formatted(number, "We meet at the square. ".repeat(200));
    }

    /** Of the largest file that the database writes to. */
    private String size() {
        try (var files = Files.walk(postgres == null ? Path.of(settings.get("rallypoint.data")) : postgres.tables())) {
            var sizes = new ArrayList<Long>();
            for (var each : files.filter(Files::isRegularFile).toList()) {
                sizes.add(Files.size(each));
            }
            return String.valueOf(
                    sizes.stream().mapToLong(Long::longValue).max().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void limit(String bytes) {
        var processes = postgres == null ? List.of(node.process().toHandle()) : postgres.processes();
        for (var process : processes) {
            try {
                new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":unlimited")
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
