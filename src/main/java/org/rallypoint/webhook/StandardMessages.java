package org.rallypoint.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.change.ChangeView;
import org.rallypoint.change.PublicEvents;
import org.rallypoint.event.EventView;
import org.rallypoint.http.Languages;

/** Messages of the kind {@code standard}: an entry of the change feed, or what else there is to tell, signed. */
@Singleton
class StandardMessages {

    private static final String ID_PREFIX = "msg_";

    private final PublicEvents events;
    private final ComingUp comingUp;
    private final SealedWebhooks sealed;
    private final ObjectMapper json;
    private final Clock clock;

    StandardMessages(PublicEvents events, ComingUp comingUp, SealedWebhooks sealed, ObjectMapper json, Clock clock) {
        this.events = events;
        this.comingUp = comingUp;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
    }

    /** The message as of now; the id is the delivery's, however often it is sent. */
    Written write(Webhook webhook, Delivery delivery) {
        var data = data(webhook, delivery);
        if (data == null) {
            return Written.nothing("nothing_to_tell");
        }
        var body = text(new WebhookMessage(delivery.type(), delivery.at(), data));
        var now = clock.instant();
        var headers = StandardSignature.headers(
                ID_PREFIX + delivery.id(), now, body.getBytes(StandardCharsets.UTF_8), sealed.secrets(webhook, now));
        return Written.post(Target.ofStored(sealed.url(webhook)), headers, body);
    }

    @Nullable
    private Object data(Webhook webhook, Delivery delivery) {
        return switch (delivery.kind()) {
            case change -> change(webhook, delivery);
            case reminder ->
                comingUp.remindedOf(webhook, delivery)
                        .map(list -> Map.of(
                                "reminder",
                                delivery.reminder(),
                                "event",
                                list.page().items().get(0)))
                        .orElse(null);
            case digest -> digest(comingUp.inTheWeek(webhook).page().items());
            case test -> Map.of();
            case list, correction -> throw new IllegalStateException("Lists are for channels");
        };
    }

    private ChangeView change(Webhook webhook, Delivery delivery) {
        var ids = delivery.eventId() == null ? Set.<UUID>of() : Set.of(delivery.eventId());
        var view = events.views(ids, languages(webhook)).get(delivery.eventId());
        return new ChangeView(
                delivery.lastSeq(),
                delivery.at(),
                delivery.type(),
                delivery.campaign(),
                delivery.eventId(),
                delivery.cityId(),
                delivery.countryCode(),
                delivery.revision(),
                delivery.changed(),
                delivery.isMaterial(),
                view);
    }

    @Nullable
    private static Object digest(List<EventView> events) {
        return events.isEmpty() ? null : Map.of("events", events);
    }

    static Languages languages(Webhook webhook) {
        return new Languages(webhook.lang() == null ? List.of() : List.of(webhook.lang()));
    }

    private String text(WebhookMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
