package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A time zone as a calendar describes it (RFC 5545, 3.6.5): clock changes, once or every year. */
final class CalendarZone {

    /** Half a century written out change by change has as many, and each event looks at all of them. */
    private static final int MOST_CHANGES = 100;

    private final List<ClockChange> changes = new ArrayList<>();
    private boolean isReadable = true;

    /** Empty if the description can't be read or says nothing. */
    Optional<ZoneOffset> offsetAt(LocalDateTime local) {
        if (!isReadable || changes.isEmpty()) {
            return Optional.empty();
        }
        ClockChange latest = null;
        LocalDateTime latestAt = null;
        for (var change : changes) {
            var at = change.lastBefore(local);
            if (at != null && (latestAt == null || !at.isBefore(latestAt))) {
                latest = change;
                latestAt = at;
            }
        }
        return Optional.of(latest == null ? beforeAll() : latest.after());
    }

    private ZoneOffset beforeAll() {
        return changes.stream()
                .min(Comparator.comparing(ClockChange::first))
                .map(ClockChange::before)
                .orElseThrow();
    }

    private void add(@Nullable List<ClockChange> more) {
        if (more == null || changes.size() + more.size() > MOST_CHANGES) {
            isReadable = false;
        } else {
            changes.addAll(more);
        }
    }

    /** Gathers the zones of a calendar from its lines. */
    static final class Reading {

        private final Map<String, CalendarZone> zones;
        private CalendarZone zone;
        private Map<String, CalendarLine> change;

        /** @param zones where each zone goes, by its name */
        Reading(Map<String, CalendarZone> zones) {
            this.zones = zones;
        }

        void accept(CalendarLine line) {
            if (line.is("BEGIN", "VTIMEZONE")) {
                zone = new CalendarZone();
                change = null;
            } else if (zone == null) {
                return;
            } else if (line.is("END", "VTIMEZONE") || line.is("BEGIN", "VEVENT")) {
                zone = null;
            } else if (line.is("BEGIN", "STANDARD") || line.is("BEGIN", "DAYLIGHT")) {
                change = new HashMap<>();
            } else if (line.is("END", "STANDARD") || line.is("END", "DAYLIGHT")) {
                zone.add(
                        change == null
                                ? null
                                : ClockChange.read(change, MOST_CHANGES).orElse(null));
                change = null;
            } else if (change != null) {
                change.put(line.name(), line);
            } else if (line.name().equals("TZID")) {
                zones.put(line.text().strip(), zone);
            }
        }
    }
}
