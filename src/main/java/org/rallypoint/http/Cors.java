package org.rallypoint.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;

/** Any site may read: cross-origin headers of the Fetch standard, on errors too, since a script must see what went wrong. */
final class Cors {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private Cors() {}

    /** The answer is the same for every origin, so no cache needs to tell them apart. */
    static void allowReads(HttpServerRequest request, HttpServerResponse response) {
        if (READS.contains(request.method().name()) || asksForRead(request)) {
            response.putHeader("Access-Control-Allow-Origin", "*");
            response.putHeader(
                    "Access-Control-Expose-Headers",
                    "Content-Language, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After");
        }
    }

    /** A plain read needs no preflight; one with If-None-Match does. */
    static boolean answerPreflight(HttpServerRequest request) {
        if (!asksForRead(request)) {
            return false;
        }
        request.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                .putHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
        return true;
    }

    private static boolean asksForRead(HttpServerRequest request) {
        var asked = request.getHeader("Access-Control-Request-Method");
        return asked != null && READS.contains(asked) && request.getHeader("Origin") != null;
    }
}
