package org.rallypoint.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.rallypoint.webhook.TestCertificate;

/** One process of the packaged application, on a port that was free. */
public record Node(Process process, String url, Path log) implements AutoCloseable {

    public static final String JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toString();

    static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));
    private static final String ADMIN = "a-token-for-the-faults-alone-and-for-nothing-else";
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://\\S+:(\\d+)");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    /** Waits until it listens; the settings are those of an operator, with their keys in lower case. */
    public static Node start(Map<String, String> settings) {
        return start(THIS_JAVA, List.of("-Xmx384m"), settings);
    }

    /** The same as the README tells operators to: with the options and the archive that make it small, and soon up. */
    public static Node inOperation(Map<String, String> settings) {
        return start(THIS_JAVA, Archive.options(), settings);
    }

    /** The same with another Java, of which this is the home, and options for it. */
    public static Node start(Path java, List<String> options, Map<String, String> settings) {
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-Dquarkus.http.port=0",
                "-Dquarkus.http.host=127.0.0.1",
                "-Drallypoint.public-url=https://rallypoint.example"));
        settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of("-jar", JAR));
        return run(java, arguments);
    }

    /** Waits in the same way for anything that says in the same words where it listens. */
    public static Node run(List<String> arguments) {
        return run(THIS_JAVA, arguments);
    }

    private static Node run(Path java, List<String> arguments) {
        try {
            var log = Files.createTempFile("node", ".log");
            var command =
                    new ArrayList<>(List.of(java.resolve("bin").resolve("java").toString()));
            command.addAll(arguments);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(Map.of("RALLYPOINT_ADMIN_TOKEN", ADMIN, "RALLYPOINT_LIMITS_ENABLED", "false"));
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Node(process, "http://127.0.0.1:" + portOf(process, log), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return URI.create(url).getPort();
    }

    /** What lets it call fake targets on this machine, and Discord there too. */
    public static Map<String, String> calling(TestCertificate certificate, String discord) {
        return Map.of(
                "javax.net.ssl.trustStore",
                certificate.trustStore().toString(),
                "rallypoint.webhooks.allowed-networks",
                "127.0.0.0/8,::1/128",
                "rallypoint.webhooks.joining",
                "0s",
                "rallypoint.discord.api",
                discord);
    }

    public Api admin() {
        return new Api(url, ADMIN);
    }

    public Api nobody() {
        return new Api(url, null);
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What the process holds in memory, in MB. */
    public long megabytes() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of its log that tell of something unforeseen. */
    public List<String> errors() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int portOf(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            var ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            var found = LISTENING.matcher(Files.readString(log));
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
            if (ended) {
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("It doesn't start: " + Files.readString(log));
    }
}
