package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backing up and restoring from the command line; H2 in either build. */
class RestoreTest {

    @TempDir
    Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void begin() {
        data = folder.resolve("data");
        backup = folder.resolve("backup.zip");
    }

    @Test
    void everythingIsBackAfterARestore() throws SQLException {
        var before = lived();
        done(data, "backup", backup);
        var elsewhere = folder.resolve("else").resolve("where");
        done(elsewhere, "restore", backup);
        assertThat(elsewhere.toFile().list()).containsExactly(H2File.NAME);
        var after = Eras.ofH2(elsewhere);
        assertThat(after.content(after.tables())).isEqualTo(before.content(before.tables()));
    }

    @Test
    void aBackupIsForItsOwnerAloneAndOverwritesNothing() throws SQLException, IOException {
        lived();
        done(data, "backup", backup);
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var before = Files.getLastModifiedTime(backup);
        refused(data, "backup", "backup.zip is there already");
        assertThat(Files.getLastModifiedTime(backup)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data", "backup.zip");
    }

    @Test
    void whileTheServiceHasTheDatabaseItIsNotBackedUp() throws SQLException {
        var service = lived();
        try (var connection = service.connect()) {
            assertThat(connection.isClosed()).isFalse();
            refused(data, "backup", "rallypoint.mv.db is in use: stop the service first.");
        }
        assertThat(backup).doesNotExist();
    }

    @Test
    void whatIsThereIsNotOverwritten() throws SQLException {
        var before = lived();
        done(data, "backup", backup);
        before.execute("update supporter set name = 'Since then'");
        refused(data, "restore", "rallypoint.mv.db is there already");
        assertThat(before.rows("select name from supporter").get(0)).containsExactly("Since then");
    }

    @Test
    void onlyABackupIsRestored() throws SQLException, IOException {
        refused(data, "restore", "There is no file ");
        Files.writeString(backup, "something else");
        refused(data, "restore", "backup.zip is no backup of Rallypoint.");
        assertThat(data.toFile().list()).isEmpty();
    }

    @Test
    void halfABackupIsNotRestored() throws SQLException, IOException {
        lived();
        done(data, "backup", backup);
        var whole = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(whole, whole.length / 2));
        var elsewhere = folder.resolve("elsewhere");
        refused(elsewhere, "restore", "backup.zip is no backup of Rallypoint.");
        assertThat(elsewhere.toFile().list()).isEmpty();
    }

    @Test
    void aBackupOfANewerVersionIsNotRestored() throws SQLException {
        lived().execute("""
                insert into "flyway_schema_history"
                select 1000, '1000', "description", "type", "script", "checksum", "installed_by", "installed_on", 0, true
                from "flyway_schema_history" where "version" = '8'
                """);
        done(data, "backup", backup);
        var elsewhere = folder.resolve("elsewhere");
        refused(elsewhere, "restore", "was written by a newer version of Rallypoint.");
        assertThat(elsewhere.toFile().list()).isEmpty();
    }

    @Test
    void aRestoreTellsWhetherTheContactsCanBeRead() throws SQLException, IOException {
        lived();
        done(data, "backup", backup);
        var without = folder.resolve("without");
        assertThat(done(without, "restore", backup)).contains("BEFORE the first start put the rallypoint.key");
        var with = Files.createDirectories(folder.resolve("with"));
        Files.writeString(with.resolve("rallypoint.key"), Eras.KEY + "\n");
        assertThat(done(with, "restore", backup)).contains("Its contacts can be read with the key that is there.");
        assertThat(without.resolve("rallypoint.key")).doesNotExist();
        var configured = new HashMap<>(
                Map.of("RALLYPOINT_DATA", folder.resolve("configured").toString()));
        configured.put("RALLYPOINT_CONTACT_KEY", Eras.KEY);
        assertThat(Called.with(configured, "restore", backup.toString()).said())
                .contains("Its contacts can be read with the key that is there.");
    }

    private Eras lived() throws SQLException {
        var database = Eras.ofH2(data);
        database.liveUntilNow();
        return database;
    }

    private static String done(Path data, String command, Path file) {
        var called = called(data, command, file);
        assertThat(called.exitCode()).as(called.said()).isZero();
        return called.said();
    }

    private void refused(Path data, String command, String why) {
        var called = called(data, command, backup);
        assertThat(called.said())
                .startsWith(command + " was not done: ")
                .contains(why)
                .hasLineCount(1);
        assertThat(called.exitCode()).isEqualTo(1);
    }

    private static Called called(Path data, String command, Path file) {
        return Called.with(Map.of("RALLYPOINT_DATA", data.toString()), command, file.toString());
    }
}
