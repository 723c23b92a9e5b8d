package org.rallypoint.access;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.rallypoint.Ids;

/** One deed: who did what, when, to what, and what it changed. */
@Entity
class AuditEntry {

    @Id
    private UUID id;

    private Instant at;
    private UUID tokenId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String tokenLabel;
    private String action;
    private String campaign;
    private UUID eventId;
    private UUID subject;
    private String beforeText;
    private String afterText;

    protected AuditEntry() {}

    AuditEntry(String action, Instant now) {
        this.id = Ids.next();
        this.action = action;
        this.at = now.truncatedTo(ChronoUnit.MILLIS);
    }

    void by(@Nullable UUID tokenId, @Nullable Role role, @Nullable String tokenLabel) {
        this.tokenId = tokenId;
        this.role = role;
        this.tokenLabel = tokenLabel;
    }

    void on(@Nullable String campaign, @Nullable UUID eventId, @Nullable UUID subject) {
        this.campaign = campaign;
        this.eventId = eventId;
        this.subject = subject;
    }

    /** Each a JSON object, or null. */
    void change(@Nullable String before, @Nullable String after) {
        this.beforeText = before;
        this.afterText = after;
    }

    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    UUID tokenId() {
        return tokenId;
    }

    Role role() {
        return role;
    }

    String tokenLabel() {
        return tokenLabel;
    }

    String action() {
        return action;
    }

    String campaign() {
        return campaign;
    }

    UUID eventId() {
        return eventId;
    }

    UUID subject() {
        return subject;
    }

    String before() {
        return beforeText;
    }

    String after() {
        return afterText;
    }
}
