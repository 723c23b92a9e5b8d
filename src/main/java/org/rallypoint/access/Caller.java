package org.rallypoint.access;

import jakarta.annotation.Nullable;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks: what a valid token says of its bearer, or nobody.
 *
 * @param tokenId null for nobody
 * @param label of the token, as whoever made it has named it; null for nobody
 * @param role null for nobody
 * @param holder whom the token speaks for; several tokens may speak for one holder; null for nobody
 * @param campaigns slugs; empty is none, never all
 * @param countries codes; empty is none, never all
 * @param subject the event of an edit link, the suggestion of a status token, else null
 */
public record Caller(
        @Nullable UUID tokenId,
        @Nullable String label,
        @Nullable Role role,
        @Nullable UUID holder,
        Set<String> campaigns,
        Set<String> countries,
        @Nullable UUID subject) {

    public static final Caller NOBODY = new Caller(null, null, null, null, Set.of(), Set.of(), null);

    public Caller {
        campaigns = Set.copyOf(campaigns);
        countries = Set.copyOf(countries);
    }

    public boolean isNobody() {
        return role == null;
    }

    public boolean is(Role role) {
        return this.role == role;
    }
}
