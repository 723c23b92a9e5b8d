package org.rallypoint.page;

import jakarta.annotation.Nullable;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.format.Words;

/**
 * An event as one entry of a list: what is known of it, in words.
 *
 * @param url of its page
 * @param when null while no day is known
 * @param moment for machines: its start with offset, or its day; null while no day is known
 * @param where in the city; null while unknown
 * @param state what became of it, or that it is happening now; null where there is nothing to say
 * @param toFollow what is still to follow; null where there is nothing to wait for
 * @param signup where to sign up, or where one could; null where there is nowhere, or nothing to come to
 * @param signupWord what to call that
 */
public record EventRow(
        EventView event,
        String url,
        @Nullable String when,
        @Nullable String moment,
        @Nullable String where,
        @Nullable String state,
        @Nullable String toFollow,
        @Nullable String signup,
        String signupWord) {

    static EventRow of(EventView event, String url, Words words) {
        var isOff = event.status() == EventStatus.cancelled;
        var isPast = event.lifecycle() == Lifecycle.past;
        var times = event.times();
        return new EventRow(
                event,
                url,
                words.when(times),
                times.startsAtLocal() != null
                        ? times.startsAtLocal()
                        : times.startDate() == null ? null : times.startDate().toString(),
                Places.where(event),
                state(event, words),
                isOff || isPast ? null : toFollow(event, words),
                isOff ? null : event.signupUrl(),
                words.of(isPast ? "details" : "sign_up"));
    }

    private static String state(EventView event, Words words) {
        if (event.status() != EventStatus.scheduled) {
            return words.of(event.status().name());
        }
        return event.lifecycle() == Lifecycle.running ? words.of("running") : null;
    }

    private static String toFollow(EventView event, Words words) {
        if (event.signupUrl() == null) {
            return words.of("to_follow");
        }
        return event.times().startDate() == null ? words.of("date_to_follow") : null;
    }

    /** Whether people wait to hear on which day it is. */
    public boolean waitsForDay() {
        return when == null && event.lifecycle() != Lifecycle.past && event.status() != EventStatus.cancelled;
    }

    /** The name of a style for its state. */
    public String mark() {
        if (event.status() != EventStatus.scheduled) {
            return event.status().name();
        }
        return event.lifecycle().name();
    }
}
