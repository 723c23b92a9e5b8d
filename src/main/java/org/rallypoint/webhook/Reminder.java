package org.rallypoint.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/** How long before the start of an event a subscription is reminded of it. */
public enum Reminder {
    DAY("24h", Duration.ofHours(24), Duration.ofHours(2)),
    HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(20));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // A Duration can't be changed.
    private final Duration before;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Duration late;

    Reminder(String text, Duration before, Duration late) {
        this.text = text;
        this.before = before;
        this.late = late;
    }

    Duration before() {
        return before;
    }

    /** How late it may come, after a node was down; later it would say what is not so. */
    Duration late() {
        return late;
    }

    /** As it is stored and sent. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
