package org.rallypoint.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
