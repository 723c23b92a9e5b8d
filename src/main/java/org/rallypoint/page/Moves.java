package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Words;

/** When an event was planned before it was moved or put off. */
final class Moves {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Moves() {}

    /** In words, on the clocks of its city; null where it was not moved. */
    @Nullable
    static String told(EventView event, Words words) {
        var before = event.previousStartsAt() == null
                ? null
                : event.previousStartsAt().atZone(ZoneId.of(event.times().timeZone()));
        var day = before == null ? event.previousStartDate() : before.toLocalDate();
        if (day == null) {
            return null;
        }
        var time = before == null ? null : time(before.toLocalTime());
        var told = words.day(day) + (time == null ? "" : ", " + time);
        if (event.times().startDate() == null) {
            return words.of("planned_for", told);
        }
        if (!day.equals(event.times().startDate())) {
            return words.of("moved_from", told);
        }
        return time == null || time.equals(event.times().startTime()) ? null : words.of("moved_from", time);
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }
}
