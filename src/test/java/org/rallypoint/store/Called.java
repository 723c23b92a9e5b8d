package org.rallypoint.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rallypoint.Main;
import org.rallypoint.packaged.Node;

/** What came of calling the application with arguments, in a process of its own. */
public record Called(int exitCode, String said) {

    static Called with(Map<String, String> environment, String... arguments) {
        return with(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()), environment, arguments);
    }

    /** The same of the packaged application. */
    public static Called packaged(Map<String, String> environment, String... arguments) {
        return with(List.of("-jar", Node.JAR), environment, arguments);
    }

    private static Called with(List<String> what, Map<String, String> environment, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // However much is copied goes through little memory.
        var command = new ArrayList<>(List.of(java, "-Xmx64m"));
        command.addAll(what);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Called(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
