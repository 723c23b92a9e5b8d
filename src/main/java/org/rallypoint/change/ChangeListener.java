package org.rallypoint.change;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rallypoint.http.Languages;

/**
 * One who listens to the stream: its place in the log, and what waits for its socket. It is live, and gets what the others
 * get, or behind, and reads pages of its own. One message at a time is on its way; what it has no room for it does not get,
 * so that it is behind and reads it later.
 */
final class ChangeListener {

    /** More never waits for one, but for a single message that is larger. */
    static final int MOST_BYTES = 256 * 1024;

    /** With fewer the next page may be read for it. */
    private static final int FEW_BYTES = 32 * 1024;

    /** A message that is on its way for as many beats, 15 seconds, goes nowhere. */
    private static final int MOST_BEATS = 3;

    private final ChangeFilter filter;
    private final Languages languages;
    private final HttpServerResponse response;
    private final Queue<ChangeMessage> waiting = new ArrayDeque<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean behind = true;
    private volatile MultiEmitter<? super OutboundSseEvent> out;
    private ChangeBacklog backlog;
    private ChangeMessage underway;
    private boolean wanted;
    private volatile boolean over;
    private int beats;
    private long bytes;
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

    /** How much waits for it, and is on its way. */
    synchronized long bytes() {
        return bytes;
    }

    void open(MultiEmitter<? super OutboundSseEvent> emitter, ChangeBacklog shared) {
        synchronized (this) {
            backlog = shared;
            out = emitter;
            add(ChangeMessage.hello(position));
        }
        if (over) {
            emitter.complete();
        } else {
            sendNext();
        }
    }

    /** Whether it wants any of these, and has not got it yet. */
    synchronized boolean wants(List<ChangeEntry> entries) {
        return entries.stream().anyMatch(this::wants);
    }

    private boolean wants(ChangeEntry entry) {
        return entry.seq() > position && filter.takes(entry);
    }

    /** Sends what it wants of these, after which it is at a later place; false where it has no room for all of them. */
    boolean send(List<ChangeMessage> messages, long newPosition) {
        var isAll = take(messages, newPosition);
        sendNext();
        return isAll;
    }

    private synchronized boolean take(List<ChangeMessage> messages, long newPosition) {
        for (var message : messages) {
            if (wants(message.entry())) {
                if (!add(message)) {
                    return false;
                }
                position = message.entry().seq();
            }
        }
        position = Math.max(position, newPosition);
        return true;
    }

    private boolean add(ChangeMessage message) {
        var hasRoom = bytes == 0 || bytes + message.size() <= MOST_BYTES;
        var isOpen = backlog != null && !over;
        if (!isOpen || !hasRoom || !backlog.take(message.size())) {
            return false;
        }
        bytes += message.size();
        return waiting.add(message);
    }

    /** The socket has taken what was on its way, and takes another message. */
    void sent() {
        synchronized (this) {
            if (underway != null) {
                free(underway.size());
                underway = null;
            }
            wanted = true;
        }
        sendNext();
    }

    /** Without the lock while it sends, since the socket has locks of its own. */
    private void sendNext() {
        ChangeMessage next;
        synchronized (this) {
            if (!wanted || waiting.isEmpty()) {
                return;
            }
            wanted = false;
            beats = 0;
            next = waiting.remove();
            underway = next;
        }
        out.emit(next.event());
    }

    private void free(long size) {
        bytes -= size;
        backlog.free(size);
    }

    /** Shows that the connection stands, where nothing else does. */
    void beat() {
        if (isStuck()) {
            cut();
        } else {
            sendNext();
        }
    }

    private synchronized boolean isStuck() {
        if (bytes == 0) {
            add(ChangeMessage.beat(position));
            return false;
        }
        return ++beats > MOST_BEATS;
    }

    /** Whether there is nobody any more; a request may end before anything can tell. */
    boolean isGone() {
        return response.closed();
    }

    /** Whether the last of it has been given to the socket. */
    boolean isEnded() {
        return response.ended() || response.closed();
    }

    void live(boolean isLive) {
        behind = !isLive;
    }

    /** Whether a page should be read for it now; whoever is told so reads one, and says {@link #endReading}. */
    boolean beginReading() {
        return behind && hasRoom() && reading.compareAndSet(false, true);
    }

    private synchronized boolean hasRoom() {
        return backlog != null && !over && bytes <= FEW_BYTES && !backlog.isCrowded();
    }

    void endReading() {
        reading.set(false);
    }

    /** After what is on its way; what waits is read again by who comes back. */
    void end() {
        leave();
        if (out != null) {
            out.complete();
        }
    }

    /** At once: what waits would never be read. */
    void cut() {
        response.reset();
    }

    /** Nothing waits for it any more. */
    synchronized void leave() {
        over = true;
        waiting.clear();
        underway = null;
        if (backlog != null) {
            free(bytes);
        }
    }
}
