package org.rallypoint.access;

import java.util.Set;

/** Who asks, in the order of the columns of {@link RouteTable}. */
public enum Who {
    none,
    /** A bot. */
    reader,
    /** Whom the event belongs to. */
    organiser_a,
    /** Another organiser of the same campaign. */
    organiser_b,
    /** A volunteer with an edit link of the event. */
    edit_link,
    /** A chapter of the event's country. */
    chapter,
    /** A chapter of another country, of the same campaign. */
    chapter_abroad,
    /** The coordinator of another campaign. */
    coordinator_elsewhere,
    coordinator,
    admin,
    /** The token of an admin, once. */
    expired,
    /** The token of an admin, once. */
    revoked,
    /** What never was a token. */
    garbage;

    Role role() {
        return switch (this) {
            case none, reader -> Role.reader;
            case organiser_a, organiser_b -> Role.organiser;
            case edit_link -> Role.edit;
            case chapter, chapter_abroad -> Role.chapter;
            case coordinator_elsewhere, coordinator -> Role.coordinator;
            case admin, expired, revoked, garbage -> Role.admin;
        };
    }

    Set<String> countries() {
        return switch (this) {
            case chapter -> Set.of(Scenes.COUNTRY);
            case chapter_abroad -> Set.of("FR", "DE");
            default -> Set.of();
        };
    }
}
