package org.rallypoint.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.RuleViolation;
import org.rallypoint.http.TextHygiene;

/**
 * The one place that knows which addresses may be shown for people to click: {@code https} and {@code http} with a host and
 * without credentials, and {@code mailto} where that makes sense.
 */
public record WebAddress(String url, String canonical, Platform platform, LinkKind kind) {

    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> WEB = Set.of("https", "http");
    /** What platforms hang on a copied link to follow people; the page is the same without it. */
    private static final List<String> TRACKING =
            List.of("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref", "source", "tk", "acontext", "aff");

    /** The address of a page; throws {@link RuleViolation} on {@code field} for anything else. */
    public static WebAddress ofPage(String field, String url) {
        var uri = parse(field, url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!WEB.contains(scheme)
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getPort() > MAX_PORT) {
            throw refused(field, "is not the https or http address of a page");
        }
        var host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var platform = Platform.ofHost(host);
        var path = uri.getPath() == null ? "" : uri.getPath();
        return new WebAddress(url, canonical(uri, host), platform, LinkKind.of(platform, path));
    }

    /** The address of a page or a mailbox as text; throws {@link RuleViolation} on {@code field} for anything else. */
    public static String ofPageOrMailbox(String field, String url) {
        var uri = parse(field, url);
        if ("mailto".equalsIgnoreCase(uri.getScheme())) {
            var mailbox = uri.getSchemeSpecificPart();
            if (!mailbox.matches("[^@\\s?&,;:]+@[^@\\s?&,;:]+")) {
                throw refused(field, "is a mailto address without one mailbox, or with more than that");
            }
            return url;
        }
        return ofPage(field, url).url();
    }

    private static URI parse(String field, String url) {
        if (url.codePointCount(0, url.length()) > MAX_LENGTH) {
            throw refused(field, "has more than " + MAX_LENGTH + " characters");
        }
        var fault = TextHygiene.fault(url);
        if (fault.isPresent()) {
            throw refused(field, fault.get());
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused(field, "is not a URL");
        }
    }

    private static RuleViolation refused(String field, String why) {
        return new RuleViolation(field, "bad_url", "The address " + why + ".");
    }

    /** One spelling for one page, to find duplicates; people always get the address as it was given. */
    private static String canonical(URI uri, String host) {
        var path = uri.getRawPath() == null ? "" : withoutEndingSlashes(uri.getRawPath());
        var query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&", -1))
                        .filter(pair -> !pair.isEmpty() && TRACKING.stream().noneMatch(name -> isNamed(pair, name)))
                        .sorted()
                        .collect(Collectors.joining("&"));
        var port = uri.getPort() == -1 || uri.getPort() == 443 || uri.getPort() == 80 ? "" : ":" + uri.getPort();
        return "https://" + oneHost(host) + port + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** By hand, since a pattern tries every run of slashes again from each of them, and an import has thousands of addresses. */
    private static String withoutEndingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static boolean isNamed(String pair, String name) {
        return name.endsWith("_") ? pair.startsWith(name) : pair.equals(name) || pair.startsWith(name + "=");
    }

    private static String oneHost(String host) {
        // web.de is a site of its own, while web.facebook.com is facebook.com.
        var bare = host.replaceFirst("^(?:www|m|web|mobile)\\.(?=.+\\.)", "");
        return switch (bare) {
            case "luma.com" -> "lu.ma";
            case "fb.com" -> "facebook.com";
            case "telegram.me" -> "t.me";
            case "discordapp.com" -> "discord.com";
            default -> bare;
        };
    }
}
