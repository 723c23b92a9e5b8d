package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rallypoint.packaged.Api;

/** What clients were told is written, kept in a file of their own: each event with its last revision and summary. */
final class Acknowledgements implements AutoCloseable {

    private final Writer file;
    private final Map<String, Written> last = new ConcurrentHashMap<>();

    /** The state of an event as it was acknowledged. */
    record Written(int revision, String summary) {}

    Acknowledgements(Path file) {
        try {
            Files.createDirectories(file.getParent());
            this.file = Files.newBufferedWriter(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Api.Answer answer) {
        var id = answer.text("id");
        var written = new Written(answer.json().get("revision").asInt(), answer.text("summary"));
        last.put(id, written);
        try {
            file.write(id + " " + written.revision() + " " + written.summary() + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return last.size();
    }

    /** How many of them the service has lost; a write whose answer never came may be there, too, as the next revision. */
    long lost(Api api) {
        return last.entrySet().stream()
                .filter(entry -> !isThere(api.get("/events/" + entry.getKey()), entry.getValue()))
                .count();
    }

    private static boolean isThere(Api.Answer answer, Written written) {
        if (!answer.isGood()) {
            return false;
        }
        int revision = answer.json().get("revision").asInt();
        return revision == written.revision()
                ? answer.text("summary").equals(written.summary())
                : revision == written.revision() + 1;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
