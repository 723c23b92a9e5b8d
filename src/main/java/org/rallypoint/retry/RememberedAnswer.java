package org.rallypoint.retry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A POST with an Idempotency-Key that runs, or was done. Written by {@link Reservations} with statements alone. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
class RememberedAnswer {

    private static final int MAX_SEALED = 1_000_000;

    @Id
    private String scope;

    private String fingerprint;

    @Enumerated(EnumType.STRING)
    private AnswerState state;

    private UUID attempt;
    private Instant expiresAt;
    private UUID shown;
    private Instant visibleUntil;

    @Column(length = MAX_SEALED)
    private String sealed;

    private String keyId;

    protected RememberedAnswer() {}

    /** What an answer is sealed with beside the key, so that it can't be put in another's place. */
    static String context(String scope) {
        return "answer " + scope;
    }

    static boolean hasRoomFor(String sealed) {
        return sealed.length() <= MAX_SEALED;
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    boolean isOf(String fingerprint) {
        return this.fingerprint.equals(fingerprint);
    }

    boolean isRunning() {
        return state == AnswerState.running;
    }

    boolean canBeShown(Instant now) {
        return state == AnswerState.answered && (visibleUntil == null || visibleUntil.isAfter(now));
    }

    String scope() {
        return scope;
    }

    AnswerState state() {
        return state;
    }

    UUID attempt() {
        return attempt;
    }

    String sealed() {
        return sealed;
    }
}
