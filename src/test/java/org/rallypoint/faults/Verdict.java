package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rallypoint.TestDatabase;

/** One fault's row in the table of all that were tried on a database; until it is told, the fault counts as not withstood. */
final class Verdict {

    private static final String DATABASE = TestDatabase.isPostgres() ? "PostgreSQL" : "H2";
    private static final Path FILE = Path.of("target", "faults", "report-" + DATABASE.toLowerCase(Locale.ROOT) + ".md");
    private static final List<String> HEAD =
            List.of("| Fault | Database | Measured | Wanted | Held |", "|---|---|---|---|---|");

    private final String fault;
    private final String wanted;

    Verdict(String fault, String wanted) {
        this.fault = fault;
        this.wanted = wanted;
        write("it did not get so far", "**no**");
    }

    /** Fails where it isn't as wanted. */
    void tell(boolean isHeld, String measured, Object... values) {
        var text = String.format(Locale.ROOT, measured, values);
        write(text, isHeld ? "yes" : "**no**");
        assertThat(isHeld).as("%s: %s; wanted: %s", fault, text, wanted).isTrue();
    }

    /** For what has been asserted by then. */
    void held(String measured, Object... values) {
        tell(true, measured, values);
    }

    /** In the place that it has from an earlier run, or else at the end. */
    private void write(String measured, String held) {
        var begin = "| " + fault + " |";
        var row = "%s %s | %s | %s | %s |".formatted(begin, DATABASE, measured, wanted, held);
        try {
            Files.createDirectories(FILE.getParent());
            var lines = new ArrayList<>(Files.exists(FILE) ? Files.readAllLines(FILE, UTF_8) : HEAD);
            if (lines.stream().noneMatch(line -> line.startsWith(begin))) {
                lines.add(row);
            }
            lines.replaceAll(line -> line.startsWith(begin) ? row : line);
            Files.write(FILE, lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
