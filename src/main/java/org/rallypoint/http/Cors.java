package org.rallypoint.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.RallypointConfig;

/**
 * Any site may read, and those that the operator names may write: cross-origin headers of the Fetch standard, on errors
 * too, since a script must see what went wrong.
 */
@Singleton
class Cors {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String EXPOSED =
            "Content-Language, ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After";

    private final Set<String> writers;

    Cors(RallypointConfig config) {
        // A sandboxed page of anybody's calls itself null.
        writers = config.writeOrigins().orElse(Set.of()).stream()
                .filter(origin -> origin.startsWith("http"))
                .map(origin -> origin.replaceFirst("/$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Tells the browser what it may show. A read is the same for every origin, so no cache needs to tell them apart. */
    void allow(HttpServerRequest request, HttpServerResponse response) {
        var method = intended(request);
        if (READS.contains(method)) {
            response.putHeader("Access-Control-Allow-Origin", "*").putHeader("Access-Control-Expose-Headers", EXPOSED);
        } else if (mayWrite(request, method)) {
            response.putHeader("Access-Control-Allow-Origin", request.getHeader("Origin"))
                    .putHeader("Access-Control-Expose-Headers", EXPOSED)
                    .putHeader("Vary", "Origin");
        }
    }

    /** A token is no ambient credential: whoever may read may read with one. */
    boolean answerPreflight(HttpServerRequest request) {
        if (!isPreflight(request)) {
            return false;
        }
        var method = intended(request);
        if (READS.contains(method)) {
            permit(
                    request.response(),
                    "GET, HEAD",
                    "Accept, Accept-Language, Authorization, If-None-Match, Last-Event-ID");
            return true;
        }
        if (mayWrite(request, method)) {
            permit(
                    request.response(),
                    "GET, HEAD, POST, PUT, PATCH, DELETE",
                    "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match");
            return true;
        }
        return false;
    }

    private static void permit(HttpServerResponse response, String methods, String headers) {
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", methods)
                .putHeader("Access-Control-Allow-Headers", headers)
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }

    private boolean mayWrite(HttpServerRequest request, String method) {
        var origin = request.getHeader("Origin");
        return origin != null && WRITES.contains(method) && writers.contains(origin);
    }

    /** The method of the request, or of the one that a preflight asks for. */
    private static String intended(HttpServerRequest request) {
        return isPreflight(request)
                ? request.getHeader("Access-Control-Request-Method")
                : request.method().name();
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
