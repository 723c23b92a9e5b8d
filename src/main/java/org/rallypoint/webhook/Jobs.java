package org.rallypoint.webhook;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.access.TokenRevoked;
import org.rallypoint.change.ChangesRecorded;

/** When there is something to do for subscriptions: after each change, and by the clock for what other nodes left. */
@Singleton
class Jobs {

    /** So long others may be committed that one look serves as well. */
    private static final Duration GATHERED = Duration.ofMillis(100);

    private static final Duration LOG_KEPT = Duration.ofDays(30);
    private static final int BATCH = 1000;

    private final FanOut fanOut;
    private final Courier courier;
    private final Reminders reminders;
    private final DeliveryRepository deliveries;
    private final WebhookRepository webhooks;
    private final WebhookEditor editor;
    private final ExecutorService workers;
    private final Vertx vertx;
    private final boolean isOn;
    private final Clock clock;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile boolean isStopped;

    Jobs(
            FanOut fanOut,
            Courier courier,
            Reminders reminders,
            DeliveryRepository deliveries,
            WebhookRepository webhooks,
            WebhookEditor editor,
            ExecutorService workers,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean isOn,
            Clock clock) {
        this.fanOut = fanOut;
        this.courier = courier;
        this.reminders = reminders;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.editor = editor;
        this.workers = workers;
        this.vertx = vertx;
        this.isOn = isOn;
        this.clock = clock;
    }

    /** One second after the last look at the latest. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!isStopped) {
            try {
                fanOut.run();
                courier.begin();
            } catch (RuntimeException e) {
                // The database is away, full or busy: the scheduler would log each time from where it heard of it.
                Log.warnf("Webhooks wait for the next look: %s", e.getMessage());
            }
        }
    }

    /** What was committed here is told soon; of many commits one look is enough. */
    void nudge(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangesRecorded recorded) {
        if (isOn && !isStopped && nudged.compareAndSet(false, true)) {
            vertx.setTimer(GATHERED.toMillis(), timer -> {
                if (!isStopped) {
                    workers.execute(this::lookNow);
                }
            });
        }
    }

    /** What is committed from now on is for another node, or for the next start. */
    void stop(@Observes ShutdownEvent event) {
        isStopped = true;
    }

    private void lookNow() {
        nudged.set(false);
        look();
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        reminders.run();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void eraseLog() {
        var before = clock.instant().minus(LOG_KEPT);
        while (QuarkusTransaction.requiringNew().call(() -> deliveries.erase(before, BATCH)) == BATCH) {
            Log.debug("More of the log is to be erased");
        }
    }

    /** A token that speaks for nobody but itself takes its subscriptions with it. */
    void revoked(@Observes TokenRevoked revoked) {
        webhooks.ofTokenAlone(revoked.tokenId())
                .forEach(webhook -> editor.disable(webhook, DisabledReason.token_revoked));
    }
}
