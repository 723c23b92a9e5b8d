package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.util.regex.Pattern;

/**
 * A title before which it may stand that the event is cancelled or postponed, as our own calendars have it and as people write
 * it for calendars that ignore the status.
 *
 * @param text without that
 */
record CalendarTitle(State state, String text) {

    /** What the title says of the event. */
    enum State {
        scheduled,
        cancelled,
        postponed
    }

    private static final Pattern PREFIX = Pattern.compile(
            "\\s*+[\\[(]?+(?:"
                    + "(cancell?ed|abgesagt|annulée?s?|cancelad[oa]s?|geannuleerd|afgelast)"
                    + "|(?:postponed|verschoben|reportée?s?|aplazad[oa]s?|pospuest[oa]s?|uitgesteld)"
                    + ")[\\s\\u00a0]*+[\\]):][\\s\\u00a0]*+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static CalendarTitle read(@Nullable String written) {
        var title = written == null ? "" : written;
        var prefix = PREFIX.matcher(title);
        if (!prefix.lookingAt()) {
            return new CalendarTitle(State.scheduled, title);
        }
        var state = prefix.group(1) == null ? State.postponed : State.cancelled;
        return new CalendarTitle(state, title.substring(prefix.end()));
    }
}
