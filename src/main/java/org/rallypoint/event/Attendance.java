package org.rallypoint.event;

/** How people take part. */
public enum Attendance {
    in_person,
    online,
    mixed
}
