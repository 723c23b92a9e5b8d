package org.rallypoint.store;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.rallypoint.Command;
import org.rallypoint.seal.KeyRing;

/** Moves the H2 database of a folder, whose service is stopped, into the PostgreSQL one of the configuration. */
public final class MoveCommand implements Command {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    @Override
    public String name() {
        return "move-from-h2";
    }

    @Override
    public String argument() {
        return "FOLDER";
    }

    @Override
    public void run(Path folder) throws IOException, SQLException {
        var settings = Settings.of("postgresql");
        var file = new H2File(folder);
        try (var source = file.open()) {
            file.refuseOtherVersions();
            refuseWithoutKeyOf(source, folder, settings);
            try (var target = connect(settings)) {
                migrate(settings);
                target.setAutoCommit(false);
                var rows = new Move(source, target).run();
                target.commit();
                print(rows, folder);
            }
        }
    }

    /** A node on PostgreSQL takes its key from the configuration alone. */
    private static void refuseWithoutKeyOf(Connection source, Path folder, SmallRyeConfig settings)
            throws SQLException {
        var there = KeyRing.idsOf(
                settings.getOptionalValue("rallypoint.contact-key", String.class),
                settings.getOptionalValues("rallypoint.former-contact-keys", String.class)
                        .orElse(List.of()),
                Optional.empty());
        for (var needed : H2File.keyIds(source)) {
            if (!there.contains(needed)) {
                throw new IllegalStateException("what is sealed with the key " + needed
                        + " could not be read any more: RALLYPOINT_CONTACT_KEY has to be what stands in "
                        + folder.resolve("rallypoint.key") + ", or what it was set to for the H2 build.");
            }
        }
    }

    private static Connection connect(SmallRyeConfig settings) throws SQLException {
        var login = new Properties();
        login.setProperty("user", settings.getValue(USER, String.class));
        login.setProperty("password", settings.getValue(PASSWORD, String.class));
        // Many rows in one statement; without it each takes its turn.
        login.setProperty("reWriteBatchedInserts", "true");
        var connection = new Driver().connect(settings.getValue(URL, String.class), login);
        if (connection == null) {
            throw new IllegalStateException(
                    "QUARKUS_DATASOURCE_JDBC_URL has to begin with jdbc:postgresql: for the database to move into.");
        }
        return connection;
    }

    /** Makes the tables, unless an earlier try has. */
    private static void migrate(SmallRyeConfig settings) {
        var flyway = Flyway.configure(MoveCommand.class.getClassLoader())
                .dataSource(
                        settings.getValue(URL, String.class),
                        settings.getValue(USER, String.class),
                        settings.getValue(PASSWORD, String.class))
                .locations(settings.getValues("quarkus.flyway.locations", String.class)
                        .toArray(String[]::new))
                .load();
        var migrations = flyway.info();
        if (migrations.applied().length > 0 && migrations.pending().length > 0) {
            throw new IllegalStateException(
                    "The PostgreSQL database isn't empty: another version of Rallypoint has begun it.");
        }
        flyway.migrate();
    }

    private static void print(Map<String, Long> rows, Path folder) {
        rows.forEach(MoveCommand::print);
        print("together", rows.values().stream().mapToLong(Long::longValue).sum());
        System.out.println("All rows were moved, and are the same in both databases. Don't start the H2 build on "
                + folder + " again.");
    }

    private static void print(String what, long rows) {
        System.out.printf(Locale.ROOT, "%-20s %,12d%n", what, rows);
    }
}
