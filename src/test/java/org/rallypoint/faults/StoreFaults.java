package org.rallypoint.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.store.Called;
import org.rallypoint.store.Eras;

/** What comes back of a node that is lost, from the backup that it has made by itself; and a move with many rows. */
class StoreFaults {

    private static final int WRITERS = 8;
    private static final int ROWS = Integer.getInteger("faults.rows", 300_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestDatabase database = new TestDatabase();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private Map<String, String> settings;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        settings = new HashMap<>(database.start());
    }

    @AfterEach
    void end() {
        database.stop();
    }

    @Test
    void whatWasAcknowledgedBeforeItsBackupComesBackAfterTheDiskIsLost() throws Exception {
        assumeFalse(TestDatabase.isPostgres(), "PostgreSQL has tools of its own");
        var results = new Results("faults", "backup");
        var verdict = new Verdict(
                "disk lost under %d writers".formatted(WRITERS), "what was acknowledged before its backup comes back");
        var backups = Files.createDirectory(folder.resolve("backups"));
        settings.put("rallypoint.backup.folder", backups.toString());
        int sure;
        try (var node = Node.start(settings)) {
            sure = writeUntilThereIsABackup(node, backups);
            node.kill();
        }
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(Path.of(settings.get("rallypoint.data"), "rallypoint.key"), elsewhere.resolve("rallypoint.key"));
        var said = Called.packaged(
                Map.of("RALLYPOINT_DATA", elsewhere.toString()),
                "restore",
                backups.resolve(files(backups).get(0)).toString());
        results.add("%s", said.said().strip());
        assertThat(said.exitCode()).isZero();
        var found = 0;
        try (var node = Node.start(Map.of("rallypoint.data", elsewhere.toString()))) {
            for (var event : acknowledged.subList(0, sure)) {
                found += node.nobody().get("/events/" + event).isGood() ? 1 : 0;
            }
            var contacts = node.admin().get("/events/" + acknowledged.get(0) + "/contacts");
            assertThat(contacts.good().json().at("/contacts/0/value").asText()).isEqualTo("kari@example.org");
        }
        results.add(
                "%d events acknowledged under %d writers before the backup began, %d there after the restore; contacts read",
                sure, WRITERS, found);
        verdict.tell(found == sure, "%d events acknowledged before, %d there after the restore", sure, found);
    }

    @Test
    void aSecondProcessOnOneFileIsRefusedAndTheFirstGoesOn() {
        assumeFalse(TestDatabase.isPostgres(), "One PostgreSQL serves many");
        var verdict =
                new Verdict("a second process on one file", "it ends and says why, the first goes on undisturbed");
        try (var node = Node.inOperation(settings)) {
            node.admin().campaign("first");
            var event = node.admin().event("first", "March").good();
            var said = Called.packaged(
                    Map.of("RALLYPOINT_DATA", settings.get("rallypoint.data"), "QUARKUS_HTTP_PORT", "0"));
            var isThere = node.nobody().get("/events/" + event.text("id")).isGood();
            var isWritten = node.admin().event("first", "Another").isGood();
            verdict.tell(
                    said.exitCode() == 1
                            && said.said().contains("The file is locked")
                            && isThere
                            && isWritten
                            && node.errors().isEmpty(),
                    "it ended with %d and said: %s",
                    said.exitCode(),
                    said.said().strip());
        }
    }

    @Test
    void manyRowsAreMovedWithLittleMemoryAndThenServed() throws Exception {
        assumeTrue(TestDatabase.isPostgres(), "It leads to PostgreSQL");
        var results = new Results("faults", "move");
        var verdict = new Verdict("move of %d rows from H2".formatted(ROWS), "done with a heap of 64 MB, and served");
        var source = Eras.ofH2(folder);
        source.liveUntilNow();
        source.execute("""
                insert into audit_entry (id, at, action, campaign, after_text)
                select random_uuid(), '2025-02-08 12:00:00+00:00', 'event.update', 'oslo-2035', repeat('x', 200) || x
                from system_range(1, %d)
                """.formatted(ROWS));
        settings.put("rallypoint.contact-key", Eras.KEY);
        long begun = System.nanoTime();
        var moved = Called.packaged(Eras.environment(Eras.of(settings)), "move-from-h2", folder.toString());
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        results.add("%s%n%d s, with a heap of 64 MB", moved.said().strip(), seconds);
        assertThat(moved.exitCode()).isZero();
        try (var node = Node.start(settings)) {
            var contacts = new Api(node.url(), Eras.ADMIN).get("/events/oslo-2035-oslo/contacts");
            assertThat(contacts.good().json().at("/contacts/1/value").asText()).isEqualTo("ola.42");
            results.add("contacts read through the API with the same key, by a token of the H2 database");
            verdict.held("moved in %d s, contacts read with the same key", seconds);
        }
    }

    /** The number of events that were acknowledged before it began. */
    private int writeUntilThereIsABackup(Node node, Path backups) throws Exception {
        var api = node.admin();
        api.campaign("lost");
        var first = api.event("lost", "First").good();
        acknowledged.add(first.text("id"));
        api.send(
                        "PUT",
                        "/events/" + first.text("id") + "/contacts",
                        "{\"contacts\":[{\"name\":\"Kari\",\"channel\":\"email\",\"value\":\"kari@example.org\"}]}",
                        api.get("/events/" + first.text("id")).etag())
                .good();
        var isOver = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int i = 0; i < WRITERS; i++) {
                pool.execute(() -> {
                    while (!isOver.get()) {
                        var made = api.event("lost", "March");
                        // Who waits for too long while others write is told to come again.
                        if (made.isGood()) {
                            acknowledged.add(made.text("id"));
                        }
                    }
                });
            }
            int sure = acknowledged.size();
            for (int seen = sure; files(backups).isEmpty(); seen = acknowledged.size()) {
                sure = seen;
                Waiting.pause(Duration.ofMillis(1));
            }
            Waiting.until(PATIENCE, () -> files(backups).stream().anyMatch(file -> file.endsWith(".zip")));
            return sure;
        } finally {
            isOver.set(true);
            pool.shutdown();
            assertThat(pool.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static List<String> files(Path folder) {
        return List.of(folder.toFile().list());
    }
}
