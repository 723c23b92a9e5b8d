package org.rallypoint.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.RallypointConfig;

/**
 * Sends one message to one target: over TLS, to an address that was judged just before, following no redirect, and within a
 * time that a target can't stretch. It writes no log, and Vert.x gets no name for its metrics, which would show addresses.
 */
@Singleton
class Sender {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    /** How many calls to one target may run at once; all the channels of Discord are one. */
    private static final int CONNECTIONS = 64;
    /** How many names may be looked up at once; a name server that doesn't answer holds one for as long as it likes. */
    private static final int LOOKUPS = 64;

    private final Targets targets;
    private final RetryAfter retryAfter;
    private final Duration timeout;
    private final String userAgent;
    private final HttpClient client;
    private final ExecutorService lookups =
            new ThreadPoolExecutor(0, LOOKUPS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Sender::daemon);

    Sender(
            Vertx vertx,
            Targets targets,
            RetryAfter retryAfter,
            RallypointConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.targets = targets;
        this.retryAfter = retryAfter;
        timeout = config.webhooks().timeout();
        userAgent = "Rallypoint (+" + config.publicUrl() + ", " + version + ")";
        client = vertx.createHttpClient(options(timeout));
    }

    /** Waits for the whole answer, or the end of its time. Whatever the target does comes as a reply, never as an exception. */
    Reply send(String method, Target target, Map<String, String> headers, byte[] body) {
        long begun = System.nanoTime();
        InetAddress address;
        try {
            address = lookups.submit(() -> targets.addressOf(target)).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return notSent(e.getCause() instanceof ForbiddenTarget ? "forbidden_target" : "dns", begun);
        } catch (TimeoutException | RejectedExecutionException e) {
            return notSent("dns", begun);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notSent("timeout", begun);
        }
        var call = new Call();
        client.request(request(method, target, headers, address))
                .onSuccess(connected -> call.send(connected, body))
                .onFailure(call::fail);
        call.await(timeout.minusMillis(millisSince(begun)));
        return call.reply(retryAfter, millisSince(begun));
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
        client.close();
    }

    private static HttpClientOptions options(Duration timeout) {
        int connecting = Math.toIntExact(Math.min(CONNECTING.toMillis(), timeout.toMillis()));
        return new HttpClientOptions()
                .setSsl(true)
                .setVerifyHost(true)
                .setConnectTimeout(connecting)
                .setSslHandshakeTimeout(connecting)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS);
    }

    private RequestOptions request(String method, Target target, Map<String, String> headers, InetAddress address) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.path())
                .setFollowRedirects(false);
        headers.forEach(request::putHeader);
        return request.putHeader("user-agent", userAgent).putHeader("accept-encoding", "identity");
    }

    private static Reply notSent(String fault, long begun) {
        return new Reply(Outcome.NOT_SENT, 0, null, null, fault, millisSince(begun));
    }

    private static int millisSince(long begun) {
        return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private static Thread daemon(Runnable lookup) {
        var thread = new Thread(lookup, "webhook-names");
        thread.setDaemon(true);
        return thread;
    }
}
