package org.rallypoint.format;

/** Stub. */
public final class ICalendar {
    private ICalendar() {}

    /** Stub. */
    public static String of(Listing listing) {
        return listing.title() + listing.self();
    }
}
