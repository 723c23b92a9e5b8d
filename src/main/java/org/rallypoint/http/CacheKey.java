package org.rallypoint.http;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a public answer depends on, as one text: path, parameters in the order of their names, language, format, encoding. It
 * mirrors what {@link ConditionalAnswers} says in Vary.
 */
final class CacheKey {

    /** Longer ones are somebody's game, and each would be a key of its own. */
    private static final int MOST_CHARACTERS = 2_000;

    private static final CharSequence ACCEPT = HttpHeaders.ACCEPT;
    private static final CharSequence ACCEPT_LANGUAGE = AsciiString.cached("accept-language");
    /** What the pages, maps and embeds read; they pass over all else, see {@link QueryReader#doneWithSharedAddress}. */
    private static final Set<String> KNOWN_WHERE_SHARED = Set.of("country", "lang", "max", "theme");

    private static final String ANY = "*/*";

    private CacheKey() {}

    /**
     * Empty for what is never the same for everybody: a write, or what is asked with a credential, or with a body; and for a query
     * in a spelling that resources might read otherwise than it is read here.
     */
    static Optional<String> of(RoutingContext context) {
        var request = context.request();
        var headers = request.headers();
        var isRead = request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        // Java's client announces a body of no length with each GET.
        var hasBody = headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || (headers.contains(HttpHeaders.CONTENT_LENGTH)
                        && !headers.get(HttpHeaders.CONTENT_LENGTH).equals("0"));
        if (!isRead || hasBody || headers.contains(HttpHeaders.AUTHORIZATION)) {
            return Optional.empty();
        }
        var path = request.path() == null ? "" : request.path();
        var query = request.query() == null ? "" : request.query();
        if (query.length() > MOST_CHARACTERS || !isPlain(request.uri(), query) || (isShared(path) && !isClean(query))) {
            return Optional.empty();
        }
        // Neither sign can stand in a path.
        var key = new StringBuilder(160).append(path).append('?');
        var namesLanguage = false;
        for (var parameter : parameters(path, query)) {
            key.append(parameter).append('&');
            namesLanguage |= name(parameter).equals("lang");
        }
        key.append('\n');
        if (!hasSuffix(path)) {
            var accept = String.join(",", headers.getAll(ACCEPT));
            key.append(accept.isEmpty() ? ANY : accept);
        }
        key.append('\n');
        if (!namesLanguage) {
            key.append(String.join(",", headers.getAll(ACCEPT_LANGUAGE)));
        }
        key.append(Compression.isWanted(context) ? "\ngzip" : "\n");
        return key.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(key.toString());
    }

    /** Decoders end a query at {@code #}, part parameters at {@code ;} too, and decode names. */
    private static boolean isPlain(String uri, String query) {
        return uri.indexOf('#') < 0
                && query.indexOf(';') < 0
                && (query.indexOf('%') < 0
                        || Arrays.stream(query.split("&", -1))
                                .noneMatch(parameter -> name(parameter).indexOf('%') >= 0));
    }

    /** What is dropped from the key has to be such that {@link RequestHygiene} lets it pass. */
    private static boolean isClean(String query) {
        return query.isEmpty() || RequestHygiene.faultsOf("/", query).isEmpty();
    }

    /** Whether the path names the format, so that Accept makes no difference. */
    static boolean hasSuffix(String path) {
        return path.indexOf('.', path.lastIndexOf('/')) >= 0;
    }

    /** By name; the values of one name stay as they are, since their order may matter. */
    private static List<String> parameters(String path, String query) {
        if (query.isEmpty()) {
            return List.of();
        }
        var isShared = isShared(path);
        return query.indexOf('&') < 0 && !isShared
                ? List.of(query)
                : Arrays.stream(query.split("&", -1))
                        .filter(parameter -> !isShared || KNOWN_WHERE_SHARED.contains(name(parameter)))
                        .sorted(Comparator.comparing(CacheKey::name))
                        .toList();
    }

    /** Platforms hang marks of their own on addresses that people share, a new one for each reader. */
    private static boolean isShared(String path) {
        return path.equals("/") || path.startsWith("/c/") || path.startsWith("/e/") || path.startsWith("/embed/");
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }
}
