package org.rallypoint.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.rallypoint.RallypointConfig;

/**
 * Whole public answers, given again from memory on the event loop until the data change, or the time comes at which the answer
 * would be another one. What equals an answer that is being made waits for it: a crowd costs one computation.
 */
// Not a singleton, since filters of responses are made at build time, when no configuration is there.
@ApplicationScoped
class ResponseCache {

    /** Before {@link RequestHygiene}: what is found here was asked in the very same words, and passed it. */
    private static final int FIRST = 2000;

    /** Where a request keeps what it was missing. */
    private static final String MISSED = ResponseCache.class.getName();

    /** No single answer takes the place of all others. */
    private static final int PARTS = 8;

    /** Instead of a status: the client closed its connection before it was answered. */
    private static final int GONE = 0;

    private final long room;
    private final Cache<String, CachedAnswer> answers;
    private final ConcurrentMap<Missed, Crowd> crowds = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final DataRevision revision;
    private final Methods methods;
    private final Problems problems;
    private final Cors cors;
    private final Clock clock;

    ResponseCache(
            RallypointConfig config,
            DataRevision revision,
            Methods methods,
            Problems problems,
            Cors cors,
            Clock clock) {
        room = config.cache().size().asLongValue();
        answers = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((String key, CachedAnswer answer) -> key.length() + answer.weight())
                // Its bookkeeping is short; to wake another thread for it every few hits takes longer.
                .executor(Runnable::run)
                .build();
        this.revision = revision;
        this.methods = methods;
        this.problems = problems;
        this.cors = cors;
        this.clock = clock;
    }

    /** What was asked for, and the data's revision by then. */
    private record Missed(String key, long revision) {}

    /** Those who wait for one answer, and get to know its status; null once it is there. */
    private static final class Crowd {
        private List<IntConsumer> waiting = new ArrayList<>();

        synchronized boolean join(IntConsumer then) {
            return waiting != null && waiting.add(then);
        }

        synchronized List<IntConsumer> leave() {
            var all = waiting;
            waiting = null;
            return all;
        }
    }

    void register(@Observes Filters filters) {
        if (room > 0) {
            filters.register(this::answer, FIRST);
        }
    }

    /** Registered once, since looking up a meter costs more than all else that is done for a hit. */
    void measure(@Observes StartupEvent start, MeterRegistry meters) {
        FunctionCounter.builder("rallypoint.cache.requests", hits, LongAdder::sum)
                .description("Public reads, by whether they were answered from memory")
                .tag("result", "hit")
                .register(meters);
        FunctionCounter.builder("rallypoint.cache.requests", misses, LongAdder::sum)
                .description("Public reads, by whether they were answered from memory")
                .tag("result", "miss")
                .register(meters);
        Gauge.builder("rallypoint.cache.entries", answers, Cache::estimatedSize)
                .description("Answers that are kept")
                .register(meters);
        Gauge.builder("rallypoint.cache.weight", this, ResponseCache::weight)
                .description("What the kept answers take")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("rallypoint.cache.room", () -> room)
                .description("What kept answers may take at most")
                .baseUnit("bytes")
                .register(meters);
    }

    private long weight() {
        return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    private void answer(RoutingContext context) {
        CacheKey.of(context).ifPresentOrElse(key -> answer(context, key), context::next);
    }

    private void answer(RoutingContext context, String key) {
        var missed = new Missed(key, revision.number());
        if (!sent(context, missed)) {
            context.put(MISSED, missed);
            if (methods.isWholeRead(context.request().path())) {
                compute(context, missed);
            } else {
                context.next();
            }
        }
    }

    /** For what others may get from here; streams, and what Quarkus answers by itself, are no misses. */
    private void ask(RoutingContext context) {
        misses.increment();
        context.next();
    }

    private boolean sent(RoutingContext context, Missed asked) {
        var found = answers.getIfPresent(asked.key);
        var now = clock.instant();
        if (found == null || !found.holds(asked.revision, now)) {
            return false;
        }
        hits.increment();
        found.send(context.request(), now);
        return true;
    }

    /** The first one goes on, and those who come meanwhile wait for what it gets. */
    private void compute(RoutingContext context, Missed missed) {
        var mine = new Crowd();
        var others = crowds.putIfAbsent(missed, mine);
        if (others == null) {
            context.addEndHandler(ended -> {
                crowds.remove(missed, mine);
                int status = ended.failed() ? GONE : context.response().getStatusCode();
                mine.leave().forEach(next -> next.accept(status));
            });
            // Since it was missed, the one who made it may have come and gone.
            if (!sent(context, missed)) {
                ask(context);
            }
            return;
        }
        var home = Vertx.currentContext();
        context.request().pause();
        if (!others.join(status -> home.runOnContext(woken -> goOn(context, missed, status)))) {
            goOn(context, missed, 200);
        }
    }

    private void goOn(RoutingContext context, Missed missed, int status) {
        if (context.response().closed()) {
            return;
        }
        context.request().resume();
        if (sent(context, missed)) {
            return;
        }
        if (status == GONE) {
            // It heard no answer: the next one goes first.
            compute(context, missed);
        } else if (status == 503) {
            // What one of them waited for in vain the others don't wait for anew.
            cors.allow(context.request(), context.response());
            problems.write(context.response(), problems.ofStatus(status, context.normalizedPath()));
        } else {
            // It was nothing to keep, so each has to ask.
            ask(context);
        }
    }

    /** Keeps an answer that is the same for everybody until the data change. */
    void keep(RoutingContext context, MultivaluedMap<String, Object> headers, String tag, byte[] bytes) {
        Missed missed = context.get(MISSED);
        if (missed != null
                && headers.getFirst(HttpHeaders.CACHE_CONTROL) instanceof Freshness freshness
                && bytes.length < room / PARTS) {
            var made = CachedAnswer.of(context, missed.revision, freshness, headers, tag, bytes);
            answers.asMap().merge(missed.key, made, (old, its) -> old.revision() > its.revision() ? old : its);
        }
    }
}
