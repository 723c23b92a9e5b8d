package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;

/** Listens to the stream, cuts it where it stands from time to time, and goes on with the last id at the next node. */
final class Listener implements Callable<List<Told>> {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Node> nodes;
    private final long cutAfter;
    private final AtomicLong last;
    private final List<Told> read = new ArrayList<>();
    private String id;
    private int connections;

    /**
     * What it needs to know.
     *
     * @param cursor where to begin
     * @param cutSeconds how long a connection lasts
     * @param last the number of the last entry, as soon as it is known
     */
    Listener(List<Node> nodes, String cursor, int cutSeconds, AtomicLong last) {
        this.nodes = nodes;
        this.id = cursor;
        this.cutAfter = TimeUnit.SECONDS.toNanos(cutSeconds);
        this.last = last;
    }

    @Override
    public List<Told> call() throws IOException, InterruptedException {
        while (!isAtEnd()) {
            var node = nodes.get(connections++ % nodes.size());
            var request = HttpRequest.newBuilder(URI.create(node.url() + "/v1/changes/stream"))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", id);
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200 && response.statusCode() != Poller.BUSY) {
                throw new AssertionError("The stream answers " + response.statusCode());
            }
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
                listen(lines);
            }
        }
        return read;
    }

    int connections() {
        return connections;
    }

    private void listen(BufferedReader lines) throws IOException {
        long end = System.nanoTime() + cutAfter;
        String newId = null;
        String data = null;
        for (var line = lines.readLine(); line != null && System.nanoTime() < end; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                newId = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            } else if (line.isEmpty()) {
                id = newId == null ? id : newId;
                if (data != null) {
                    read.add(Told.of(Api.parsed(data)));
                }
                data = null;
                if (isAtEnd()) {
                    return;
                }
            }
        }
    }

    private boolean isAtEnd() {
        return !read.isEmpty() && read.get(read.size() - 1).seq() >= last.get();
    }
}
