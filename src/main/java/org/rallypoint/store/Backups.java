package org.rallypoint.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.RallypointConfig;

/**
 * A backup of the H2 database each day, by the running service: its file belongs to this process. PostgreSQL has tools of its
 * own for that.
 */
@Singleton
class Backups {

    private static final Pattern NAME = Pattern.compile("rallypoint-(\\d{4}-\\d{2}-\\d{2})\\.zip");

    private static final String DRAFTS = "rallypoint-*" + Backup.DRAFT;

    private final RallypointConfig.Backup config;
    private final String databaseKind;
    private final AgroalDataSource database;
    private final Clock clock;

    Backups(
            RallypointConfig config,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind,
            AgroalDataSource database,
            Clock clock) {
        this.config = config.backup();
        this.databaseKind = databaseKind;
        this.database = database;
        this.clock = clock;
    }

    /** Nobody shall believe in backups that nobody makes. */
    void check(@Observes StartupEvent start) {
        if (config.folder().isPresent() && !databaseKind.equals("h2")) {
            throw new IllegalStateException(
                    "RALLYPOINT_BACKUP_FOLDER is for the H2 build; PostgreSQL is backed up with pg_dump.");
        }
    }

    /** Looks whether today's is there, so that a node that was down at midnight makes up for it. */
    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        config.folder().ifPresent(folder -> {
            try {
                makeTodays(folder);
            } catch (SQLException | IOException | IllegalStateException e) {
                Log.errorf("There is no backup of today in %s: %s", folder, e);
            }
        });
    }

    private void makeTodays(Path folder) throws SQLException, IOException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var file = folder.resolve("rallypoint-" + today + ".zip");
        if (!Files.isRegularFile(file)) {
            eraseDrafts(folder);
            try (var connection = database.getConnection()) {
                Backup.write(connection, file);
            }
            Log.infof("Made %s", file);
        }
        // Only now, so that of a service whose backups fail the last ones stay.
        eraseBefore(today.minusDays(config.kept().toDays()), folder);
    }

    /** Of a process that was killed meanwhile. */
    private static void eraseDrafts(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var drafts = Files.newDirectoryStream(folder, DRAFTS)) {
                for (var draft : drafts) {
                    Files.delete(draft);
                }
            }
        }
    }

    private static void eraseBefore(LocalDate first, Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && name.group(1).compareTo(first.toString()) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
