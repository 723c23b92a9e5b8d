package org.rallypoint.http;

import jakarta.inject.Singleton;
import java.net.URI;
import org.rallypoint.RallypointConfig;

/** Links out of answers: they begin with the configured address, whatever host a request claims to be for. */
@Singleton
public class PublicUrls {

    private final String base;

    PublicUrls(RallypointConfig config) {
        var url = config.publicUrl().toString();
        base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public URI of(String path) {
        return URI.create(base + path);
    }
}
