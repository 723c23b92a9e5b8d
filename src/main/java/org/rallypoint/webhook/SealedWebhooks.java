package org.rallypoint.webhook;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Nullable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rallypoint.seal.Seal;

/** Addresses and secrets of subscriptions, which are stored encrypted: whoever knows an address may write into its channel. */
@Singleton
class SealedWebhooks {

    private final WebhookRepository webhooks;
    private final Seal seal;

    SealedWebhooks(WebhookRepository webhooks, Seal seal) {
        this.webhooks = webhooks;
        this.seal = seal;
    }

    /** Where it leads, and what its messages are signed with, if anything. */
    void write(Webhook webhook, Target target, @Nullable String secret) {
        put(webhook, target.host(), target.url(), secret, null, null);
    }

    /** Another address, and the secrets as they were. */
    void move(Webhook webhook, Target target) {
        put(webhook, target.host(), target.url(), secret(webhook), former(webhook), webhook.formerSecretUntil());
    }

    /** Another secret; the one until now is the former one for a while. */
    void rotate(Webhook webhook, String secret, Instant formerUntil) {
        put(webhook, webhook.host(), url(webhook), secret, secret(webhook), formerUntil);
    }

    private void put(
            Webhook webhook,
            String host,
            String url,
            @Nullable String secret,
            @Nullable String former,
            @Nullable Instant formerUntil) {
        webhook.leadsTo(
                host,
                seal.seal(ofUrl(webhook.id()), url),
                secret == null ? null : seal.seal(ofSecret(webhook.id()), secret),
                seal.today());
        webhook.hasFormerSecret(former == null ? null : seal.seal(ofFormerSecret(webhook.id()), former), formerUntil);
    }

    String url(Webhook webhook) {
        return seal.open(ofUrl(webhook.id()), webhook.sealedUrl());
    }

    /** Those that messages are signed with now, today's first. */
    List<String> secrets(Webhook webhook, Instant now) {
        var secrets = new ArrayList<String>();
        secrets.add(Objects.requireNonNull(secret(webhook)));
        if (webhook.formerSecretUntil() != null && webhook.formerSecretUntil().isAfter(now)) {
            secrets.add(Objects.requireNonNull(former(webhook)));
        }
        return secrets;
    }

    void start(@Observes StartupEvent start) {
        check();
        sealAnew();
    }

    /** A node without the key of a stored address doesn't start: it could send nothing, and would give targets up. */
    void check() {
        var missing = QuarkusTransaction.requiringNew()
                .call(() -> webhooks.find("select min(keyId) from Webhook where keyId not in ?1", seal.keyIds())
                        .project(String.class)
                        .firstResult());
        if (missing != null) {
            throw new IllegalStateException("Addresses of webhooks are sealed with the key " + missing
                    + ", which isn't there: give it in RALLYPOINT_FORMER_CONTACT_KEYS, or put rallypoint.key back.");
        }
    }

    /** With today's key, so that one that leaked can be given up. */
    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealAnew() {
        var ids = QuarkusTransaction.requiringNew()
                .call(() -> webhooks.find("select id from Webhook where keyId <> ?1", seal.today())
                        .project(UUID.class)
                        .list());
        ids.forEach(id -> QuarkusTransaction.requiringNew()
                .run(() -> webhooks.forChange(id).ifPresent(this::sealAnew)));
        if (!ids.isEmpty()) {
            Log.infof("Sealed the addresses of %d webhooks anew with today's key", ids.size());
        }
    }

    private void sealAnew(Webhook webhook) {
        put(webhook, webhook.host(), url(webhook), secret(webhook), former(webhook), webhook.formerSecretUntil());
    }

    @Nullable
    private String secret(Webhook webhook) {
        return webhook.sealedSecret() == null ? null : seal.open(ofSecret(webhook.id()), webhook.sealedSecret());
    }

    @Nullable
    private String former(Webhook webhook) {
        return webhook.sealedFormerSecret() == null
                ? null
                : seal.open(ofFormerSecret(webhook.id()), webhook.sealedFormerSecret());
    }

    private static String ofUrl(UUID id) {
        return "address of webhook " + id;
    }

    private static String ofSecret(UUID id) {
        return "secret of webhook " + id;
    }

    private static String ofFormerSecret(UUID id) {
        return "former secret of webhook " + id;
    }
}
