package org.rallypoint.importer.proposal;

import java.util.function.Consumer;
import org.rallypoint.http.ProblemException;

/** Reads one kind of source. */
public interface SourceReader {

    /**
     * Hands on each event in its order.
     *
     * @param text the whole input, without byte order mark; up to 5 MiB, in any shape
     * @param language BCP 47, what the source is written in
     * @param rows ends the reading with a 413 when there are too many
     * @throws ProblemException 400 for what is no such source at all, naming the line where there is one
     */
    void read(String text, String language, Consumer<Proposal> rows);
}
