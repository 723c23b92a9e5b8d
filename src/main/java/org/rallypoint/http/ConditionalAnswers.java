package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns what a read gives into the bytes that are sent: compressed where asked for, with a strong ETag over just these
 * bytes, and none at all where the reader has them already.
 */
@Singleton
class ConditionalAnswers {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Below this the compressed form is no smaller. */
    private static final int WORTH_COMPRESSING = 512;

    private final ObjectMapper json;

    private final Problems problems;

    ConditionalAnswers(ObjectMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing)
            throws JsonProcessingException {
        var headers = response.getHeaders();
        if (response.getStatus() >= 400) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            if (!(response.getEntity() instanceof Problem)) {
                // An exception that brings an answer of its own never meets an exception mapper.
                var problem = response.getStatus() < 500
                        ? problems.ofStatus(
                                response.getStatus(),
                                request.getUriInfo().getRequestUri().getRawPath())
                        : problems.ofFailure(new IllegalStateException("Status " + response.getStatus()));
                response.setStatus(problem.status());
                response.setEntity(problem, null, MediaType.valueOf(Problem.MEDIA_TYPE));
                // Another answer now, so other headers.
                headers = response.getHeaders();
                headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
                if (problem.status() >= 500) {
                    headers.putSingle(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
                }
            }
        }
        if (!READS.contains(request.getMethod())) {
            return;
        }
        headers.putSingle(HttpHeaders.VARY, vary(request));
        if (response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        var entity = response.getEntity();
        var bytes = json.writeValueAsBytes(entity);
        if (bytes.length >= WORTH_COMPRESSING && takesGzip(routing)) {
            bytes = gzip(bytes);
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var tag = EntityTags.of(bytes, entity);
        headers.putSingle(HttpHeaders.ETAG, tag);
        if (EntityTags.matchesAny(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            response.setStatus(304);
            response.setEntity(null);
        } else {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
            response.setEntity(bytes, null, response.getMediaType());
        }
    }

    private static String vary(ContainerRequestContext request) {
        return request.getUriInfo().getQueryParameters().containsKey("lang")
                ? "Accept, Accept-Encoding"
                : "Accept, Accept-Encoding, Accept-Language";
    }

    private static boolean takesGzip(RoutingContext routing) {
        return routing.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase("gzip") && encoding.weight() > 0);
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (var out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
