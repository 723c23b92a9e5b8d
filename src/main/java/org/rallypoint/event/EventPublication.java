package org.rallypoint.event;

/** Who may see an event: the public sees published ones only. */
public enum EventPublication {
    draft,
    pending,
    published,
    hidden
}
