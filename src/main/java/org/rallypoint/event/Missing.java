package org.rallypoint.event;

/** What people still need to know before they can come. */
public enum Missing {
    date,
    time,
    venue,
    signup
}
