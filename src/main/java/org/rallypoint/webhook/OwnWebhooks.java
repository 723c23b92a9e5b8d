package org.rallypoint.webhook;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.Slugs;
import org.rallypoint.access.Access;
import org.rallypoint.access.Role;
import org.rallypoint.http.ProblemException;

/** The subscriptions of whoever is asking; others' don't exist for them, save for admins. */
@Singleton
class OwnWebhooks {

    private final WebhookRepository webhooks;
    private final Access access;

    OwnWebhooks(WebhookRepository webhooks, Access access) {
        this.webhooks = webhooks;
        this.access = access;
    }

    Webhook named(String id) {
        return mine(Slugs.isUuid(id) ? webhooks.findByIdOptional(UUID.fromString(id)) : Optional.empty());
    }

    /** The same, locked until the end of the transaction. */
    Webhook forChange(String id) {
        return mine(Slugs.isUuid(id) ? webhooks.forChange(UUID.fromString(id)) : Optional.empty());
    }

    /** Refuses to send anything to one that is stopped. */
    void mustBeActive(Webhook webhook) {
        if (!webhook.isActive()) {
            throw ProblemException.conflict(
                    "not_active", "Nothing is sent to this webhook; `active: true` lets it go on.");
        }
    }

    /** 202: it will be done. */
    <T> RestResponse<T> accepted(T body) {
        return ResponseBuilder.<T>create(RestResponse.Status.ACCEPTED)
                .entity(body)
                .build();
    }

    private Webhook mine(Optional<Webhook> found) {
        var caller = access.caller();
        return found.filter(webhook -> caller.is(Role.admin)
                        || webhook.owner().equals(WebhookEditor.owner(caller))
                        || webhook.tokenId().equals(caller.tokenId()))
                .orElseThrow(() -> ProblemException.notFound("You have no webhook with this id."));
    }
}
