package org.rallypoint.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.rallypoint.packaged.Node;

/** A process of {@link BareServer}. */
record Bare(Node process) implements AutoCloseable {

    /** Sends what the application has sent, head and body. */
    static Bare like(HttpResponse<byte[]> answer) throws IOException {
        var head = Files.createTempFile("bare", ".head");
        var body = Files.write(Files.createTempFile("bare", ".body"), answer.body());
        Files.write(
                head,
                answer.headers().map().entrySet().stream()
                        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                        .toList());
        return new Bare(Node.run(List.of(
                // As much as the application has.
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                head.toString(),
                body.toString())));
    }

    int port() {
        return process.port();
    }

    @Override
    public void close() {
        process.close();
    }
}
