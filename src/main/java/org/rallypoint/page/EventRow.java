package org.rallypoint.page;

import jakarta.annotation.Nullable;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.event.Missing;
import org.rallypoint.format.Words;

/**
 * An event as one entry of a list: what is known of it, in words.
 *
 * @param url of its page
 * @param textLanguage BCP 47; of what its organisers wrote, which may be another one than that of names and words; null where
 *     that can't be told
 * @param when null while no day is known
 * @param moment for machines: its start with offset, or its day; null while no day is known
 * @param moved when it was planned before; null where it was not moved
 * @param where in the city, or online; null while unknown
 * @param state what became of it, or that it is happening now; null where there is nothing to say
 * @param toFollow what is still to follow; null where there is nothing to wait for
 * @param signup where to sign up, or where one could; null where there is nowhere, or nothing to come to
 * @param signupWord what to call that
 */
public record EventRow(
        EventView event,
        String url,
        @Nullable String textLanguage,
        @Nullable String when,
        @Nullable String moment,
        @Nullable String moved,
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
                textLanguage(event),
                words.when(times),
                times.startsAtLocal() != null
                        ? times.startsAtLocal()
                        : times.startDate() == null ? null : times.startDate().toString(),
                Moves.told(event, words),
                where(event, words),
                state(event, words),
                isOff || isPast ? null : toFollow(event, words),
                isOff ? null : event.signupUrl(),
                words.of(isPast ? "details" : "sign_up"));
    }

    /** Names and words can be in a language that nothing was written in. */
    private static String textLanguage(EventView event) {
        var written = event.availableLanguages();
        if (written.contains(event.language())) {
            return event.language();
        }
        return written.size() == 1 ? written.iterator().next() : null;
    }

    private static String where(EventView event, Words words) {
        var venue = Places.where(event);
        return switch (event.attendance()) {
            case in_person -> venue;
            case online -> words.of("online");
            case mixed -> (venue == null ? "" : venue + " · ") + words.of("also_online");
        };
    }

    private static String state(EventView event, Words words) {
        if (event.status() != EventStatus.scheduled) {
            return words.of(event.status().name());
        }
        return event.lifecycle() == Lifecycle.running ? words.of("running") : null;
    }

    /** Who knows when and where needs no link to come. */
    private static String toFollow(EventView event, Words words) {
        if (event.details() == Details.to_follow) {
            return words.of("to_follow");
        }
        if (event.times().startDate() == null) {
            return words.of("date_to_follow");
        }
        var isVague = event.missing().contains(Missing.time) || event.missing().contains(Missing.venue);
        return event.signupUrl() == null && isVague ? words.of("to_follow") : null;
    }

    /** Whether people wait to hear on which day it is. */
    public boolean waitsForDay() {
        return when == null && isAhead();
    }

    /** Whether it is still worth a place in a calendar. */
    public boolean isAhead() {
        return event.lifecycle() != Lifecycle.past && event.status() != EventStatus.cancelled;
    }

    /** Whether nobody has to go anywhere. */
    public boolean isOnline() {
        return event.attendance() == Attendance.online;
    }

    /** The name of a style for its state. */
    public String mark() {
        if (event.status() != EventStatus.scheduled) {
            return event.status().name();
        }
        return event.lifecycle().name();
    }
}
