package org.rallypoint;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What the application does instead of serving, with one file or folder; listed in {@code META-INF/services}. */
public interface Command {

    /** The word on the command line. */
    String name();

    /** What is to follow it, as {@code FILE}. */
    String argument();

    /**
     * Does it, and prints what came of it.
     *
     * @throws IllegalStateException for what is refused, in one line for whoever called it
     */
    void run(Path argument) throws IOException, SQLException;
}
