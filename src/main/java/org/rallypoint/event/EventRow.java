package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.rallypoint.CommaSeparated;
import org.rallypoint.Row;
import org.rallypoint.campaign.StoredCampaign;
import org.rallypoint.city.Place;
import org.rallypoint.link.Link;

/** An event as a list shows it, read by {@link EventRows} without anything that would notice changes of it. */
record EventRow(
        UUID id,
        String slug,
        StoredCampaign campaign,
        Place place,
        EventPublication publication,
        @Nullable UUID replacedBy,
        EventStatus status,
        Details details,
        EventKind kind,
        Attendance attendance,
        Affiliation affiliation,
        Permit permit,
        Schedule schedule,
        Moments moments,
        @Nullable LocalDate previousStartDate,
        @Nullable Instant previousStartsAt,
        String sortName,
        @Nullable Venue venue,
        @Nullable Integer catchmentKm,
        SortedSet<String> spokenLanguages,
        Accessibility accessibility,
        @Nullable String imageUrl,
        @Nullable String organisedBy,
        @Nullable Turnout turnout,
        SortedSet<String> availableLanguages,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        Map<String, EventText> texts,
        List<Link> links)
        implements StoredEvent {

    /** Of an event {@code e}, its campaign {@code p} and its city {@code c}, in the order in which {@link #read} takes them. */
    static final String COLUMNS = """
            e.id, e.slug,
            p.slug, p.start_date, p.end_date, p.default_language, p.available_languages,
            c.id, c.name, c.country_code, c.region, c.latitude, c.longitude, c.time_zone,
            e.publication, e.replaced_by, e.status, e.details, e.kind, e.attendance, e.affiliation, e.permit,
            e.start_date, e.end_date, e.start_time, e.end_time, e.start_offset, e.end_offset,
            e.starts_at, e.ends_at, e.begins_at, e.last_date, e.sort_at, e.latest_first, e.effective_end,
            e.previous_start_date, e.previous_starts_at, e.sort_name,
            e.venue_name, e.venue_address, e.venue_latitude, e.venue_longitude, e.catchment_km, e.spoken_languages,
            e.wheelchair, e.sign_language, e.quiet_area, e.image_url, e.organised_by,
            e.turnout_low, e.turnout_high, e.turnout_source, e.available_languages, e.revision, e.created_at, e.updated_at""";

    /** Its campaign. */
    record OfCampaign(
            String slug,
            LocalDate startDate,
            LocalDate endDate,
            String defaultLanguage,
            SortedSet<String> availableLanguages)
            implements StoredCampaign {}

    /** Its texts and links are to be added: they stand in other tables. */
    static EventRow read(Row row) {
        return new EventRow(
                row.uuid(),
                row.text(),
                new OfCampaign(row.text(), row.day(), row.day(), row.text(), words(row)),
                new Place(
                        row.text(), 0, row.text(), row.text(), row.text(), row.decimal(), row.decimal(), row.text(), 0),
                row.constant(EventPublication.class),
                row.uuid(),
                row.constant(EventStatus.class),
                row.constant(Details.class),
                row.constant(EventKind.class),
                row.constant(Attendance.class),
                row.constant(Affiliation.class),
                row.constant(Permit.class),
                new Schedule(row.day(), row.day(), time(row), time(row), offset(row), offset(row)),
                new Moments(
                        row.instant(),
                        row.instant(),
                        row.instant(),
                        row.day(),
                        row.instant(),
                        row.count(),
                        row.instant()),
                row.day(),
                row.instant(),
                row.text(),
                known(new Venue(row.text(), row.text(), row.decimalIfKnown(), row.decimalIfKnown())),
                row.numberIfKnown(),
                words(row),
                new Accessibility(row.flagIfKnown(), row.flagIfKnown(), row.flagIfKnown()),
                row.text(),
                row.text(),
                known(new Turnout(row.numberIfKnown(), row.numberIfKnown(), row.text())),
                words(row),
                row.number(),
                row.instant(),
                row.instant(),
                new HashMap<>(),
                new ArrayList<>());
    }

    private static SortedSet<String> words(Row row) {
        return new CommaSeparated().convertToEntityAttribute(row.text());
    }

    @Nullable
    private static LocalTime time(Row row) {
        return new LocalTimeColumn().convertToEntityAttribute(row.text());
    }

    @Nullable
    private static ZoneOffset offset(Row row) {
        return new OffsetColumn().convertToEntityAttribute(row.text());
    }

    @Nullable
    private static Venue known(Venue venue) {
        return venue.equals(Venue.UNKNOWN) ? null : venue;
    }

    @Nullable
    private static Turnout known(Turnout turnout) {
        return turnout.equals(Turnout.UNKNOWN) ? null : turnout;
    }
}
