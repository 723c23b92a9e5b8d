package org.rallypoint.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.rallypoint.webhook.Courier.Claimed;

/** What becomes of a message and its subscription by what the target answered; each method belongs into a transaction. */
@Singleton
class Settling {

    /** From the first attempt on. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    /** A target that comes back is found out this late at most, unless it asked for more. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    private static final String MESSAGE_ID = "\\d{1,25}";

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final ToldMessages messages;
    private final WebhookEditor editor;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final Clock clock;

    Settling(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            ToldMessages messages,
            WebhookEditor editor,
            ObjectMapper json,
            Outbox outbox,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.editor = editor;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** There is nothing to send any more. */
    void nothing(Claimed claimed, UUID id, String why) {
        mine(claimed, id, (webhook, delivery) -> {
            delivery.was(null, why, null);
            settle(delivery, DeliveryState.dropped, clock.instant());
        });
    }

    /** A fault of ours; it is tried again like any other. */
    void notWritten(Claimed claimed, UUID id) {
        mine(claimed, id, (webhook, delivery) -> {
            delivery.was(null, "internal", null);
            retry(webhook, delivery, null);
        });
    }

    /** It goes out as a new message although an earlier one may be there. */
    void unanswered(Claimed claimed, UUID id) {
        mine(claimed, id, (webhook, delivery) -> delivery.isUnanswered());
    }

    void settle(Claimed claimed, UUID id, Written written, Reply reply) {
        if (reply.isTaken()) {
            // Also when somebody else has taken over, or the subscription was stopped: it is there.
            anybodys(claimed, id, (webhook, delivery) -> delivered(webhook, delivery, written, reply));
        } else {
            if (written.isNew() && reply.outcome() == Outcome.UNANSWERED) {
                // And so it is where it may be there.
                anybodys(claimed, id, (webhook, delivery) -> delivery.isUnanswered());
            }
            mine(claimed, id, (webhook, delivery) -> {
                delivery.was(reply.isAnswered() ? reply.status() : null, reply.fault(), reply.millis());
                webhook.took(reply.millis());
                if (webhook.kind() == WebhookKind.discord) {
                    refusedByDiscord(webhook, delivery, written, reply);
                } else {
                    refused(webhook, delivery, reply);
                }
            });
        }
    }

    private void settle(Delivery delivery, DeliveryState end, Instant now) {
        delivery.settle(end, now);
        outbox.settled(end);
    }

    private void delivered(Webhook webhook, Delivery delivery, Written written, Reply reply) {
        var now = clock.instant();
        var fault = written.isNew() ? remember(delivery, messageId(reply).orElse(null)) : null;
        delivery.was(reply.status(), fault, reply.millis());
        settle(delivery, DeliveryState.delivered, now);
        if (webhook.succeeded(now)) {
            deliveries.hurry(webhook.id(), now);
        }
        webhook.took(reply.millis());
        if (reply.retryAfter() != null) {
            webhook.pauseUntil(now.plus(reply.retryAfter()));
        }
    }

    /** Returns what is wrong with the id, if anything. */
    @Nullable
    private String remember(Delivery delivery, @Nullable String id) {
        if (id == null) {
            // It stands there, and nobody can edit it: what comes later will stand beside it.
            delivery.isUnanswered();
            return "no_message_id";
        }
        switch (delivery.kind()) {
            case change -> messages.remember(delivery.webhookId(), delivery.subject(), id);
            case list ->
                delivery.events().stream()
                        .filter(event ->
                                messages.of(delivery.webhookId(), event).isEmpty())
                        .forEach(event -> messages.remember(delivery.webhookId(), event, id));
            case reminder -> delivery.stands(id);
            case correction, digest, test -> {}
        }
        return null;
    }

    private void refused(Webhook webhook, Delivery delivery, Reply reply) {
        if (reply.status() == 410) {
            settle(delivery, DeliveryState.failed, clock.instant());
            editor.disable(webhook, DisabledReason.gone);
        } else {
            retry(webhook, delivery, reply);
        }
    }

    private void refusedByDiscord(Webhook webhook, Delivery delivery, Written written, Reply reply) {
        var now = clock.instant();
        switch (reply.status()) {
            case 404, 410 -> {
                if (written.isEdit() && isMessageGone(reply)) {
                    messageGone(webhook, delivery, now);
                } else {
                    settle(delivery, DeliveryState.failed, now);
                    editor.disable(webhook, DisabledReason.gone);
                }
            }
            case 401, 403 -> {
                settle(delivery, DeliveryState.failed, now);
                editor.disable(webhook, DisabledReason.unauthorized);
            }
            default -> {
                if (reply.status() / 100 == 4 && reply.status() != 429 && reply.status() != 408) {
                    // It would be refused for ever.
                    settle(delivery, DeliveryState.failed, now);
                } else {
                    retry(webhook, delivery, reply);
                }
            }
        }
    }

    /** Somebody took the message out of the channel: what matters is told anew, the rest has no place any more. */
    private void messageGone(Webhook webhook, Delivery delivery, Instant now) {
        var isOfItsOwn = delivery.kind() == DeliveryKind.change;
        if (isOfItsOwn) {
            messages.forget(webhook.id(), delivery.subject());
        }
        if (isOfItsOwn && delivery.isMaterial()) {
            delivery.waitUntil(now);
        } else {
            settle(delivery, DeliveryState.dropped, now);
        }
    }

    /** Again after a pause, for the last time when the days of patience are over. */
    private void retry(Webhook webhook, Delivery delivery, @Nullable Reply reply) {
        var now = clock.instant();
        var end = delivery.firstAttemptAt().plus(PATIENCE);
        var asked = reply == null ? null : reply.retryAfter();
        var next = RetryPlan.after(delivery.attempts(), asked, ThreadLocalRandom.current())
                .map(now::plus)
                .filter(end::isAfter)
                .orElse(end);
        if (reply != null) {
            rest(webhook, reply, now);
        }
        if (delivery.kind() == DeliveryKind.test || !end.isAfter(now)) {
            settle(delivery, DeliveryState.failed, now);
            if (webhook.isGivenUp(now)) {
                editor.disable(webhook, DisabledReason.unreachable);
            }
        } else {
            delivery.waitUntil(next);
        }
    }

    /**
     * Who is overloaded or not there gets nothing else either, for a while; and so does who takes nothing of what is sent. One
     * that doesn't like a single message is sent the others.
     */
    private static void rest(Webhook webhook, Reply reply, Instant now) {
        webhook.failed(now);
        if (reply.retryAfter() != null) {
            webhook.pauseUntil(now.plus(reply.retryAfter()));
        } else if (webhook.failures() >= patience(reply)) {
            var plan = RetryPlan.after(webhook.failures(), null, ThreadLocalRandom.current());
            webhook.pauseUntil(now.plus(
                    plan.filter(pause -> pause.compareTo(LONGEST_REST) < 0).orElse(LONGEST_REST)));
        }
    }

    /** After how many failures in a row it is the target that is not well, and not a message. */
    private static int patience(Reply reply) {
        if (!reply.isAnswered() || reply.status() == 429) {
            return 1;
        }
        return reply.status() >= 500 ? 2 : 3;
    }

    private void anybodys(Claimed claimed, UUID id, BiConsumer<Webhook, Delivery> work) {
        webhooks.forChange(claimed.webhook())
                .ifPresent(webhook ->
                        deliveries.findByIdOptional(id).ifPresent(delivery -> work.accept(webhook, delivery)));
    }

    private void mine(Claimed claimed, UUID id, BiConsumer<Webhook, Delivery> work) {
        webhooks.forChange(claimed.webhook())
                .filter(webhook -> webhook.isClaimedBy(claimed.by()))
                .ifPresent(webhook -> deliveries
                        .findByIdOptional(id)
                        .filter(delivery -> delivery.state() == DeliveryState.sending)
                        .ifPresent(delivery -> work.accept(webhook, delivery)));
    }

    private Optional<String> messageId(Reply reply) {
        return Optional.ofNullable(tree(reply).path("id").textValue()).filter(id -> id.matches(MESSAGE_ID));
    }

    /** Unknown Message, unlike Unknown Webhook. */
    private boolean isMessageGone(Reply reply) {
        return tree(reply).path("code").asInt() == 10008;
    }

    private JsonNode tree(Reply reply) {
        try {
            return reply.body() == null ? MissingNode.getInstance() : json.readTree(reply.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
