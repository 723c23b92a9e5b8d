package org.rallypoint.event;

/** What people do there. */
public enum EventKind {
    protest,
    march,
    vigil,
    leafleting,
    talk,
    meetup,
    training,
    online,
    other
}
