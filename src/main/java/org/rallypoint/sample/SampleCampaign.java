package org.rallypoint.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rallypoint.event.Accessibility;
import org.rallypoint.event.Affiliation;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.Permit;
import org.rallypoint.event.Venue;

/**
 * A campaign as the files under {@code sample/} hold it. A day is {@code YYYY-MM-DD}, or {@code +3}: three days from now.
 *
 * @param id null: a new one
 * @param createdAt null: now
 */
record SampleCampaign(
        UUID id,
        String slug,
        Instant createdAt,
        String defaultLanguage,
        String startDate,
        String endDate,
        Map<String, Text> texts,
        SampleSummit summit,
        List<SampleLink> links,
        String organiseUrl,
        List<SampleSupporter> supporters,
        List<SampleEvent> events) {

    record Text(String title, String summary, String description, List<String> demands, String summitName) {}

    record SampleSummit(String city, String countryCode, String startDate, String endDate, String url) {}

    record SampleLink(String url, Map<String, String> labels) {}

    record SampleSupporter(String name, String countryCode, String url) {}

    /**
     * One event; what is not there is unknown.
     *
     * @param startsIn instead of a day and a time: so long from now, for two hours
     * @param moveTo the day it is moved to once it is public
     * @param state {@code postponed} or {@code cancelled}
     */
    record SampleEvent(
            UUID id,
            String city,
            String countryCode,
            String startDate,
            String endDate,
            LocalTime startTime,
            LocalTime endTime,
            Duration startsIn,
            String moveTo,
            String state,
            Map<String, String> statusNote,
            EventKind kind,
            Attendance attendance,
            Affiliation affiliation,
            Permit permit,
            String organisedBy,
            List<String> spokenLanguages,
            Venue venue,
            Accessibility accessibility,
            List<SampleLink> links,
            Map<String, EventTexts> texts) {}

    record EventTexts(String title, String summary, String whatToBring, String accessibilityNote) {}
}
