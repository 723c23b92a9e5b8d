package org.rallypoint.event;

/** How much is known of an event. */
public enum Details {
    to_follow,
    partial,
    complete
}
