package org.rallypoint.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.http.Languages;
import org.rallypoint.http.ProblemException;

/**
 * Carries changes to listeners. One read serves all that are up to date, however many they are; those that come back from
 * an earlier place read pages of their own, a few at a time. No thread waits for anybody, and nobody holds a connection.
 */
@Singleton
class ChangeStream {

    /** Few: each is shown in several languages at once. */
    private static final int AT_ONCE = 10;

    /** Whoever listens in another one than those that most listen in reads pages of its own. */
    static final int MOST_LANGUAGES = 16;

    private static final int THREADS = 2;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(1);

    private final ChangeFeed feed;
    private final ChangeViews views;
    private final ChangeListeners listeners;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean failing;

    ChangeStream(ChangeFeed feed, ChangeViews views, ChangeListeners listeners, ObjectMapper json) {
        this.feed = feed;
        this.views = views;
        this.listeners = listeners;
        this.json = json;
    }

    Multi<OutboundSseEvent> open(ChangeListener listener, String address) {
        return listeners.open(listener, address, this::catchUp);
    }

    void nudge(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangesRecorded recorded) {
        if (listeners.count() > 0) {
            execute(this::poll);
        }
    }

    /** Looks also for what other nodes have committed. Asked while it looks, it looks once more. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int answered;
        do {
            answered = asked.get();
            pollAll();
        } while (asked.addAndGet(-answered) > 0);
    }

    /** Below the idle timeout of sockets, and below the patience of proxies. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        listeners.beat(this::catchUp);
    }

    /** Before the sockets are closed, which they are when {@link ShutdownEvent} comes. */
    void endStreams(@Observes ShutdownDelayInitiatedEvent event) {
        listeners.stop(PATIENCE_AT_END);
    }

    void end(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    private void pollAll() {
        try {
            while (pollPage()) {
                Log.debug("There are further changes");
            }
            failing = false;
        } catch (ProblemException e) {
            // The log was set back behind those that listen: they are told so when they come back.
            listeners.end();
        } catch (RuntimeException e) {
            if (!failing) {
                Log.warn("Listeners wait: the change log can't be read", e);
            }
            failing = true;
        }
    }

    private boolean pollPage() {
        var live = listeners.live();
        if (live.listeners().isEmpty()) {
            return false;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var slice = feed.read(live.position(), ChangeFilter.NONE, AT_ONCE);
            var languages = mostWanted(live.listeners().stream()
                    .filter(listener -> listener.wants(slice.entries()))
                    .map(ChangeListener::languages));
            listeners
                    .give(live.position(), slice, messages(slice.entries(), languages))
                    .forEach(this::catchUp);
            return slice.more();
        });
    }

    /** Accept-Language is free text: however many ways there are to write it, a page is shown in few. */
    static List<Languages> mostWanted(Stream<Languages> wanted) {
        var counts = wanted.collect(Collectors.groupingBy(languages -> languages, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Languages, Long>comparingByValue().reversed())
                .limit(MOST_LANGUAGES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void catchUp(ChangeListener listener) {
        if (listener.beginReading()) {
            execute(() -> readFor(listener));
        }
    }

    private void readFor(ChangeListener listener) {
        try {
            var more = QuarkusTransaction.requiringNew().call(() -> readPage(listener));
            if (!more) {
                listeners.join(listener);
                // What was committed after its page was read found nobody who was up to date.
                poll();
            }
        } catch (RuntimeException e) {
            Log.debug("A listener has to come back", e);
            listener.end();
            return;
        }
        listener.endReading();
        catchUp(listener);
    }

    private boolean readPage(ChangeListener listener) {
        var slice = feed.read(listener.position(), listener.filter(), AT_ONCE);
        var languages = List.of(listener.languages());
        var isAll = listener.send(messages(slice.entries(), languages).get(listener.languages()), slice.position());
        return slice.more() || !isAll;
    }

    private Map<Languages, List<ChangeMessage>> messages(List<ChangeEntry> entries, Collection<Languages> readers) {
        var messages = new HashMap<Languages, List<ChangeMessage>>();
        if (readers.isEmpty()) {
            return messages;
        }
        views.of(entries, readers).forEach((languages, shown) -> {
            var inLanguage = new ArrayList<ChangeMessage>();
            for (int i = 0; i < entries.size(); i++) {
                inLanguage.add(ChangeMessage.of(entries.get(i), text(shown.get(i))));
            }
            messages.put(languages, inLanguage);
        });
        return messages;
    }

    private String text(ChangeView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            Log.debug("Streams have ended here", e);
        }
    }
}
