package org.rallypoint.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rallypoint.TestDatabase;

/** What starting needs, left by a run that ends once it has started, as the README has it. */
public final class Archive {

    /** How the JVM of a node is best set. */
    public static final String OPTIONS = "@src/main/jvm/options";

    private static final long PATIENCE_SECONDS = 180;

    private Archive() {}

    /** For the Java of this run: made once for all nodes that it starts, on a database of its own. */
    static List<String> options() {
        return Once.OPTIONS;
    }

    /** The run that leaves the archive; the option says where. */
    public static void make(Path java, String option, Map<String, String> settings) {
        var command = new ArrayList<>(
                List.of(java.resolve("bin").resolve("java").toString(), OPTIONS, option, "-Dquarkus.http.port=0"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", Node.JAR, "start-only"));
        try {
            var log = Files.createTempFile("archive", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It doesn't end: " + Files.readString(log));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("It doesn't start: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Once {

        static final List<String> OPTIONS = made();

        private static List<String> made() {
            var database = new TestDatabase();
            try {
                var folder = Files.createTempDirectory("archive");
                var isCache = Runtime.version().feature() >= 25;
                var file = folder.resolve(isCache ? "rallypoint.aot" : "rallypoint.jsa");
                make(
                        Node.THIS_JAVA,
                        (isCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file,
                        database.start());
                return List.of(Archive.OPTIONS, (isCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                database.stop();
            }
        }
    }
}
