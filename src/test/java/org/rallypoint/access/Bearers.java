package org.rallypoint.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.Ids;

/** Tokens for tests, each of a holder of its own unless said otherwise. */
@Singleton
public class Bearers {

    @Inject
    TokenRepository tokens;

    @Inject
    Clock clock;

    /** The text of a token for some campaigns. */
    public String of(Role role, String... campaigns) {
        return issue(role, Set.of(campaigns), Set.of(), null).text();
    }

    public String chapter(String country, String... campaigns) {
        return issue(Role.chapter, Set.of(campaigns), Set.of(country), null).text();
    }

    public String editLink(UUID eventId, String campaign) {
        return issue(Role.edit, Set.of(campaign), Set.of(), eventId).text();
    }

    /** One that lives as long as its role lets it by default. */
    public TokenRepository.Issued issue(Role role, Set<String> campaigns, Set<String> countries, UUID subject) {
        return issue(role, campaigns, countries, subject, role.expiry(clock.instant()));
    }

    @Transactional
    public TokenRepository.Issued issue(
            Role role, Set<String> campaigns, Set<String> countries, UUID subject, Instant expiresAt) {
        return tokens.issue(
                role, "A " + role, Ids.next(), campaigns, countries, subject, expiresAt, null, clock.instant());
    }

    @Transactional
    public void revoke(UUID id) {
        tokens.revoke(tokens.findById(id), null, clock.instant());
    }

    @Transactional
    public Token stored(UUID id) {
        return tokens.findById(id);
    }

    /** The token of a text. */
    @Transactional
    public Token ofText(String text) {
        return tokens.ofText(text).orElseThrow();
    }

    /** A bot's, which speaks for nobody. */
    @Transactional
    public TokenRepository.Issued reader() {
        var now = clock.instant();
        return tokens.issue(Role.reader, "A bot", null, Set.of(), Set.of(), null, Role.reader.expiry(now), null, now);
    }
}
