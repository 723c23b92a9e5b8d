package org.rallypoint.webhook;

import java.net.URI;
import java.util.Locale;

/**
 * Where something is sent: an https address that {@link Targets} has judged, and its parts. An IPv6 host stands in brackets,
 * the path has its query with it.
 */
record Target(String url, String host, int port, String path) {

    private static final int HTTPS = 443;

    /** The parts of an address that has been judged and stored. */
    static Target ofStored(String url) {
        return of(URI.create(url));
    }

    static Target of(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                uri.toString(),
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort() < 0 ? HTTPS : uri.getPort(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /** The host alone: whoever knows the rest may write there. */
    @Override
    public String toString() {
        return host;
    }
}
