package org.rallypoint.webhook;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rallypoint.RallypointConfig;

/**
 * Sends what is due. A subscription is served by one node at a time and one message after the other, so that those of one event
 * stay in order; the claim on it ends by itself should the node die. No transaction is open while a target thinks, and
 * no thread of the API's waits for one.
 */
@Singleton
class Courier {

    private static final int TARGETS_AT_ONCE = 64;

    /** Those that are known to be slow leave this room to the others. */
    private static final int ROOM_FOR_OTHERS = 32;

    /** Then others have their turn. */
    private static final Duration TURN = Duration.ofSeconds(2);

    /** Of the pool's connections the most are for readers. */
    private static final int CONNECTIONS = 3;

    private static final int MOST_TRIES = 3;

    /** Beyond what one message takes. */
    private static final Duration CLAIM_SLACK = Duration.ofSeconds(50);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Writing writing;
    private final Sender sender;
    private final Settling settling;
    private final Duration claim;
    private final Clock clock;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busyWithSlow = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Courier(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Writing writing,
            Sender sender,
            Settling settling,
            RallypointConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.writing = writing;
        this.sender = sender;
        this.settling = settling;
        this.claim = config.webhooks().timeout().plus(CLAIM_SLACK);
        this.clock = clock;
        this.threads = threads();
    }

    /**
     * Begins to serve each subscription for which something is due, as far as there is room; who wants to can wait for them.
     * One look at a time, or two would fill the same room, and claims would run out while they wait for a thread.
     */
    synchronized List<Future<?>> begin() {
        int room = threads.isShutdown() ? 0 : TARGETS_AT_ONCE - busy.get();
        var begun = new ArrayList<Future<?>>();
        if (room > 0) {
            for (var claimed : inTransaction(() -> claim(room))) {
                busy.incrementAndGet();
                busyWithSlow.addAndGet(claimed.isSlow() ? 1 : 0);
                begun.add(threads.submit(() -> serve(claimed)));
            }
        }
        return begun;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        // What is on its way may still arrive and be noted; the rest is for another node, or for later.
        threads.awaitTermination(claim.minus(CLAIM_SLACK).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One subscription, for one node, until it is released or its time is over. */
    record Claimed(UUID webhook, UUID by, boolean isSlow) {}

    /** What is to be sent next. */
    private record Begun(UUID delivery, boolean wasLost) {}

    private List<Claimed> claim(int most) {
        var now = clock.instant();
        var due = new ArrayList<>(webhooks.due(now, false, most));
        int roomForSlow = Math.min(most - due.size(), TARGETS_AT_ONCE - ROOM_FOR_OTHERS - busyWithSlow.get());
        if (roomForSlow > 0) {
            due.addAll(webhooks.due(now, true, roomForSlow));
        }
        return due.stream()
                .map(webhook -> {
                    var claimed = new Claimed(webhook.id(), UUID.randomUUID(), webhook.isSlow());
                    webhook.claim(claimed.by(), now, now.plus(claim));
                    return claimed;
                })
                .toList();
    }

    private void serve(Claimed claimed) {
        try {
            long begun = System.nanoTime();
            var next = inTransaction(() -> begin(claimed));
            while (next.isPresent()) {
                send(claimed, next.get());
                var isOver = threads.isShutdown() || System.nanoTime() - begun > TURN.toNanos();
                next = isOver ? Optional.empty() : inTransaction(() -> begin(claimed));
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "Webhook %s could not be served", claimed.webhook());
        } finally {
            busy.decrementAndGet();
            busyWithSlow.addAndGet(claimed.isSlow() ? -1 : 0);
            release(claimed);
        }
    }

    /** The next message, marked as being sent, so that a node that finds it so after a crash knows that it may have arrived. */
    private Optional<Begun> begin(Claimed claimed) {
        var now = clock.instant();
        return webhooks.forChange(claimed.webhook())
                .filter(webhook -> webhook.isActive() && webhook.isClaimedBy(claimed.by()) && !webhook.isPaused(now))
                .flatMap(webhook -> {
                    webhook.claim(claimed.by(), now, now.plus(claim));
                    return deliveries.next(webhook.id(), now);
                })
                .map(delivery -> new Begun(delivery.id(), delivery.begin(now)));
    }

    private void send(Claimed claimed, Begun begun) {
        Written written;
        try {
            written = inTransaction(() -> writing.write(claimed.webhook(), begun.delivery()));
        } catch (RuntimeException e) {
            Log.errorf(e, "Delivery %s could not be written", begun.delivery());
            run(() -> settling.notWritten(claimed, begun.delivery()));
            return;
        }
        if (written.target() == null) {
            run(() -> settling.nothing(claimed, begun.delivery(), written.nothing()));
            return;
        }
        if (begun.wasLost() && written.isNew()) {
            run(() -> settling.unanswered(claimed, begun.delivery()));
        }
        var reply = sender.send(
                written.method(),
                written.target(),
                written.headers(),
                written.body().getBytes(StandardCharsets.UTF_8));
        writeDown(() -> settling.settle(claimed, begun.delivery(), written, reply));
    }

    /** What was sent and not written down is sent again: whoever is in the way is waited for. */
    private void writeDown(Runnable work) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                run(work);
                return;
            } catch (RuntimeException e) {
                Log.debug("What was sent is written down with another try", e);
            }
        }
        run(work);
    }

    private void release(Claimed claimed) {
        try {
            run(() -> webhooks.forChange(claimed.webhook())
                    .filter(webhook -> webhook.isClaimedBy(claimed.by()))
                    .ifPresent(Webhook::release));
        } catch (RuntimeException e) {
            // The claim ends by itself.
            Log.warnf("Webhook %s stays claimed for a while: %s", claimed.webhook(), e.getMessage());
        }
    }

    private void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        connections.acquireUninterruptibly();
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } finally {
            connections.release();
        }
    }

    private static ThreadPoolExecutor threads() {
        var loader = Thread.currentThread().getContextClassLoader();
        var threads = new ThreadPoolExecutor(
                TARGETS_AT_ONCE, TARGETS_AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "webhooks");
                    thread.setContextClassLoader(loader);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
