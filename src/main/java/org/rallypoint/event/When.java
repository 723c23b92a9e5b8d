package org.rallypoint.event;

/** Which part of time a list is about; running events are upcoming, too. */
public enum When {
    upcoming,
    running,
    past,
    all
}
