package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rallypoint.RallypointConfig;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/** Backups that a running service makes of its H2 file. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(BackupsTest.WithFolder.class)
@DisabledIfSystemProperty(named = "quarkus.test.profile", matches = ".*postgresql.*")
class BackupsTest {

    private static final int WRITERS = 2;
    private static final int ROUNDS = 3;

    public static class WithFolder implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "rallypoint.backup.folder",
                        Files.createTempDirectory("backups").toString(),
                        "rallypoint.backup.kept",
                        "3d");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Inject
    Backups backups;

    @Inject
    RallypointConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    TestClock clock;

    @TempDir
    Path elsewhere;

    @BeforeEach
    void begin() throws IOException {
        clock.set("2025-02-08T12:00:00Z");
        for (var file : files()) {
            Files.delete(folder().resolve(file));
        }
    }

    @Test
    void thereIsOneForEachDayAndOldOnesGo() throws IOException {
        Files.writeString(folder().resolve("rallypoint.key"), "somebody put it here");
        Files.writeString(folder().resolve("rallypoint-2025-01-31.zip123.draft"), "a killed process left it");
        for (int day = 1; day <= 6; day++) {
            clock.set("2025-02-0" + day + "T23:50:00Z");
            backups.run();
            var made = Files.getLastModifiedTime(folder().resolve("rallypoint-2025-02-0" + day + ".zip"));
            clock.set("2025-02-0" + day + "T23:59:59Z");
            backups.run();
            assertThat(Files.getLastModifiedTime(folder().resolve("rallypoint-2025-02-0" + day + ".zip")))
                    .isEqualTo(made);
        }
        assertThat(files())
                .containsExactly(
                        "rallypoint-2025-02-03.zip",
                        "rallypoint-2025-02-04.zip",
                        "rallypoint-2025-02-05.zip",
                        "rallypoint-2025-02-06.zip",
                        "rallypoint.key");
    }

    @Test
    void whenNoneCanBeMadeTheLastOnesStay() throws IOException {
        clock.set("2025-02-01T12:00:00Z");
        backups.run();
        clock.set("2025-02-28T12:00:00Z");
        Files.createDirectory(folder().resolve("rallypoint-2025-02-28.zip"));
        backups.run();
        assertThat(files()).containsExactly("rallypoint-2025-02-01.zip", "rallypoint-2025-02-28.zip");
    }

    /** Each writer raises the counter and adds the entry of its number in one transaction, as the change log does. */
    @Test
    void aBackupUnderWritersHoldsWholeTransactionsAndAllThatWereAcknowledged() throws Exception {
        var acknowledged = new AtomicLong();
        var isOver = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            var writers = new ArrayList<Future<Void>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(pool.submit(writer(acknowledged, isOver)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                long before = acknowledged.get();
                var file = elsewhere.resolve(round + ".zip");
                try (var connection = database.getConnection()) {
                    Backup.write(connection, file);
                }
                var restored = Files.createDirectory(elsewhere.resolve("restored-" + round));
                Backup.unpack(file, restored.resolve(H2File.NAME));
                var counted = Eras.ofH2(restored)
                        .rows("select last_seq, (select count(*) from change_entry) from change_counter")
                        .get(0);
                assertThat(counted.get(0)).isEqualTo(counted.get(1));
                assertThat(Long.parseLong(counted.get(0))).isGreaterThanOrEqualTo(before);
            }
            isOver.set(true);
            for (var writer : writers) {
                writer.get();
            }
        } finally {
            isOver.set(true);
            pool.shutdown();
        }
    }

    @Test
    void postgresIsNotBackedUpByTheService() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Backups(config, "postgresql", database, clock).check(null))
                .withMessage("RALLYPOINT_BACKUP_FOLDER is for the H2 build; PostgreSQL is backed up with pg_dump.");
    }

    private Callable<Void> writer(AtomicLong acknowledged, AtomicBoolean isOver) {
        return () -> {
            while (!isOver.get()) {
                try (var connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    long number = write(connection);
                    connection.commit();
                    acknowledged.accumulateAndGet(number, Math::max);
                }
            }
            return null;
        };
    }

    private static long write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update change_counter set last_seq = last_seq + 1");
            statement.execute("""
                    insert into change_entry (seq, at, type, campaign_id, revision, changed, material, campaign)
                    select last_seq, '2025-02-08 12:00:00+00:00', 'campaign.updated', random_uuid(), 1, ',', false, 'none'
                    from change_counter
                    """);
            try (var number = statement.executeQuery("select last_seq from change_counter")) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    private Path folder() {
        return config.backup().folder().orElseThrow();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
