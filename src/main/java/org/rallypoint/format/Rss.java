package org.rallypoint.format;

/** Stub. */
public final class Rss {
    private Rss() {}

    /** Stub. */
    public static String of(Listing listing) {
        return listing.title() + listing.self();
    }
}
