package org.rallypoint;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A PostgreSQL server that follows another one on this machine, and can be put into all kinds of trouble. */
public final class HotStandby implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Set<String> OF_A_RUNNING_SERVER = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path folder;
    private EmbeddedPostgres server;

    private HotStandby(Path folder) throws IOException {
        this.folder = folder;
        server = start(0);
    }

    /** By a copy of the primary's folder, since the servers that Maven brings have no pg_basebackup. */
    public static HotStandby of(String primaryUrl) {
        try (var connection = DriverManager.getConnection(primaryUrl, USER, USER);
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
                    "primary_conninfo = 'host=localhost port=" + port + " user=" + USER + "'\n"
                            // What is in the way of the log gives way at once.
                            + "max_standby_streaming_delay = 0\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return new HotStandby(folder);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.getJdbcUrl(USER, USER);
    }

    /** From now on it falls behind. */
    public void pause() {
        execute("select pg_wal_replay_pause()");
    }

    public void resume() {
        execute("select pg_wal_replay_resume()");
    }

    public void execute(String sql) {
        try (var connection = DriverManager.getConnection(url(), USER, USER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it answers so. */
    public boolean is(String question) {
        try (var connection = DriverManager.getConnection(url(), USER, USER);
                var statement = connection.createStatement()) {
            return text(statement, question).equals("t");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the port that it had. */
    public void startAgain() {
        try {
            server = start(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It keeps its sockets, and answers nobody. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var postmaster = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            var process = ProcessHandle.of(postmaster).orElseThrow();
            var pids = Stream.concat(Stream.of(process), process.descendants())
                    .map(each -> String.valueOf(each.pid()))
                    .toList();
            var command = Stream.of(List.of("kill", "-" + name), pids)
                    .flatMap(List::stream)
                    .toList();
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
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
