package org.rallypoint.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rallypoint.http.ProblemException;
import org.rallypoint.limit.Limits;

/**
 * Takes the token from {@code Authorization: Bearer …} (RFC 6750) and from nowhere else. Whoever gives none is nobody; one
 * that is wrong is refused, on public reads too, and counted by address.
 */
@Singleton
class BearerTokens implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer";
    /** Longer than any token of ours. */
    private static final int MOST = 512;

    private final Limits limits;

    /** Hashes of tokens that worked lately here: whoever is refused behind the same address is no hindrance for them. */
    private final Cache<String, Boolean> accepted =
            Caffeine.newBuilder().maximumSize(10_000).build();

    BearerTokens(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var headers = context.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var text = token(headers);
        if (text.isEmpty()) {
            return Uni.createFrom()
                    .failure(() -> wrong(context, "Authorization is given once, as the word Bearer and a token."));
        }
        var hash = TokenText.hash(text.get());
        try {
            if (accepted.getIfPresent(hash) == null) {
                limits.checkRefusedTokens(context);
            }
        } catch (ProblemException tooMany) {
            return Uni.createFrom().failure(new AuthenticationFailedException(tooMany));
        }
        return identities
                .authenticate(new TokenAuthenticationRequest(new TokenCredential(text.get(), SCHEME)))
                .onItem()
                .invoke(() -> accepted.put(hash, true))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> refused(context, text.get(), hash))
                .onFailure(BearerTokens::isUnknown)
                .transform(e -> wrong(context, "There is no such token."));
    }

    /** Nothing is looked up, or to be limited, of what can't be a token. */
    private void refused(RoutingContext context, String text, String hash) {
        accepted.invalidate(hash);
        if (TokenText.isWellFormed(text)) {
            limits.countRefusedToken(context);
        }
    }

    /** Only guesses are wrong: a crowd behind one address is not locked out by a token of somebody that has expired. */
    private static boolean isUnknown(Throwable e) {
        return e instanceof AuthenticationFailedException && e.getCause() == null;
    }

    private AuthenticationFailedException wrong(RoutingContext context, String detail) {
        try {
            limits.countWrongToken(context);
            return new AuthenticationFailedException(ProblemException.unauthorized(detail));
        } catch (ProblemException tooMany) {
            return new AuthenticationFailedException(tooMany);
        }
    }

    /** Scheme, spaces, and visible ASCII characters to the end. */
    private static Optional<String> token(List<String> headers) {
        var header = headers.get(0);
        if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
            return Optional.empty();
        }
        int start = SCHEME.length();
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        var text = header.substring(start);
        return !text.isEmpty() && text.length() <= MOST && text.chars().allMatch(c -> c > 0x20 && c < 0x7F)
                ? Optional.of(text)
                : Optional.empty();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        // Its header comes with the problem, where there is one at all: a 429 has none.
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
