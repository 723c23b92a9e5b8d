package org.rallypoint.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.ProblemException;
import org.rallypoint.limit.Limits;

/** Knows whose a token is. Each request asks the database, so that a revoked token is refused at once on every node. */
@Singleton
class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    /** The attribute of a SecurityIdentity that holds its {@link Caller}. */
    static final String CALLER = "caller";

    private final TokenRepository tokens;
    private final LastUses uses;
    private final Optional<String> configured;
    private final Clock clock;

    TokenIdentities(TokenRepository tokens, LastUses uses, RallypointConfig config, Clock clock) {
        this.tokens = tokens;
        this.uses = uses;
        this.configured = config.adminToken().map(TokenText::hash);
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /**
     * Fails with an AuthenticationFailedException: without a cause for a text that is no token, else with the problem to
     * answer.
     */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var text = request.getToken().getToken();
        return TokenText.isWellFormed(text) || isConfigured(text)
                ? context.runBlocking(() -> identity(text))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private boolean isConfigured(String text) {
        return configured
                .filter(hash -> TokenText.areEqual(hash, TokenText.hash(text)))
                .isPresent();
    }

    private SecurityIdentity identity(String text) {
        var token = QuarkusTransaction.requiringNew()
                .call(() -> tokens.ofText(text))
                .orElseThrow(AuthenticationFailedException::new);
        var now = clock.instant();
        if (!token.works(now)) {
            throw new AuthenticationFailedException(ProblemException.unauthorized(
                    token.isRevoked() ? "This token was revoked." : "This token has expired."));
        }
        uses.used(token.id(), now);
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.id().toString()))
                .addRole(token.role().toString())
                .addAttribute(CALLER, token.caller());
        // Whoever suggests something gets a status token: it must not buy more.
        if (token.role() != Role.status) {
            identity.addAttribute(Limits.COUNTED_FOR, token.id().toString());
        }
        return identity.build();
    }
}
