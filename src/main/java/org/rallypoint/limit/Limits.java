package org.rallypoint.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Nullable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.RallypointConfig;
import org.rallypoint.http.ProblemException;

/**
 * How much one client may ask. Requests that the response cache has not answered are counted for their token, or for their address,
 * an IPv6 address by its /64.
 */
@Singleton
public class Limits {

    /** The attribute of a SecurityIdentity that says for whom its requests are counted; without it, for their address. */
    public static final String COUNTED_FOR = "counted for";

    /** After authentication and before all that comes next. */
    private static final int FIRST = 150;

    /** Those who watch over a node come often, and Discord, whose signature is checked, from few addresses for everybody. */
    private static final Pattern NOT_COUNTED = Pattern.compile("/health(?:/.*)?|/metrics|/discord/interactions");

    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final boolean enabled;
    private final ClientAddress addresses;
    private final Limit readsOfAddress;
    private final Limit readsOfToken;
    private final Limit writes;
    private final Limit suggestions;
    private final Limit wrongTokens;
    private final Limit refusedTokens;

    Limits(RallypointConfig config, ClientAddress addresses, SharedCounts shared, MeterRegistry metrics, Clock clock) {
        var limits = config.limits();
        enabled = limits.enabled();
        this.addresses = addresses;
        readsOfAddress = new Limit(
                new Policy(
                        "reads",
                        limits.reads(),
                        MINUTE,
                        "Too many requests from this address. Wait, or ask with a token."),
                shared,
                metrics,
                clock);
        readsOfToken = new Limit(
                new Policy("reads", limits.tokenReads(), MINUTE, "Too many requests with this token."),
                shared,
                metrics,
                clock);
        writes = new Limit(
                new Policy("writes", limits.writes(), MINUTE, "Too many writes. An import writes many events at once."),
                shared,
                metrics,
                clock);
        suggestions = new Limit(
                new Policy(
                        "suggestions",
                        limits.suggestions(),
                        Duration.ofHours(1),
                        "Too many suggestions from this address."),
                shared,
                metrics,
                clock);
        wrongTokens = new Limit(
                new Policy("wrong-tokens", limits.wrongTokens(), MINUTE, "Too many wrong tokens from this address."),
                shared,
                metrics,
                clock);
        refusedTokens = new Limit(
                new Policy("refused-tokens", limits.reads(), MINUTE, "Too many refused tokens from this address."),
                shared,
                metrics,
                clock);
    }

    /** Counts a suggestion; throws a 429 where there were too many from this address within the last hour. */
    public void countSuggestion(RoutingContext context) {
        countForAddress(suggestions, context);
    }

    /** Counts a wrong token; throws a 429 where there were too many from this address within the last minute. */
    public void countWrongToken(RoutingContext context) {
        countForAddress(wrongTokens, context);
    }

    /** Counts a token that was refused for whatever reason. */
    public void countRefusedToken(RoutingContext context) {
        if (enabled) {
            refusedTokens.take(addresses.networkOf(context.request()));
        }
    }

    /** Throws a 429 where so many were refused that none from this address is worth being looked up for a while. */
    public void checkRefusedTokens(RoutingContext context) {
        if (enabled) {
            refusedTokens.check(context, addresses.networkOf(context.request()));
        }
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::countRequest, FIRST);
        }
    }

    private void countRequest(RoutingContext context) {
        try {
            var request = context.request();
            if (!NOT_COUNTED.matcher(request.path()).matches()) {
                countRequest(context, WRITES.contains(request.method()), token(context));
            }
        } catch (ProblemException e) {
            context.fail(e);
            return;
        }
        context.next();
    }

    private void countRequest(RoutingContext context, boolean isWrite, @Nullable String token) {
        if (token == null) {
            countForAddress(isWrite ? writes : readsOfAddress, context);
        } else {
            (isWrite ? writes : readsOfToken).count(context, token);
        }
    }

    private void countForAddress(Limit limit, RoutingContext context) {
        if (enabled) {
            limit.count(context, addresses.networkOf(context.request()));
        }
    }

    @Nullable
    private static String token(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getAttribute(COUNTED_FOR)
                : null;
    }
}
