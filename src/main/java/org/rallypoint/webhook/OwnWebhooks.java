package org.rallypoint.webhook;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.Slugs;
import org.rallypoint.access.Access;
import org.rallypoint.access.Caller;
import org.rallypoint.access.Role;
import org.rallypoint.http.ProblemException;

/** The subscriptions of whoever is asking; others' don't exist for them, save for admins. */
@Singleton
class OwnWebhooks {

    private static final Set<Role> WITHOUT = EnumSet.of(Role.edit, Role.status);

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

    /** Who asks; throws a 403 for a token that is for one event or one suggestion, and goes with it. */
    Caller caller() {
        var caller = access.caller();
        if (WITHOUT.contains(caller.role())) {
            throw ProblemException.forbidden("A token of this role has no webhooks.");
        }
        return caller;
    }

    private Webhook mine(Optional<Webhook> found) {
        var caller = caller();
        return found.filter(webhook -> caller.is(Role.admin)
                        || webhook.owner().equals(WebhookEditor.owner(caller))
                        || webhook.tokenId().equals(caller.tokenId()))
                .orElseThrow(() -> ProblemException.notFound("You have no webhook with this id."));
    }
}
