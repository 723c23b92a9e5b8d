package org.rallypoint.change;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.Languages;
import org.rallypoint.http.ProblemException;

/** Who listens to the stream of this node, and how far those have got that are up to date. */
@Singleton
class ChangeListeners {

    private static final int RETRY_SECONDS = 30;

    private final Set<ChangeListener> all = ConcurrentHashMap.newKeySet();
    private final Set<ChangeListener> live = ConcurrentHashMap.newKeySet();
    private final int most;
    private long position;

    ChangeListeners(RallypointConfig config) {
        most = config.changes().listeners();
    }

    /**
     * A stream that begins with the listener's place.
     *
     * @param wantsMore called at the beginning, and whenever something has been sent
     */
    synchronized Multi<OutboundSseEvent> open(ChangeListener listener, Consumer<ChangeListener> wantsMore) {
        if (all.size() >= most) {
            throw ProblemException.full(
                    RETRY_SECONDS, "As many listen here as can. Try again later, or poll /v1/changes meanwhile.");
        }
        all.add(listener);
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(out -> {
                    out.onTermination(() -> leave(listener));
                    listener.open(out);
                    wantsMore.accept(listener);
                })
                .onItem()
                .invoke(() -> {
                    listener.sent();
                    wantsMore.accept(listener);
                });
    }

    /** Makes it one of those that are up to date, unless these have got farther meanwhile. */
    synchronized void join(ChangeListener listener) {
        if (live.isEmpty()) {
            position = listener.position();
        }
        if (listener.position() >= position) {
            live.add(listener);
            listener.live(true);
        }
        if (!all.contains(listener)) {
            live.remove(listener);
        }
    }

    /** Without the lock, since a stream may end while something is being sent to it. */
    private void leave(ChangeListener listener) {
        all.remove(listener);
        live.remove(listener);
    }

    int count() {
        return all.size();
    }

    /** Those that are up to date, and how far they are. */
    record Live(Set<ChangeListener> listeners, long position) {}

    synchronized Live live() {
        return new Live(Set.copyOf(live), position);
    }

    /**
     * Gives a slice to all that are up to date. Whoever reads slowly, or joined after it was shown in the languages of the
     * others, reads it by itself.
     *
     * @param from the place that the slice begins at; if that is no longer theirs, nothing happens
     */
    synchronized void give(long from, ChangeSlice slice, Map<Languages, List<ChangeMessage>> messages) {
        if (position != from) {
            return;
        }
        position = slice.position();
        for (var listener : List.copyOf(live)) {
            var readable = messages.get(listener.languages());
            if (listener.lags() || (readable == null && listener.wants(slice.entries()))) {
                live.remove(listener);
                listener.live(false);
            } else {
                listener.send(readable == null ? List.of() : readable, position);
            }
        }
    }

    void beat() {
        for (var listener : all) {
            if (listener.isGone()) {
                leave(listener);
            } else {
                listener.beat();
            }
        }
    }

    /** Ends all streams: who listened comes back, here or elsewhere. */
    void end() {
        all.forEach(ChangeListener::end);
    }
}
