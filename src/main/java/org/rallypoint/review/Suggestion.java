package org.rallypoint.review;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.rallypoint.Ids;
import org.rallypoint.StateConflict;
import org.rallypoint.campaign.Campaign;

/** What somebody without an account suggests: a new event, or a change of one. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
class Suggestion {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private SuggestionKind kind;

    @Enumerated(EnumType.STRING)
    private SuggestionStatus status = SuggestionStatus.waiting;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Campaign campaign;

    private UUID eventId;
    private String body;
    private String message;
    private String reason;
    private Instant createdAt;
    private Instant settledAt;
    private UUID settledBy;

    protected Suggestion() {}

    /**
     * A suggestion that waits.
     *
     * @param eventId null for a new event
     * @param body the event, or the merge patch, as JSON
     */
    Suggestion(Campaign campaign, @Nullable UUID eventId, String body, @Nullable String message, Instant now) {
        this.id = Ids.next();
        this.kind = eventId == null ? SuggestionKind.proposal : SuggestionKind.edit;
        this.campaign = campaign;
        this.eventId = eventId;
        this.body = body;
        this.message = message;
        this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Refuses to settle twice. */
    void mustWait() {
        if (status != SuggestionStatus.waiting) {
            throw new StateConflict("settled", "This suggestion was " + status + " already.");
        }
    }

    void accept(UUID event, UUID by, Instant now) {
        eventId = event;
        settle(SuggestionStatus.accepted, by, now);
    }

    void reject(String why, UUID by, Instant now) {
        reason = why;
        settle(SuggestionStatus.rejected, by, now);
    }

    private void settle(SuggestionStatus as, UUID by, Instant now) {
        mustWait();
        status = as;
        settledBy = by;
        settledAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    UUID id() {
        return id;
    }

    SuggestionKind kind() {
        return kind;
    }

    SuggestionStatus status() {
        return status;
    }

    Campaign campaign() {
        return campaign;
    }

    /** The event that it changes, or that was made of it; null before that. */
    @Nullable
    UUID eventId() {
        return eventId;
    }

    String body() {
        return body;
    }

    @Nullable
    String message() {
        return message;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
