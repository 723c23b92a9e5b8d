package org.rallypoint.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Gzip, where it is asked for. */
final class Compression {

    static final String GZIP = "gzip";

    private Compression() {}

    /** Whether Accept-Encoding (RFC 9110, 12.5.3) names it with a weight above zero. */
    static boolean isWanted(RoutingContext context) {
        var asked = context.request().headers().get(HttpHeaders.ACCEPT_ENCODING);
        if (asked == null || asked.equals(GZIP)) {
            // As most programs say it; parsing costs a tenth of a cached answer.
            return asked != null;
        }
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase(GZIP) && encoding.weight() > 0);
    }

    static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (var out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
