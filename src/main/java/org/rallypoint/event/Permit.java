package org.rallypoint.event;

/** What the authorities were told or said. */
public enum Permit {
    unknown,
    not_needed,
    notified,
    authorised
}
