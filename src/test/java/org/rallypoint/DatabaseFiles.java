package org.rallypoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database that the application under test runs on, as its tables and as the bytes on its disk. */
@Singleton
public class DatabaseFiles {

    /** So short, and so close to each other, that H2's compression leaves one of them as it is. */
    private static final int PIECE = 16;

    private static final int STEP = 8;
    private static final int MOST_PIECES = 40;

    /** Length of the name of its key at the beginning of a sealed text, which is the same in many. */
    private static final int KEY = 9;

    @Inject
    AgroalDataSource source;

    @ConfigProperty(name = "rallypoint.data", defaultValue = "none")
    String folder;

    /** Everything that is committed stands in the files from now on. */
    void flush() {
        execute(TestDatabase.isPostgres() ? "checkpoint" : "checkpoint sync");
    }

    /** What happens by itself on a server that lives on: it learns which values are frequent, and keeps some. */
    void gatherStatistics() {
        execute("analyze");
    }

    /** Gives back the space of what was deleted: what an operator does, or the database by itself in time. */
    void compact() {
        if (TestDatabase.isPostgres()) {
            execute("vacuum full");
            execute("checkpoint");
        } else {
            shutDownCompactly();
        }
    }

    /** It opens again with the next connection. */
    private void shutDownCompactly() {
        var factory = source.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var login = new Properties();
        login.put("user", factory.principal().getName());
        login.put("password", "rallypoint");
        try (var connection = new org.h2.Driver().connect(factory.jdbcUrl(), login);
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        source.flush(AgroalDataSource.FlushMode.ALL);
    }

    /** Those of the texts of which any piece stands in any file, but for the write-ahead log of PostgreSQL. */
    Set<String> found(Collection<String> texts) {
        return search(texts, false);
    }

    /** Those of which any piece stands in PostgreSQL's write-ahead log. */
    Set<String> foundInLog(Collection<String> texts) {
        return search(texts, true);
    }

    private Set<String> search(Collection<String> texts, boolean inLog) {
        var found = new TreeSet<String>();
        for (var file : files()) {
            if (inLog == file.toString().contains("pg_wal") && !file.endsWith("rallypoint.key")) {
                var content = content(file);
                texts.stream()
                        .filter(text -> pieces(text).stream().anyMatch(content::contains))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** What is short, or not sealed, is looked for as a whole. */
    private static List<String> pieces(String text) {
        if (text.length() < KEY + PIECE + STEP || text.charAt(KEY - 1) != '.') {
            return List.of(new String(text.getBytes(UTF_8), ISO_8859_1));
        }
        var pieces = new ArrayList<String>();
        for (int at = KEY; at + PIECE <= text.length() && pieces.size() < MOST_PIECES; at += STEP) {
            pieces.add(text.substring(at, at + PIECE));
        }
        return pieces;
    }

    /** Rows of all tables as text, each with the table's name before it. */
    List<String> rows() {
        var rows = new ArrayList<String>();
        var tables = tables();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                try (var all = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (all.next()) {
                        var row = new StringBuilder(table.toLowerCase(Locale.ROOT));
                        for (int i = 1; i <= all.getMetaData().getColumnCount(); i++) {
                            row.append(' ').append(all.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows each table has; every change adds one to the audit. */
    public Map<String, Long> sizes() {
        return tables().stream()
                .collect(toMap(
                        table -> table,
                        table -> Long.valueOf(
                                texts("select count(*) from \"" + table + "\"").get(0))));
    }

    private List<String> tables() {
        return texts("select table_name from information_schema.tables where lower(table_schema) = 'public'");
    }

    /** First column of all rows of a query. */
    List<String> texts(String query) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() {
        var root =
                Path.of(TestDatabase.isPostgres() ? texts("show data_directory").get(0) : folder);
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException e) {
            // PostgreSQL removes files while we look.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
