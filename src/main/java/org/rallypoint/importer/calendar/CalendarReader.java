package org.rallypoint.importer.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.SourceReader;

/**
 * Reads iCalendar (RFC 5545) property by property, so that one that is broken costs no more than itself. ical4j isn't used: one
 * bad line ends its reading of the whole file, and a repeating clock change written by an attacker takes all memory.
 */
public class CalendarReader implements SourceReader {

    @Override
    public void read(String text, String language, Consumer<Proposal> rows) {
        // A zone may be defined behind the events that name it.
        var zones = CalendarZones.of(text);
        var events = new Events(zones, rows);
        CalendarLine.read(text, events::accept);
        events.end();
    }

    /** Parts the events from all else, also where the end of one is missing. */
    private static final class Events {

        /** What ends where these begin or end, whatever it is. */
        private static final Set<String> FRAMES = Set.of("VEVENT", "VCALENDAR");

        private final CalendarZones zones;
        private final Consumer<Proposal> rows;
        private CalendarEvent event;
        /** The component that is passed over: an alarm, a task, a zone. */
        private String passed;

        private boolean isCalendar;

        Events(CalendarZones zones, Consumer<Proposal> rows) {
            this.zones = zones;
            this.rows = rows;
        }

        void accept(CalendarLine line) {
            var begins = line.name().equals("BEGIN");
            var component = line.value().strip().toUpperCase(Locale.ROOT);
            if ((begins || line.name().equals("END")) && FRAMES.contains(component)) {
                finish();
                isCalendar |= begins && component.equals("VCALENDAR");
                event = begins && component.equals("VEVENT") ? new CalendarEvent(line.number()) : null;
            } else if (passed != null) {
                passed = line.is("END", passed) ? null : passed;
            } else if (begins) {
                passed = component;
            } else if (event != null) {
                event.add(line);
            }
        }

        private void finish() {
            if (event != null) {
                rows.accept(event.proposal(zones));
            }
            event = null;
            passed = null;
        }

        void end() {
            finish();
            if (!isCalendar) {
                throw ProblemException.badRequest(List.of(new Fault(
                        null, null, "not_a_calendar", "That is no iCalendar: it has no line BEGIN:VCALENDAR.")));
            }
        }
    }
}
