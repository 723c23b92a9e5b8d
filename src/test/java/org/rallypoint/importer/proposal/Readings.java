package org.rallypoint.importer.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/** Reads sources as a test wants them. */
public final class Readings {

    /** A hundred times what it takes alone, and nothing beside what it takes where it isn't linear. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** A fifth of what is let in: what isn't linear takes far too long here, too. */
    private static final int MUCH = 1024 * 1024;

    private Readings() {}

    public static List<Proposal> all(SourceReader reader, String text) {
        var rows = new ArrayList<Proposal>();
        reader.read(text, "en", rows::add);
        return rows;
    }

    public static Proposal one(SourceReader reader, String text) {
        var rows = all(reader, text);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    public static List<String> doubts(Proposal row) {
        return row.doubts().stream().map(Fault::code).toList();
    }

    public static String refusal(SourceReader reader, String text) {
        return catchThrowableOfType(ProblemException.class, () -> all(reader, text))
                .getMessage();
    }

    /** How many rows come out soon. */
    public static int countSoon(SourceReader reader, String text) {
        var count = new int[1];
        soon(() -> reader.read(text, "en", row -> count[0]++));
        return count[0];
    }

    public static void soon(Executable reading) {
        Assertions.assertTimeoutPreemptively(SOON, reading);
    }

    /** A long text made of one piece. */
    public static String much(String piece) {
        return piece.repeat(MUCH / piece.length());
    }
}
