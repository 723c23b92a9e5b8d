package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rallypoint.packaged.Waiting;

/** A server that can be killed, stopped and frozen, and begun again with what it had on its disk. */
final class Postgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres first;
    private final Path data;
    private final List<String> command = new ArrayList<>();

    private Postgres(EmbeddedPostgres first, Path data) {
        this.first = first;
        this.data = data;
        var running = server();
        if (isRoot(running)) {
            // PostgreSQL refuses to run as root; the first one was begun in the same way.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(running.info().command().orElseThrow());
        command.addAll(Arrays.asList(running.info().arguments().orElseThrow()));
    }

    static Postgres start() {
        try {
            var data = Files.createTempDirectory("postgres");
            return new Postgres(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            // As a server is set up by default; for tests it is told to forget.
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("fsync", "on")
                            .start(),
                    data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                "rallypoint.contact-key", "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=");
    }

    String url() {
        return first.getJdbcUrl("postgres", "postgres");
    }

    /** All of its processes at once, as the kernel does when memory is short. */
    void kill() {
        var processes = processes();
        signal("KILL");
        processes.forEach(process -> Waiting.until(PATIENCE, () -> !process.isAlive()));
    }

    /** As an operator would, who doesn't wait for clients. */
    void stop() {
        var server = server();
        signal(List.of(server), "INT");
        Waiting.until(PATIENCE, () -> !server.isAlive());
    }

    /** Again, on the same port, and waits until it answers. */
    void begin() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("again.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Waiting.until(PATIENCE, this::answers);
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private List<ProcessHandle> processes() {
        var server = server();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private ProcessHandle server() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid"), UTF_8)
                    .get(0)
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot(ProcessHandle process) {
        return process.info().user().filter("root"::equals).isPresent();
    }

    private void signal(String name) {
        signal(processes(), name);
    }

    private static void signal(List<ProcessHandle> processes, String name) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            kill();
        }
    }
}
