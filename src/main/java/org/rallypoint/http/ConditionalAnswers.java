package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns what a read gives into the bytes that are sent: compressed where asked for, with a strong ETag over just these
 * bytes, and none at all where the reader has them already.
 */
@Singleton
class ConditionalAnswers {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final MediaType JSON_IN_UTF_8 = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    /** Below this the compressed form is no smaller. */
    private static final int WORTH_COMPRESSING = 512;

    private final ObjectMapper json;

    private final Problems problems;
    private final ResponseCache cache;

    ConditionalAnswers(ObjectMapper json, Problems problems, ResponseCache cache) {
        this.json = json;
        this.problems = problems;
        this.cache = cache;
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing)
            throws JsonProcessingException {
        if (response.getStatus() >= 400) {
            finishError(request, response);
        } else if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            // It may show more than the public sees.
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        } else if (WRITES.contains(request.getMethod())) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (READS.contains(request.getMethod())) {
            finishRead(request, response, routing);
        } else if (WRITES.contains(request.getMethod()) && response.getStatus() < 300 && response.hasEntity()) {
            finishWrite(response);
        }
    }

    private void finishError(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof RawBody page) {
            // What people see in a browser.
            response.setEntity(page.bytes(), null, response.getMediaType());
        } else if (!(response.getEntity() instanceof ProblemBody)) {
            // An exception that brings an answer of its own never meets an exception mapper.
            var answer = ProblemAnswer.of(
                    response.getStatus() < 500
                            ? problems.ofStatus(
                                    response.getStatus(),
                                    request.getUriInfo().getRequestUri().getRawPath())
                            : problems.ofDefect(new IllegalStateException("Status " + response.getStatus())));
            response.setStatus(answer.status());
            response.setEntity(answer.body(), null, MediaType.valueOf(Problem.MEDIA_TYPE));
            if (answer.status() >= 500) {
                response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
            }
        }
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private void finishRead(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing)
            throws JsonProcessingException {
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.VARY, vary(request, routing.request().path()));
        if (response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        var entity = response.getEntity();
        var bytes = entity instanceof RawBody body ? body.bytes() : json.writeValueAsBytes(entity);
        if (bytes.length >= WORTH_COMPRESSING && isText(response.getMediaType()) && Compression.isWanted(routing)) {
            bytes = Compression.gzip(bytes);
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, Compression.GZIP);
        }
        var tag = EntityTags.of(bytes, entity);
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.putSingle(
                HttpHeaders.CONTENT_TYPE, response.getMediaType() == null ? JSON_IN_UTF_8 : response.getMediaType());
        cache.keep(routing, headers, tag, bytes);
        if (EntityTags.matchesAny(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            response.setStatus(304);
            response.setEntity(null);
        } else {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
            response.setEntity(bytes, null, response.getMediaType());
        }
    }

    /** The tag lets the writer go on with the next change without reading first. */
    private void finishWrite(ContainerResponseContext response) throws JsonProcessingException {
        if (response.getEntity() instanceof StoredBody stored) {
            send(response, stored.json(), stored.revision());
        } else if (response.getEntity() instanceof Revisioned revisioned) {
            send(response, json.writeValueAsBytes(revisioned), revisioned.revision());
        }
    }

    private static void send(ContainerResponseContext response, byte[] bytes, @Nullable Integer revision) {
        if (revision != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, EntityTags.of(bytes, revision));
        }
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        response.setEntity(bytes, null, JSON_IN_UTF_8);
    }

    /** With a credential the same address shows more, and a browser would show an organiser what it kept for the public. */
    private static String vary(ContainerRequestContext request, String asked) {
        var hasLanguage = request.getUriInfo().getQueryParameters().containsKey("lang");
        return (CacheKey.hasSuffix(asked) ? "" : "Accept, ")
                + "Accept-Encoding, "
                + (hasLanguage ? "" : "Accept-Language, ")
                + "Authorization";
    }

    /** Pictures are compressed as they are; but for one kind that is text. */
    private static boolean isText(MediaType type) {
        return type == null
                || !type.getType().equals("image")
                || type.getSubtype().equals("svg+xml");
    }
}
