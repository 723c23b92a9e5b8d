package org.rallypoint.format;

/** Stub. */
public final class Atom {
    private Atom() {}

    /** Stub. */
    public static String of(Listing listing) {
        return listing.title() + listing.self();
    }
}
