package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a subscription's log. */
@Schema(name = "Delivery", description = "One message to a subscription, and what became of it.")
record DeliveryView(
        @Schema(description = "UUID version 7; the header `webhook-id` is `msg_` and this.")
        UUID id,

        @Schema(
                description = "The type of the change; or `event.reminder`, `digest.weekly`, `webhook.test`.",
                examples = "event.cancelled",
                maxLength = 40)
        String type,

        @Nullable @Schema(description = "Slug of the campaign that it is about.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "The event that it is about.")
        UUID eventId,

        @Schema(description = "How many changes are told in it; 0 for what is no change.", examples = "1")
        int changes,

        @Schema(description = "How far it has come.") DeliveryState state,

        @Schema(description = "How often it was tried.", examples = "1")
        int attempts,

        @Nullable @Schema(description = "The last answer's status; null without an answer.", examples = "204")
        Integer lastStatus,

        @Nullable
        @Schema(
                description = "Why the last attempt failed, or why there was none: `timeout`, `refused`, `dns`, `tls`,"
                        + " `reset`, `status`, `nothing_to_edit` and so on; null when all is well.",
                examples = "timeout",
                maxLength = 40)
        String lastFault,

        @Nullable @Schema(description = "How long the last attempt took, in milliseconds.", examples = "180")
        Integer lastMillis,

        @Schema(
                description = "Whether a new Discord message was sent and its answer, which names it, never came as a"
                        + " whole: a later one may stand beside it in the channel.")
        boolean unanswered,

        @Schema(description = "When there was something to tell.")
        Instant createdAt,

        @Nullable @Schema(description = "When it is tried next; null once it is settled.")
        Instant nextAttemptAt,

        @Nullable @Schema(description = "When it was tried first.")
        Instant firstAttemptAt,

        @Nullable @Schema(description = "When it was delivered, given up or dropped.")
        Instant settledAt) {

    static DeliveryView of(Delivery delivery, Webhook webhook) {
        return new DeliveryView(
                delivery.id(),
                delivery.type(),
                delivery.campaign(),
                delivery.eventId(),
                delivery.joined(),
                delivery.state(),
                delivery.attempts(),
                delivery.lastStatus(),
                delivery.lastFault(),
                delivery.lastMillis(),
                delivery.unanswered(),
                delivery.createdAt(),
                nextAttempt(delivery, webhook),
                delivery.firstAttemptAt(),
                delivery.settledAt());
    }

    /** Not before the pause of its target is over. */
    @Nullable
    private static Instant nextAttempt(Delivery delivery, Webhook webhook) {
        if (delivery.settledAt() != null) {
            return null;
        }
        var pause = webhook.pausedUntil();
        return pause != null && pause.isAfter(delivery.dueAt()) ? pause : delivery.dueAt();
    }
}
