package org.rallypoint.webhook;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes a message when it is sent, so that it says what is so by then. */
@Singleton
class Writing {

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final StandardMessages standard;
    private final ChannelMessages discord;

    Writing(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            StandardMessages standard,
            ChannelMessages discord) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.standard = standard;
        this.discord = discord;
    }

    /** The message as of now; belongs into a transaction. */
    Written write(UUID webhookId, UUID deliveryId) {
        var webhook = webhooks.findByIdOptional(webhookId);
        var delivery = deliveries.findByIdOptional(deliveryId);
        if (webhook.isEmpty() || delivery.isEmpty()) {
            return Written.nothing("deleted");
        }
        return webhook.get().kind() == WebhookKind.discord
                ? discord.write(webhook.get(), delivery.get())
                : standard.write(webhook.get(), delivery.get());
    }
}
