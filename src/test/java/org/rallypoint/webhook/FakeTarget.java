package org.rallypoint.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A TLS server on a free port of this machine that remembers what it was asked, and behaves as it is told. */
public final class FakeTarget implements AutoCloseable {

    /** One request; the names of its headers are in lower case. */
    public record Received(Instant at, String method, String path, Map<String, String> headers, String body) {}

    /** What it does with one request. */
    public interface Behaviour {
        void answer(HttpServerRequest request, String body);
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private int accepted;
    private int open;
    private volatile Behaviour otherwise;

    private FakeTarget(TestCertificate certificate, String address, Behaviour otherwise) {
        this.otherwise = otherwise;
        var key = new PfxOptions().setPath(certificate.keyStore().toString()).setPassword(TestCertificate.PASSWORD);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(key)
                        .setHost(address)
                        .setPort(0))
                .connectionHandler(connection -> {
                    opened();
                    connection.closeHandler(closed -> closed());
                })
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)));
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that answers 200 to everything, at 127.0.0.1. */
    public static FakeTarget start(TestCertificate certificate) {
        return start(certificate, "127.0.0.1", status(200, ""));
    }

    static FakeTarget start(TestCertificate certificate, String address, Behaviour otherwise) {
        return new FakeTarget(certificate, address, otherwise);
    }

    public int port() {
        return server.actualPort();
    }

    /** The address of a path, by the name localhost. */
    public String url(String path) {
        return "https://localhost:" + port() + path;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections came up to the end of their TLS handshake. */
    public synchronized int accepted() {
        return accepted;
    }

    /** Waits until all connections are closed, and says whether they were within ten seconds. */
    public synchronized boolean allClosed() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (open > 0 && System.nanoTime() < end) {
            wait(100);
        }
        return open == 0;
    }

    /** What it does with the next requests, one after the other, before it goes on as always. */
    public void next(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
    }

    public void always(Behaviour behaviour) {
        otherwise = behaviour;
    }

    public static Behaviour status(int status, String answer, String... headers) {
        return (request, body) -> {
            for (int i = 0; i < headers.length; i += 2) {
                request.response().putHeader(headers[i], headers[i + 1]);
            }
            request.response().setStatusCode(status).end(answer);
        };
    }

    /** Discord's way to say that it was asked too often. */
    public static Behaviour tooMany(double seconds) {
        return status(
                429,
                "{\"message\":\"You are being rate limited.\",\"retry_after\":" + seconds + ",\"global\":false}",
                "content-type",
                "application/json",
                "retry-after",
                String.valueOf((int) Math.ceil(seconds)));
    }

    public static Behaviour notFound() {
        return status(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}", "content-type", "application/json");
    }

    public static Behaviour redirect(String to) {
        return status(302, "", "location", to);
    }

    /** No answer at all. */
    public static Behaviour hang() {
        return (request, body) -> {};
    }

    public static Behaviour closeBeforeAnswer() {
        return (request, body) -> request.connection().close();
    }

    /** A good status, and then one byte a second. */
    public static Behaviour drip() {
        return (request, body) -> {
            var response = request.response().setChunked(true);
            response.write("{");
            var vertx = Vertx.currentContext().owner();
            vertx.setPeriodic(1000, timer -> {
                if (response.closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write(" ");
                }
            });
        };
    }

    /** A good status, and then as much as the other side takes. */
    public static Behaviour endless() {
        return (request, body) -> {
            request.response().setChunked(true);
            pour(request);
        };
    }

    /** A good status, and a megabyte of headers. */
    public static Behaviour hugeHeaders() {
        return (request, body) -> {
            for (int i = 0; i < 1000; i++) {
                request.response().putHeader("X-Header-" + i, "x".repeat(1000));
            }
            request.response().end();
        };
    }

    @Override
    public void close() {
        vertx.close();
    }

    private synchronized void opened() {
        accepted++;
        open++;
    }

    private synchronized void closed() {
        open--;
        notifyAll();
    }

    private void take(HttpServerRequest request, Buffer body) {
        var headers = new TreeMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        var text = body.toString();
        received.add(new Received(Instant.now(), request.method().name(), request.uri(), headers, text));
        var told = next.poll();
        (told == null ? otherwise : told).answer(request, text);
    }

    private static void pour(HttpServerRequest request) {
        request.response().write(Buffer.buffer(new byte[16 * 1024])).onSuccess(done -> pour(request));
    }
}
