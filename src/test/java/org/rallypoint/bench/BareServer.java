package org.rallypoint.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ceiling of this stack: a Vert.x server in a process of its own that sends the same head and the same bytes to whoever
 * asks for whatever. Its arguments are a file with the lines of the head and one with the body.
 */
public final class BareServer extends AbstractVerticle {

    private static int port;
    private static List<Map.Entry<CharSequence, CharSequence>> head = List.of();
    private static Buffer body = Buffer.buffer();

    public static void main(String[] arguments) throws Exception {
        var lines = new ArrayList<Map.Entry<CharSequence, CharSequence>>();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            int colon = line.indexOf(": ");
            lines.add(Map.entry(
                    HttpHeaders.createOptimized(line.substring(0, colon)),
                    HttpHeaders.createOptimized(line.substring(colon + 2))));
        }
        head = lines;
        body = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        // One that is free now: listeners share a port only by its number.
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // As many event loops as Quarkus has by default.
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(BareServer.class, new DeploymentOptions().setInstances(loops))
                .onSuccess(all -> System.out.println("Listening on: http://127.0.0.1:" + port))
                .onFailure(e -> {
                    e.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request -> {
                    var response = request.response();
                    head.forEach(line -> response.headers().add(line.getKey(), line.getValue()));
                    response.end(body);
                })
                .listen(port, "127.0.0.1")
                .onSuccess(server -> started.complete())
                .onFailure(started::fail);
    }
}
