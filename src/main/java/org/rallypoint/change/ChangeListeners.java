package org.rallypoint.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.Languages;
import org.rallypoint.http.ProblemException;
import org.rallypoint.limit.ClientAddress;

/** Who listens to the stream of this node, and how far those have got that are up to date. */
@Singleton
class ChangeListeners {

    private static final int RETRY_SECONDS = 30;
    private static final Duration TICK = Duration.ofMillis(10);

    /** With the address that each is counted for. */
    private final Map<ChangeListener, String> all = new ConcurrentHashMap<>();

    private final Set<ChangeListener> live = ConcurrentHashMap.newKeySet();
    private final ChangeBacklog backlog = new ChangeBacklog();
    private final int most;
    private final int mostOfAddress;
    private long position;
    private boolean stopping;

    ChangeListeners(RallypointConfig config) {
        most = config.changes().listeners();
        mostOfAddress = config.limits().enabled() ? config.changes().listenersPerAddress() : most;
    }

    void measure(@Observes StartupEvent start, MeterRegistry meters) {
        Gauge.builder("rallypoint.listeners", all, Map::size)
                .description("Who listens to the stream of changes of this node")
                .register(meters);
        Gauge.builder("rallypoint.listeners.backlog", backlog, ChangeBacklog::bytes)
                .description("What waits for listeners who read slowly")
                .baseUnit("bytes")
                .register(meters);
    }

    /**
     * A stream that begins with the listener's place.
     *
     * @param address that it listens from
     * @param wantsMore called at the beginning, and whenever something has been sent
     */
    synchronized Multi<OutboundSseEvent> open(
            ChangeListener listener, String address, Consumer<ChangeListener> wantsMore) {
        if (all.size() >= most || stopping) {
            throw ProblemException.full(
                    RETRY_SECONDS, "As many listen here as can. Try again later, or poll /v1/changes meanwhile.");
        }
        var network = ClientAddress.network(address);
        if (Collections.frequency(all.values(), network) >= mostOfAddress) {
            throw ProblemException.tooManyRequests(
                    RETRY_SECONDS,
                    "Too many listen from this address. Let one of them tell the others, or poll /v1/changes.");
        }
        all.put(listener, network);
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(out -> {
                    out.onTermination(() -> leave(listener));
                    listener.open(out, backlog);
                    wantsMore.accept(listener);
                })
                // Another one is requested as soon as the one before has gone.
                .onRequest()
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
        if (!all.containsKey(listener)) {
            live.remove(listener);
        }
    }

    /** Without the lock, since a stream may end while something is being sent to it. */
    private void leave(ChangeListener listener) {
        all.remove(listener);
        live.remove(listener);
        listener.leave();
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
     * @return those that are behind from now on
     */
    synchronized List<ChangeListener> give(long from, ChangeSlice slice, Map<Languages, List<ChangeMessage>> messages) {
        if (position != from) {
            return List.of();
        }
        position = slice.position();
        var left = new ArrayList<ChangeListener>();
        for (var listener : List.copyOf(live)) {
            var readable = messages.get(listener.languages());
            var isUnreadable = readable == null && listener.wants(slice.entries());
            if (isUnreadable || !listener.send(readable == null ? List.of() : readable, position)) {
                live.remove(listener);
                listener.live(false);
                left.add(listener);
            }
        }
        return left;
    }

    /**
     * Every 5 seconds: shows everybody that their connection stands, and ends those that don't. If so much waits that
     * others have to wait as well, those go for whom most of it waits.
     *
     * @param wantsMore called for each, since who waits for others is told by nothing else
     */
    void beat(Consumer<ChangeListener> wantsMore) {
        for (var listener : all.keySet()) {
            if (listener.isGone()) {
                leave(listener);
            } else {
                listener.beat();
                wantsMore.accept(listener);
            }
        }
        relieve();
    }

    private void relieve() {
        long tooMuch = backlog.tooMuch();
        if (tooMuch <= 0) {
            return;
        }
        // How much waits changes while it is sorted.
        var fullest = new TreeMap<Long, List<ChangeListener>>(Comparator.reverseOrder());
        all.keySet()
                .forEach(listener -> fullest.computeIfAbsent(listener.bytes(), bytes -> new ArrayList<>())
                        .add(listener));
        for (var listener : fullest.values().stream().flatMap(List::stream).toList()) {
            if (tooMuch <= 0) {
                return;
            }
            tooMuch -= listener.bytes();
            listener.cut();
        }
    }

    /** What waits for all of them. */
    ChangeBacklog backlog() {
        return backlog;
    }

    /** Ends all streams: who listened comes back, here or elsewhere. */
    void end() {
        all.keySet().forEach(ChangeListener::end);
    }

    /** Ends all streams for good, and returns once their ends are given to the sockets, or don't get there in time. */
    void stop(Duration patience) {
        Set<ChangeListener> ending;
        synchronized (this) {
            stopping = true;
            ending = Set.copyOf(all.keySet());
        }
        ending.forEach(ChangeListener::end);
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !ending.stream().allMatch(ChangeListener::isEnded)) {
            LockSupport.parkNanos(TICK.toNanos());
        }
    }
}
