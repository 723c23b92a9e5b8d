package org.rallypoint.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rallypoint.store.OneWriterDriver;

/** Does what the clock does otherwise. */
@Singleton
public class Deliverer {

    @Inject
    FanOut fanOut;

    @Inject
    Courier courier;

    @Inject
    Reminders reminders;

    @Inject
    WebhookRepository webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Clock clock;

    /** Sends all that is due now, and waits until that is done. */
    public void run() {
        fanOut.run();
        for (var begun = courier.begin(); !begun.isEmpty(); begun = courier.begin()) {
            for (var one : begun) {
                try {
                    one.get(30, TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Hands changes out while somebody changes the subscription, who has it first and is done last. */
    void fanOutDuring(UUID webhook, Consumer<Webhook> change) throws InterruptedException {
        var fanning = new Thread(fanOut::run);
        QuarkusTransaction.requiringNew().run(() -> {
            change.accept(webhooks.forChange(webhook).orElseThrow());
            webhooks.flush();
            fanning.start();
            while (fanning.isAlive() && !isWaiting(fanning)) {
                Thread.onSpinWait();
            }
        });
        fanning.join();
    }

    /** For the subscription, or on H2 for its turn to write at all. */
    private static boolean isWaiting(Thread fanning) {
        return Arrays.stream(fanning.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("forChange")
                        || frame.getClassName().startsWith(OneWriterDriver.class.getName()));
    }

    /** Begins as a node would, and gets no further. */
    void dieWhileSending(UUID webhook) {
        QuarkusTransaction.requiringNew().run(() -> {
            webhooks.forChange(webhook)
                    .orElseThrow()
                    .claim(UUID.randomUUID(), clock.instant(), clock.instant().plusSeconds(60));
            deliveries.next(webhook, clock.instant()).orElseThrow().begin(clock.instant());
        });
    }

    void remind() {
        reminders.run();
        run();
    }
}
