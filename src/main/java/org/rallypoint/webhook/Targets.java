package org.rallypoint.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rallypoint.Network;
import org.rallypoint.RallypointConfig;
import org.rallypoint.RuleViolation;

/**
 * The one place that knows what may be sent to: https alone, and nothing that only this machine or its network can reach,
 * however it is spelled and whatever its name leads to.
 */
@Singleton
class Targets {

    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PORT = 65_535;
    /** Below stand the services of a machine itself, such as mail. */
    private static final int FIRST_FREE_PORT = 1024;

    private static final int HTTPS = 443;
    private static final int MAX_NAME = 253;

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");
    /** Two labels or more, the last of which is no number. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+" + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /** What is never given to anyone on the internet. */
    private static final Pattern INSIDE_NAME =
            Pattern.compile("(?:.*\\.)?(?:localhost|local|localdomain|internal|home\\.arpa)");

    private static final Pattern DISCORD = Pattern.compile("(?i:https://(?:(?:canary|ptb)\\.)?discord(?:app)?\\.com)"
            + "(?::443)?/api(?:/v\\d{1,2})?/webhooks/(?<id>\\d{1,25})/(?<token>[A-Za-z0-9_-]{1,200})"
            + "/?(?:\\?(?!wait.*wait)(?:wait=true|(?:wait=true&)?thread_id=(?<thread>\\d{1,25})(?:&wait=true)?))?");

    /** Asks the name servers. */
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final List<Network> allowed;
    private final String discord;
    private final Names names;

    @Inject
    Targets(RallypointConfig config) {
        this(config, InetAddress::getAllByName);
    }

    Targets(RallypointConfig config, Names names) {
        allowed = config.webhooks().allowedNetworks().orElse(Set.of()).stream()
                .map(text -> Network.of(text).orElseThrow())
                .toList();
        discord = config.discord().api().toString().replaceFirst("/$", "");
        this.names = names;
    }

    /**
     * A target by its spelling alone, without asking for its name.
     *
     * @throws RuleViolation on {@code field}, {@code bad_url} for what is no https address and {@code forbidden_target} for
     *     one that nothing may be sent to; its message doesn't show the address
     */
    Target judge(String field, String url) {
        var uri = parse(field, url);
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw badUrl(field, "doesn't begin with https://");
        }
        if (uri.getHost() == null) {
            throw badUrl(field, "has no host, or one that isn't spelled as a plain name or address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw badUrl(field, "has a user or a fragment in it");
        }
        var target = Target.of(uri);
        if (target.port() != HTTPS && (target.port() < FIRST_FREE_PORT || target.port() > MAX_PORT)) {
            throw forbidden(field, "has a port other than 443 and those from 1024 on");
        }
        if (!isAllowedHost(target.host())) {
            throw forbidden(field, "is not one that is public on the internet");
        }
        return target;
    }

    /**
     * The webhook of a Discord channel, as it is called here, also where it was copied as a tool calls it.
     *
     * @throws RuleViolation on {@code field}, {@code bad_url} for anything else; its message doesn't show the address
     */
    Target judgeDiscord(String field, String url) {
        var match = DISCORD.matcher(url);
        if (!match.matches()) {
            throw badUrl(field, "is not that of a channel's webhook, as Discord shows it under Integrations");
        }
        var thread = match.group("thread") == null ? "" : "?thread_id=" + match.group("thread");
        return Target.ofStored(discord + "/webhooks/" + match.group("id") + "/" + match.group("token") + thread);
    }

    /**
     * The address to call now. A name may lead elsewhere at every look, so the call goes to this one and doesn't ask again.
     *
     * @throws ForbiddenTarget where one of the addresses is neither public nor allowed
     */
    InetAddress addressOf(Target target) throws UnknownHostException, ForbiddenTarget {
        var addresses = names.addressesOf(target.host());
        if (!Stream.of(addresses).allMatch(this::isAllowed)) {
            throw new ForbiddenTarget();
        }
        return addresses[0];
    }

    private boolean isAllowedHost(String host) {
        var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Network.literal(literal).map(this::isAllowed).orElseGet(() -> isPublicName(host));
    }

    private static boolean isPublicName(String host) {
        return host.length() <= MAX_NAME
                && NAME.matcher(host).matches()
                && !INSIDE_NAME.matcher(host).matches();
    }

    private boolean isAllowed(InetAddress address) {
        var meant = PublicInternet.withoutNat64(address);
        return PublicInternet.contains(address) || allowed.stream().anyMatch(network -> network.contains(meant));
    }

    private static URI parse(String field, String url) {
        if (url.length() > MAX_LENGTH) {
            throw badUrl(field, "has more than " + MAX_LENGTH + " characters");
        }
        if (!PRINTABLE.matcher(url).matches()) {
            throw badUrl(field, "has other than printable ASCII characters; spell an international name in Punycode");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw badUrl(field, "is not a URL");
        }
    }

    private static RuleViolation badUrl(String field, String why) {
        return new RuleViolation(field, "bad_url", "The address " + why + ".");
    }

    private static RuleViolation forbidden(String field, String why) {
        return new RuleViolation(field, "forbidden_target", "The address " + why + ".");
    }
}
