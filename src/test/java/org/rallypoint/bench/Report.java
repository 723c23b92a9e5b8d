package org.rallypoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.TestDatabase;

/**
 * {@code target/bench/report.md}: what each bench has found, on each database that it has run on. Each writes a section of its
 * own, and all that are there are joined anew.
 */
final class Report {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final List<String> DATABASES = List.of("h2", "postgresql");
    private static final List<String> SECTIONS = List.of("speed", "growth", "start");

    private Report() {}

    static void section(String name, String text) throws IOException {
        Files.writeString(file(name + ".md"), text);
        System.out.println(text);
        var sections = DATABASES.stream()
                .flatMap(database -> SECTIONS.stream().map(section -> FOLDER.resolve(database + "-" + section + ".md")))
                .filter(Files::exists)
                .toList();
        var all = Stream.of(head());
        for (var section : sections) {
            all = Stream.concat(all, Stream.of(Files.readString(section)));
        }
        Files.writeString(FOLDER.resolve("report.md"), all.collect(Collectors.joining("\n")));
    }

    /** One that belongs to a section, by the name of the present database. */
    static Path file(String name) throws IOException {
        Files.createDirectories(FOLDER);
        return FOLDER.resolve((TestDatabase.isPostgres() ? "postgresql-" : "h2-") + name);
    }

    static String database() {
        return TestDatabase.isPostgres() ? "PostgreSQL" : "H2";
    }

    private static String head() {
        return """
                # What Rallypoint can bear

                Measured on a machine with %d cores; Java %s, %s on %s. The servers and what asks them run on it side by side, and take the processor from each other, so figures of another machine or another run are not to be compared with these; ratios are.
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }
}
