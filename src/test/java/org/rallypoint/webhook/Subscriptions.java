package org.rallypoint.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stores subscriptions for tests of other rooms. */
@Singleton
public class Subscriptions {

    @Inject
    WebhookRepository webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    SealedWebhooks sealed;

    @Inject
    Clock clock;

    /** One of somebody's, of the kind standard, with a delivery that has its own id; belongs into a transaction. */
    public UUID store(UUID owner, UUID tokenId) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var now = clock.instant();
            var webhook = new Webhook(WebhookKind.standard, owner, tokenId, Long.MAX_VALUE, now);
            webhook.isTold(null, new Wish(null, null, null, Set.of(), false), null, List.of(), Digest.none);
            sealed.write(webhook, Target.ofStored("https://hooks.example.org/a"), StandardSignature.newSecret());
            webhooks.persist(webhook);
            var delivery = Delivery.test(webhook.id(), now);
            delivery.settle(DeliveryState.delivered, now);
            deliveries.persistAndFlush(delivery);
            deliveries.update("id = ?1 where id = ?2", webhook.id(), delivery.id());
            return webhook.id();
        });
    }
}
