package org.rallypoint.access;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.rallypoint.CommaSeparated;

/** A bearer credential with a role and a scope. Its text is known to its bearer alone. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Token {

    @Id
    private UUID id;

    private String hash;
    private String prefix;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String label;
    private UUID holder;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> campaigns = new TreeSet<>();

    /** The same as it is stored, for queries: functions of text don't take a converted attribute. */
    @Column(name = "campaigns", insertable = false, updatable = false)
    private String campaignList;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> countries = new TreeSet<>();

    private UUID subject;
    private Instant createdAt;
    private UUID createdBy;
    private Instant expiresAt;
    private Instant lastUsedAt;
    private Instant revokedAt;
    private UUID revokedBy;

    protected Token() {}

    Token(UUID id, Role role, String text, String label, Instant now) {
        this.id = id;
        this.role = role;
        this.hash = TokenText.hash(text);
        this.prefix = TokenText.prefix(role, text);
        this.label = label;
        this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** For whom it speaks, and where. */
    void scope(
            @Nullable UUID holder, Collection<String> campaigns, Collection<String> countries, @Nullable UUID subject) {
        this.holder = holder;
        this.campaigns = CommaSeparated.of(campaigns);
        this.countries = CommaSeparated.of(countries);
        this.subject = subject;
    }

    void madeBy(@Nullable UUID createdBy, @Nullable Instant expiresAt) {
        this.createdBy = createdBy;
        this.expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Ends it for good; {@code by} is null where the configuration does so, which can also take it back. */
    void revoke(@Nullable UUID by, Instant now) {
        revokedAt = now.truncatedTo(ChronoUnit.MILLIS);
        revokedBy = by;
    }

    /** Takes back what the configuration did; a person's word stands. */
    boolean restore() {
        if (revokedBy == null) {
            revokedAt = null;
        }
        return revokedAt == null;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    public boolean works(Instant now) {
        return !isRevoked() && !isExpired(now);
    }

    boolean hasHash(String other) {
        return TokenText.areEqual(hash, other);
    }

    Caller caller() {
        return new Caller(id, label, role, holder, campaigns, countries, subject);
    }

    public UUID id() {
        return id;
    }

    /** What may be shown of its text. */
    public String prefix() {
        return prefix;
    }

    public Role role() {
        return role;
    }

    public String label() {
        return label;
    }

    @Nullable
    public UUID holder() {
        return holder;
    }

    public Set<String> campaigns() {
        return Collections.unmodifiableSortedSet(campaigns);
    }

    public Set<String> countries() {
        return Collections.unmodifiableSortedSet(countries);
    }

    /** The event of an edit link, the suggestion of a status token, else null. */
    @Nullable
    public UUID subject() {
        return subject;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Id of the token that made it; null where nobody's token did. */
    @Nullable
    public UUID createdBy() {
        return createdBy;
    }

    /** Null where it never does: the configured admin token and the one of the first start. */
    @Nullable
    public Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable
    public Instant revokedAt() {
        return revokedAt;
    }
}
