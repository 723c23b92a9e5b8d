package org.rallypoint.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A public answer, ready to be sent.
 *
 * @param revision that of all data when it was begun
 * @param control its Cache-Control as it was made, encoded; its times grow shorter towards the end
 * @param headers the others that a 304 has too
 * @param ofBody those that say something of the body
 * @param tag its ETag, with quotes
 */
record CachedAnswer(
        long revision,
        Freshness freshness,
        CharSequence control,
        List<Header> headers,
        List<Header> ofBody,
        String tag,
        Buffer body) {

    private static final Set<String> OF_THE_BODY = Set.of("content-type", "content-encoding", "content-length");

    /** What an entry costs beside its texts and bytes: objects and their places in the cache. */
    private static final int OVERHEAD = 1_000;

    /** A line of the head, encoded once for all times. */
    record Header(CharSequence name, CharSequence value) {

        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }

        boolean isOfBody() {
            return OF_THE_BODY.contains(name.toString().toLowerCase(Locale.ROOT));
        }
    }

    /** The answer that JAX-RS is about to give, with what was said of it before. */
    static CachedAnswer of(
            RoutingContext context,
            long revision,
            Freshness freshness,
            MultivaluedMap<String, Object> given,
            String tag,
            byte[] bytes) {
        var headers = new ArrayList<Header>();
        context.response().headers().forEach((name, value) -> headers.add(Header.of(name, value)));
        given.forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Cache-Control")) {
                values.forEach(value -> headers.add(Header.of(name, value.toString())));
            }
        });
        headers.add(Header.of("Content-Length", String.valueOf(bytes.length)));
        var split = headers.stream().collect(Collectors.partitioningBy(Header::isOfBody));
        var control = HttpHeaders.createOptimized(freshness.toString());
        return new CachedAnswer(
                revision, freshness, control, split.get(false), split.get(true), tag, Buffer.buffer(bytes));
    }

    /** Whether it is no older than what the asker may expect, who may have waited while others changed the data again. */
    boolean holds(long askedRevision, Instant now) {
        return revision >= askedRevision && freshness.holds(now);
    }

    void send(HttpServerRequest request, Instant now) {
        var response = request.response();
        var isKnown = EntityTags.matchesAny(request.headers().getAll(HttpHeaders.IF_NONE_MATCH), tag);
        headers.forEach(header -> response.headers().add(header.name, header.value));
        response.headers()
                .add(HttpHeaders.CACHE_CONTROL, freshness.isAsMade(now) ? control : freshness.cacheControl(now));
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        ofBody.forEach(header -> response.headers().add(header.name, header.value));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    int weight() {
        return body.length() + OVERHEAD;
    }
}
