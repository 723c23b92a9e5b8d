package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
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

    ConditionalAnswers(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing)
            throws JsonProcessingException {
        if (!READS.contains(request.getMethod())) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.VARY, vary(request));
        if (response.getStatus() >= 400) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
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
