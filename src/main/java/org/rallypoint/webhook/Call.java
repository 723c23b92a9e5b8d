package org.rallypoint.webhook;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** One request on its way: it knows at any moment how far it came, so that it can be cut at any moment. */
final class Call {

    private static final int MOST_BODY = 64 * 1024;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Buffer body = Buffer.buffer();

    @Nullable
    private volatile HttpClientRequest request;

    @Nullable
    private volatile HttpClientResponse response;

    @Nullable
    private volatile String fault;

    /** The connection stands: sends the message, unless it is too late for that. */
    void send(HttpClientRequest connected, byte[] message) {
        // Vert.x would log what nobody handles, and a target could fill the log.
        connected.connection().exceptionHandler(this::fail);
        connected.exceptionHandler(this::fail);
        if (!begin(connected)) {
            connected.connection().close();
            return;
        }
        connected.response().onSuccess(this::answer).onFailure(this::fail);
        connected.send(Buffer.buffer(message));
    }

    /** Whatever went wrong, at the target or on the way. */
    void fail(Throwable cause) {
        end(request == null ? faultOfConnecting(cause) : faultOfAnswer(cause));
    }

    /** Waits for the end of the answer, and cuts what isn't there by then. */
    void await(Duration left) {
        try {
            if (!over.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                end("timeout");
            }
        } catch (InterruptedException e) {
            // The service is stopping: whatever was sent stays unanswered.
            Thread.currentThread().interrupt();
            end("timeout");
        }
    }

    /** What came of it; only to be asked once it is over. */
    Reply reply(RetryAfter retryAfter, int millis) {
        var head = response;
        if (head == null) {
            return new Reply(request == null ? Outcome.NOT_SENT : Outcome.UNANSWERED, 0, null, null, fault, millis);
        }
        int status = head.statusCode();
        var text = fault == null ? body.toString() : null;
        var wait = retryAfter.of(status, head.headers(), text);
        return new Reply(Outcome.ANSWERED, status, text, wait, status / 100 == 2 ? fault : "status", millis);
    }

    private void answer(HttpClientResponse head) {
        response = head;
        head.exceptionHandler(this::fail).endHandler(end -> end(null)).handler(this::take);
    }

    private void take(Buffer part) {
        if (body.length() + part.length() > MOST_BODY) {
            end("too_large");
        } else {
            body.appendBuffer(part);
        }
    }

    /** What was told to be never sent must not be sent a moment later. */
    private synchronized boolean begin(HttpClientRequest connected) {
        if (isOver()) {
            return false;
        }
        request = connected;
        return true;
    }

    private void end(@Nullable String why) {
        HttpClientRequest begun;
        synchronized (this) {
            if (isOver()) {
                return;
            }
            fault = why;
            begun = request;
            over.countDown();
        }
        if (begun != null) {
            begun.connection().close();
        }
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    private static String faultOfConnecting(Throwable cause) {
        if (isIn(cause, SSLException.class)) {
            return "tls";
        }
        return isIn(cause, ConnectTimeoutException.class) ? "timeout" : "refused";
    }

    private static String faultOfAnswer(Throwable cause) {
        return isIn(cause, TooLongFrameException.class) ? "too_large" : "reset";
    }

    private static boolean isIn(Throwable cause, Class<? extends Exception> type) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause).anyMatch(type::isInstance);
    }
}
