package org.rallypoint.contact;

import java.util.Set;

/** How much of an event's contacts a caller sees. */
public enum Sight {
    public_only(Set.of(Audience.public_)),
    organisers(Set.of(Audience.public_, Audience.organisers)),
    all(Set.of(Audience.values()));

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
    private final Set<Audience> audiences;

    Sight(Set<Audience> audiences) {
        this.audiences = audiences;
    }

    Set<Audience> audiences() {
        return audiences;
    }

    boolean covers(Audience audience) {
        return audiences.contains(audience);
    }
}
