package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A stored way to reach an organiser of one event; its name and value are sealed. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Contact {

    @Id
    private UUID id;

    private UUID eventId;
    private int position;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private Audience audience;
    private String sealedName;
    private String sealedValue;

    /** The key that both are sealed with. */
    private String keyId;

    private Instant consentAt;
    private Instant visibleUntil;
    private Instant createdAt;

    protected Contact() {}

    Contact(UUID id, UUID eventId, Instant createdAt) {
        this.id = id;
        this.eventId = eventId;
        this.createdAt = createdAt;
    }

    void isSeenBy(Audience audience, @Nullable Instant consentAt, @Nullable Instant visibleUntil) {
        this.audience = audience;
        this.consentAt = consentAt;
        this.visibleUntil = visibleUntil;
    }

    void isReachedBy(Channel channel, String sealedName, String sealedValue, String keyId) {
        this.channel = channel;
        this.sealedName = sealedName;
        this.sealedValue = sealedValue;
        this.keyId = keyId;
    }

    void standsAt(int position) {
        this.position = position;
    }

    UUID id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    Audience audience() {
        return audience;
    }

    String sealedName() {
        return sealedName;
    }

    String sealedValue() {
        return sealedValue;
    }

    Instant consentAt() {
        return consentAt;
    }

    Instant visibleUntil() {
        return visibleUntil;
    }
}
