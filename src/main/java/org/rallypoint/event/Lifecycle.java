package org.rallypoint.event;

/** Where an event stands in time. */
public enum Lifecycle {
    upcoming,
    running,
    past
}
