package org.rallypoint.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.rallypoint.TestDatabase;

/**
 * A database that lives through the versions, one migration after the other; what each version has stored stands in {@code
 * resources/upgrade}.
 */
public record Eras(String url, String user, String password) {

    /** What all of it is sealed with. */
    public static final String KEY = "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=";

    /** The token of the admin of the fourth version. */
    public static final String ADMIN = "rp_admin_UpgradeUpgradeUpgradeUpgrade0001_1RUQ9w";

    public static Eras ofH2(Path folder) {
        return new Eras(
                "jdbc:h2:file:" + folder.resolve("rallypoint") + ";TRACE_LEVEL_FILE=0", "rallypoint", "rallypoint");
    }

    /** Of what {@link TestDatabase} has started. */
    public static Eras of(Map<String, String> settings) {
        return TestDatabase.isPostgres()
                ? new Eras(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                : ofH2(Path.of(settings.get("rallypoint.data")));
    }

    /** How the PostgreSQL build is told of such a database, and of the key. */
    public static Map<String, String> environment(Eras target) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                target.url,
                "QUARKUS_DATASOURCE_USERNAME",
                target.user,
                "QUARKUS_DATASOURCE_PASSWORD",
                target.password,
                "RALLYPOINT_CONTACT_KEY",
                KEY);
    }

    /** All versions that there were, the first one first. */
    List<String> versions() {
        return Arrays.stream(flyway().load().info().all())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .toList();
    }

    /** Migrates one after the other, and stores after each what it has stored. */
    void liveUntil(String last) throws SQLException {
        for (var version : versions()) {
            flyway().target(version).load().migrate();
            try (var database = connect();
                    var statement = database.createStatement()) {
                statement.execute(stored(version));
            }
            if (version.equals(last)) {
                return;
            }
        }
        throw new IllegalArgumentException(last);
    }

    /** Through all of them. */
    public void liveUntilNow() throws SQLException {
        var all = versions();
        liveUntil(all.get(all.size() - 1));
    }

    /** As a start of the present version does. */
    void upgrade() {
        flyway().load().migrate();
    }

    Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return (isH2() ? new org.h2.Driver() : new org.postgresql.Driver()).connect(url, login);
    }

    /** The columns of all tables, in their order; names in lower case. */
    Map<String, List<String>> tables() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        for (var column : rows("""
                select lower(table_name), lower(column_name) from information_schema.columns
                where lower(table_schema) = 'public' and table_name <> 'flyway_schema_history'
                order by table_name, ordinal_position
                """)) {
            tables.computeIfAbsent(column.get(0), table -> new ArrayList<>()).add(column.get(1));
        }
        return tables;
    }

    /** The rows of a query as text, in no order. */
    List<List<String>> rows(String query) throws SQLException {
        try (var database = connect();
                var statement = database.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** What stands in these columns of each table, every row as one text. */
    Map<String, TreeSet<String>> content(Map<String, List<String>> tables) throws SQLException {
        var content = new TreeMap<String, TreeSet<String>>();
        for (var table : tables.entrySet()) {
            var rows = new TreeSet<String>();
            rows("select " + String.join(", ", table.getValue()) + " from " + table.getKey())
                    .forEach(row -> rows.add(row.toString()));
            content.put(table.getKey(), rows);
        }
        return content;
    }

    public void execute(String sql) throws SQLException {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String stored(String version) {
        var name = "/upgrade/V" + version + ".sql";
        try (var in = Eras.class.getResourceAsStream(name)) {
            // Most versions that only PostgreSQL has change no table.
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url, user, password)
                .locations("db/migration", isH2() ? "db/h2" : "db/postgresql");
    }
}
