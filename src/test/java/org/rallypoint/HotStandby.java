package org.rallypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL server that follows another one on this machine, and can be put into all kinds of trouble. */
public final class HotStandby implements AutoCloseable {

    private static final Set<String> OF_A_RUNNING_SERVER = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    /** Of what gives way to the log. */
    private static final String IN_THE_WAY = "40001";

    private final Postgres server;

    private HotStandby(Postgres server) {
        this.server = server;
    }

    /** By a copy of the primary's folder, since the servers that Maven brings have no pg_basebackup. */
    public static HotStandby of(String primaryUrl) {
        try (var connection = DriverManager.getConnection(primaryUrl, Postgres.USER, Postgres.USER);
                var statement = connection.createStatement()) {
            var from = Path.of(text(statement, "show data_directory"));
            var port = text(statement, "show port");
            var folder = Files.createTempDirectory("hot-standby");
            // Off in servers for tests, and on in all others.
            statement.execute("alter database " + connection.getCatalog() + " set synchronous_commit = on");
            statement.execute("select pg_backup_start('standby', true)");
            copy(from, folder);
            Files.writeString(
                    folder.resolve("backup_label"), text(statement, "select labelfile from pg_backup_stop(false)"));
            Files.writeString(folder.resolve("standby.signal"), "");
            Files.writeString(
                    folder.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + port + " user=" + Postgres.USER + "'\n"
                            // What is in the way of the log gives way at once.
                            + "max_standby_streaming_delay = 0\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return new HotStandby(new Postgres(folder, Map.of()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.url();
    }

    /** From now on it falls behind. */
    public void pause() {
        execute("select pg_wal_replay_pause()");
    }

    /** Once more where the log, as it goes on, has ended the very statement that lets it. */
    public void resume() {
        var resume = "select pg_wal_replay_resume()";
        try {
            execute(resume);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof SQLException cause) || !IN_THE_WAY.equals(cause.getSQLState())) {
                throw e;
            }
            execute(resume);
        }
    }

    public void execute(String sql) {
        try (var connection = DriverManager.getConnection(url(), Postgres.USER, Postgres.USER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it answers so. */
    public boolean is(String question) {
        try (var connection = DriverManager.getConnection(url(), Postgres.USER, Postgres.USER);
                var statement = connection.createStatement()) {
            return text(statement, question).equals("t");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        server.stop();
    }

    /** On the port that it had. */
    public void startAgain() {
        server.startAgain();
    }

    /** It keeps its sockets, and answers nobody. */
    public void freeze() {
        server.freeze();
    }

    public void thaw() {
        server.thaw();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Files that go away meanwhile are put right by the log. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!OF_A_RUNNING_SERVER.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }
}
