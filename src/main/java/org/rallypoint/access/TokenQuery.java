package org.rallypoint.access;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Set;

/**
 * Which tokens a caller wants to see; it gets those that it may.
 *
 * @param roles of the tokens
 * @param campaigns slugs, any of which a token is for; empty: whichever
 */
public record TokenQuery(
        Caller caller,
        Set<Role> roles,
        Collection<String> campaigns,
        @Nullable Position after,
        int limit) {}
