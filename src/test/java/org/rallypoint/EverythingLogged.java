package org.rallypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Writes all that is logged from a level on into a file, and nowhere else, until it is closed. */
public final class EverythingLogged extends Handler implements AutoCloseable {

    /** What asks in a test, which no operator runs. */
    private static final List<String> CLIENT = List.of("jdk.internal.httpclient", "jdk.httpclient", "org.apache.http");

    private final Logger root = Logger.getLogger("");
    private final Handler[] others = root.getHandlers();
    private final Level before = root.getLevel();
    private final Writer out;

    public EverythingLogged(Path file, Level least) throws IOException {
        out = Files.newBufferedWriter(file);
        setLevel(least);
        // With all parameters and causes, as the console has it.
        setFormatter(new PatternFormatter("%p [%c] %X %s%e%n"));
        for (var other : others) {
            root.removeHandler(other);
        }
        root.addHandler(this);
        root.setLevel(least);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (CLIENT.stream().anyMatch(String.valueOf(entry.getLoggerName())::startsWith)) {
            return;
        }
        try {
            out.write(getFormatter().format(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        for (var other : others) {
            root.addHandler(other);
        }
        synchronized (this) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
