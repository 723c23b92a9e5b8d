package org.rallypoint.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rallypoint.TestDatabase;

/** What a run has shown, line by line: in the log, and in a file below {@code target}. */
public final class Results {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** Begins anew what an earlier run has left. */
    public Results(String folder, String name) {
        file = Path.of("target", folder, (TestDatabase.isPostgres() ? "postgresql" : "h2") + "-" + name + ".txt");
    }

    public void add(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        lines.add(line);
        System.out.println(line);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
