package org.rallypoint.faults;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rallypoint.packaged.Node;

/** Passes requests on to the nodes that say they are ready, in turn; it tries nothing twice, so that no fault stays hidden. */
final class HealthProxy implements AutoCloseable {

    private static final int LOOK_MILLIS = 200;
    private static final int BAD_GATEWAY = 502;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64).setConnectTimeout(1_000));
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private volatile List<Node> nodes = List.of();
    private int turn;

    static HealthProxy start() {
        var proxy = new HealthProxy();
        proxy.server = proxy.vertx
                .createHttpServer()
                .requestHandler(proxy::pass)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        proxy.vertx.setPeriodic(LOOK_MILLIS, timer -> proxy.nodes.forEach(node -> proxy.look(node.port())));
        return proxy;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on these; each once it is ready. */
    void to(Node... all) {
        nodes = List.of(all);
        nodes.forEach(node -> ready.add(node.port()));
    }

    private void look(int port) {
        client.request(HttpMethod.GET, port, "127.0.0.1", "/health/ready")
                .compose(request -> request.send())
                .onComplete(answer -> {
                    if (answer.succeeded() && answer.result().statusCode() == 200) {
                        ready.add(port);
                    } else {
                        ready.remove(port);
                    }
                });
    }

    private void pass(HttpServerRequest request) {
        var able = nodes.stream().filter(node -> ready.contains(node.port())).toList();
        if (able.isEmpty()) {
            request.response().setStatusCode(BAD_GATEWAY).end("no node is ready");
            return;
        }
        int port = able.get(Math.floorMod(turn++, able.size())).port();
        request.body()
                .compose(body -> client.request(request.method(), port, "127.0.0.1", request.uri())
                        .compose(onward -> {
                            onward.headers().setAll(request.headers());
                            return onward.send(body);
                        }))
                .compose(answer -> answer.body().map(body -> {
                    request.response().setStatusCode(answer.statusCode()).end(body);
                    return body;
                }))
                .onFailure(failure -> request.response()
                        .setStatusCode(BAD_GATEWAY)
                        .end(Buffer.buffer(String.valueOf(failure.getMessage()))));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
