package org.rallypoint.event;

/** How much of a list one answer holds. */
public enum Extent {
    /** A page, of whose events a reader may ask for some keys only. */
    sparse_page,
    page,
    /** All of it, or nothing: a calendar that was cut short would read as cancellations. */
    whole;

    /** The longest list that is given out whole. */
    public static final int MOST = 10_000;
}
