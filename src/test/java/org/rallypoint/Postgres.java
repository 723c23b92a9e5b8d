package org.rallypoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rallypoint.packaged.Waiting;

/** A server that can be killed, stopped and frozen, and started again on its port with what it had on its disk. */
public final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Map<String, String> config;
    private EmbeddedPostgres server;

    /** With what is in the folder. */
    Postgres(Path folder, Map<String, String> config) {
        this.folder = folder;
        this.config = config;
        start(0);
    }

    /** An empty one, set up as servers are by default: those for tests are told to forget. */
    public static Postgres start() {
        try {
            return new Postgres(
                    Files.createTempDirectory("postgres"), Map.of("synchronous_commit", "on", "fsync", "on"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url(),
                "quarkus.datasource.username",
                USER,
                "quarkus.datasource.password",
                USER,
                "rallypoint.contact-key",
                "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=");
    }

    public int port() {
        return server.getPort();
    }

    public String url() {
        return server.getJdbcUrl(USER, USER);
    }

    /** All of its processes at once, as the kernel does when memory is short. */
    public void kill() {
        var processes = processes();
        signal("KILL");
        processes.forEach(process -> Waiting.until(PATIENCE, () -> !process.isAlive()));
        stop();
    }

    /** As an operator would, who doesn't wait for clients. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startAgain() {
        start(server.getPort());
    }

    /** It keeps its sockets, and answers nobody. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Its first one, and those that this one has started. */
    public List<ProcessHandle> processes() {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var id = Long.parseLong(Files.readAllLines(file, UTF_8).get(0).strip());
            return ProcessHandle.of(id).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thaw();
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

    private void start(int port) {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setPort(port);
        config.forEach(builder::setServerConfig);
        try {
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes().forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
