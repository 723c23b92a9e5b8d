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

    /** The whole address of a path, which may have a query. */
    public URI of(String path) {
        return URI.create(base + path);
    }

    /** The same as text, of a path that has nothing to be encoded. */
    public String text(String path) {
        return base + path;
    }

    /** The same without its host, for what stands in a page of our own. */
    public String onThisHost(String path) {
        var address = of(path);
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }
}
