package org.rallypoint.access;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.rallypoint.Ids;
import org.rallypoint.RallypointConfig;

/**
 * Whoever comes first: the admin token of the configuration, or on an empty database one that is made and shown once. Both
 * never expire.
 */
@Singleton
class FirstAdmin {

    /** The label of every token that came from the configuration, which no other without a maker has. */
    static final String CONFIGURED = "RALLYPOINT_ADMIN_TOKEN";

    /** Always the same, so that of several nodes that start at once only one can store it. */
    private static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final RallypointConfig config;
    private final TokenRepository tokens;
    private final Audit audit;
    private final Clock clock;

    FirstAdmin(RallypointConfig config, TokenRepository tokens, Audit audit, Clock clock) {
        this.config = config;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        settle(config.adminToken()).ifPresent(FirstAdmin::show);
    }

    /** Gives the text of the token that it had to make. */
    Optional<String> settle(Optional<String> configured) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> settleOnce(configured));
        } catch (ConstraintViolationException e) {
            // Another node stored the same token at the same moment, and now it is there.
            return QuarkusTransaction.requiringNew().call(() -> settleOnce(configured));
        }
    }

    private Optional<String> settleOnce(Optional<String> configured) {
        revokeFormer(configured.map(TokenText::hash).orElse(""));
        if (configured.isPresent()) {
            keep(configured.get());
            return Optional.empty();
        }
        if (tokens.count() > 0) {
            return Optional.empty();
        }
        var text = TokenText.make(Role.admin);
        store(FIRST, text, "First admin token");
        return Optional.of(text);
    }

    private void revokeFormer(String hash) {
        tokens.list("label = ?1 and createdBy is null and revokedAt is null and hash <> ?2", CONFIGURED, hash)
                .forEach(token -> {
                    tokens.revoke(token, null, clock.instant());
                    audit.record("token.revoke", null, null, token.id(), null, null);
                });
    }

    private void keep(String text) {
        var known = tokens.ofText(text);
        if (known.isEmpty()) {
            store(Ids.next(), text, CONFIGURED);
        } else if (!known.get().restore() || known.get().role() != Role.admin) {
            Log.warnf("%s is the text of a token that was revoked or is no admin's; choose another", CONFIGURED);
        }
    }

    private void store(UUID id, String text, String label) {
        var token = new Token(id, Role.admin, text, label, clock.instant());
        token.scope(Ids.next(), Set.of(), Set.of(), null);
        tokens.persistAndFlush(token);
        audit.record("token.create", null, null, token.id(), null, null);
    }

    /** Past the log, which is kept and shipped elsewhere. */
    private static void show(String text) {
        System.out.println("""

                ------------------------------------------------------------------
                This database is new. Its admin token is shown here, and only now:

                    %s

                Keep it where only you can read it. It does not expire; make others
                with it (POST /v1/tokens), or set RALLYPOINT_ADMIN_TOKEN.
                ------------------------------------------------------------------
                """.formatted(text));
    }
}
