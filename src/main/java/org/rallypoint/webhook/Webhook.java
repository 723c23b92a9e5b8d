package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.rallypoint.CommaSeparated;
import org.rallypoint.Ids;

/** A subscription: who wants to be told of which changes, where and how. */
@Entity
class Webhook {

    private static final int SLOW_MILLIS = 2000;

    /** Without anything arriving for so long a target is given up. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private WebhookKind kind;

    private String label;

    private String host;
    private String sealedUrl;
    private String sealedSecret;
    private String sealedFormerSecret;
    private Instant formerSecretUntil;
    private String keyId;

    @Embedded
    private Wish wish;

    private String lang;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> reminders;

    @Enumerated(EnumType.STRING)
    private Digest digest;

    private boolean active;

    @Enumerated(EnumType.STRING)
    private DisabledReason disabledReason;

    private Instant disabledAt;
    private UUID owner;
    private UUID tokenId;
    private long fromSeq;
    private int revision;
    private Instant createdAt;
    private Instant updatedAt;

    private int failures;
    private Instant failingSince;
    private Instant pausedUntil;
    private Instant deliveredAt;
    private UUID claim;

    @SuppressWarnings("UnusedVariable") // Read by queries alone.
    private Instant servedAt;

    private boolean slow;

    @SuppressWarnings("UnusedVariable") // Read by queries alone.
    private Instant claimedUntil;

    protected Webhook() {}

    /**
     * A new one, which still needs {@link #isTold} and {@link #leadsTo}.
     *
     * @param fromSeq the last change before its time
     */
    Webhook(WebhookKind kind, UUID owner, UUID tokenId, long fromSeq, Instant now) {
        this.id = Ids.next();
        this.kind = kind;
        this.owner = owner;
        this.tokenId = tokenId;
        this.fromSeq = fromSeq;
        this.active = true;
        this.disabledReason = DisabledReason.none;
        this.revision = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What it is told of, and how. */
    void isTold(
            @Nullable String label, Wish wish, @Nullable String lang, Collection<Reminder> reminders, Digest digest) {
        this.label = label;
        this.wish = wish;
        this.lang = lang;
        this.reminders =
                CommaSeparated.of(reminders.stream().map(Reminder::toString).toList());
        this.digest = digest;
    }

    /** Where it leads, and the secret that its messages are signed with, if any. */
    void leadsTo(String host, String sealedUrl, @Nullable String sealedSecret, String keyId) {
        this.host = host;
        this.sealedUrl = sealedUrl;
        this.sealedSecret = sealedSecret;
        this.keyId = keyId;
    }

    /** Messages are signed with the former secret too, for a while. */
    void hasFormerSecret(@Nullable String sealed, @Nullable Instant until) {
        this.sealedFormerSecret = sealed;
        this.formerSecretUntil = until;
    }

    /** Its owner has changed it. */
    void changed(Instant now) {
        revision++;
        updatedAt = now;
    }

    void disable(DisabledReason reason, Instant now) {
        active = false;
        disabledReason = reason;
        disabledAt = now;
    }

    /** From now on, without what it missed. */
    void enable(long seq) {
        active = true;
        disabledReason = DisabledReason.none;
        disabledAt = null;
        fromSeq = seq;
        isWell();
    }

    /** As far as anybody knows: it has just begun, or leads elsewhere now. */
    void isWell() {
        failures = 0;
        failingSince = null;
        pausedUntil = null;
        slow = false;
    }

    boolean isActive() {
        return active;
    }

    /** A node will send to it, and nobody else until then. */
    void claim(UUID by, Instant now, Instant until) {
        claim = by;
        servedAt = now;
        claimedUntil = until;
    }

    /** How long its target takes to answer: the slow ones don't get all the room there is. */
    void took(int millis) {
        slow = millis > SLOW_MILLIS;
    }

    boolean isSlow() {
        return slow;
    }

    boolean isClaimedBy(UUID node) {
        return node.equals(claim);
    }

    void release() {
        claim = null;
        claimedUntil = null;
    }

    /** Something arrived; returns whether the target was away before, and not just at odds with one message. */
    boolean succeeded(Instant now) {
        var wasAway = failures > 1;
        isWell();
        deliveredAt = now;
        return wasAway;
    }

    /** A message was not taken. */
    void failed(Instant now) {
        failures++;
        if (failingSince == null) {
            failingSince = now;
        }
    }

    /** The target asked for a pause, or needs one: nothing is sent until then. */
    void pauseUntil(Instant until) {
        pausedUntil = until;
    }

    boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    boolean isGivenUp(Instant now) {
        return failingSince != null && !failingSince.plus(PATIENCE).isAfter(now);
    }

    UUID id() {
        return id;
    }

    WebhookKind kind() {
        return kind;
    }

    @Nullable
    String label() {
        return label;
    }

    String host() {
        return host;
    }

    String sealedUrl() {
        return sealedUrl;
    }

    @Nullable
    String sealedSecret() {
        return sealedSecret;
    }

    @Nullable
    String sealedFormerSecret() {
        return sealedFormerSecret;
    }

    @Nullable
    Instant formerSecretUntil() {
        return formerSecretUntil;
    }

    String keyId() {
        return keyId;
    }

    Wish wish() {
        return wish;
    }

    @Nullable
    String lang() {
        return lang;
    }

    Set<Reminder> reminders() {
        var set = EnumSet.noneOf(Reminder.class);
        for (var reminder : Reminder.values()) {
            if (reminders.contains(reminder.toString())) {
                set.add(reminder);
            }
        }
        return set;
    }

    Digest digest() {
        return digest;
    }

    DisabledReason disabledReason() {
        return disabledReason;
    }

    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    UUID owner() {
        return owner;
    }

    UUID tokenId() {
        return tokenId;
    }

    long fromSeq() {
        return fromSeq;
    }

    int failures() {
        return failures;
    }

    int revision() {
        return revision;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    @Nullable
    Instant pausedUntil() {
        return pausedUntil;
    }

    @Nullable
    Instant deliveredAt() {
        return deliveredAt;
    }
}
