package org.rallypoint.change;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.rallypoint.http.Languages;

/**
 * One who listens to the stream: its place in the log, and what waits for its socket. It is live, and gets what the others
 * get, or behind, and reads pages of its own.
 */
final class ChangeListener {

    /** With more it doesn't read: it is cut off, and comes back with its last id. */
    static final int MOST_WAITING = 1000;

    /** With more it is no longer one of those that are up to date, and reads on when it can. */
    private static final int MANY_WAITING = 200;

    /** With fewer the next page may be read for it. */
    private static final int FEW_WAITING = 20;

    private final ChangeFilter filter;
    private final Languages languages;
    private final HttpServerResponse response;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean behind = true;
    private volatile MultiEmitter<? super OutboundSseEvent> out;
    private long position;

    ChangeListener(long position, ChangeFilter filter, Languages languages, HttpServerResponse response) {
        this.position = position;
        this.filter = filter;
        this.languages = languages;
        this.response = response;
    }

    ChangeFilter filter() {
        return filter;
    }

    Languages languages() {
        return languages;
    }

    synchronized long position() {
        return position;
    }

    synchronized void open(MultiEmitter<? super OutboundSseEvent> emitter) {
        out = emitter;
        emit(ChangeMessage.hello(position));
    }

    /** Whether it wants any of these, and has not got it yet. */
    synchronized boolean wants(List<ChangeEntry> entries) {
        return entries.stream().anyMatch(this::wants);
    }

    private boolean wants(ChangeEntry entry) {
        return entry.seq() > position && filter.takes(entry);
    }

    /** Sends what it wants of these, after which it is at a later place. */
    synchronized void send(List<ChangeMessage> messages, long newPosition) {
        for (var message : messages) {
            if (wants(message.entry())) {
                position = message.entry().seq();
                emit(message.event());
            }
        }
        position = Math.max(position, newPosition);
    }

    synchronized void beat() {
        emit(ChangeMessage.beat(position));
    }

    /** Whether there is nobody any more; a request may end before anything can tell. */
    boolean isGone() {
        return response.closed();
    }

    private void emit(OutboundSseEvent event) {
        if (out == null) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            cut();
        } else {
            out.emit(event);
        }
    }

    /** One event has gone to the socket. */
    void sent() {
        waiting.decrementAndGet();
    }

    boolean lags() {
        return waiting.get() > MANY_WAITING;
    }

    void live(boolean isLive) {
        behind = !isLive;
    }

    /** Whether a page should be read for it now; whoever is told so reads one, and says {@link #endReading}. */
    boolean beginReading() {
        return behind && waiting.get() <= FEW_WAITING && !out.isCancelled() && reading.compareAndSet(false, true);
    }

    void endReading() {
        reading.set(false);
    }

    /** Once everything that waits is sent. */
    void end() {
        if (out != null) {
            out.complete();
        }
    }

    /** At once: what waits would never be read. */
    void cut() {
        response.reset();
    }
}
