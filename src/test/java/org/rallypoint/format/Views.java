package org.rallypoint.format;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rallypoint.city.CityView;
import org.rallypoint.event.AccessibilityView;
import org.rallypoint.event.Affiliation;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.Details;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventLinkView;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventTimesView;
import org.rallypoint.event.EventView;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.event.Missing;
import org.rallypoint.event.Permit;
import org.rallypoint.event.Turnout;
import org.rallypoint.event.Venue;
import org.rallypoint.link.LinkKind;
import org.rallypoint.link.Platform;
import org.rallypoint.link.SignupLinkView;

/** Events to write in a format: a day of protest in Zürich of which nothing is known, until a test says otherwise. */
public final class Views {

    private static final Instant CREATED = Instant.parse("2025-01-10T09:00:00Z");

    private UUID id = UUID.fromString("0194a000-0000-7000-8000-000000000001");
    private int revision = 1;
    private Instant updatedAt = CREATED;
    private EventStatus status = EventStatus.scheduled;
    private String statusNote;
    private LocalDate previousStartDate;
    private Instant previousStartsAt;
    private String title;
    private EventKind kind = EventKind.protest;
    private String summary;
    private String description;
    private String imageUrl;
    private String imageAlt;
    private List<String> languages = List.of();
    private AccessibilityView accessibility = new AccessibilityView(null, null, null, null);
    private String whatToBring;
    private String zone = "Europe/Zurich";
    private LocalDate startDate;
    private LocalTime startTime;
    private LocalDate endDate;
    private LocalTime endTime;
    private String startOffset;
    private String endOffset;
    private CityView city = new CityView("zurich-ch", "Zürich", "CH", "Switzerland", "ZH", 47.36667, 8.55);
    private Venue venue;
    private Attendance attendance = Attendance.in_person;
    private final List<SignupLinkView> links = new ArrayList<>();
    private final List<EventLinkView> otherLinks = new ArrayList<>();
    private String organisedBy;
    private Turnout turnout;
    private String language = "en";

    private Views() {}

    public static Views event() {
        return new Views();
    }

    /** A list of events of a campaign called "Paris AI summit protest". */
    public static Listing list(EventView... events) {
        return listing(false, events);
    }

    public static Listing single(EventView event) {
        return listing(true, event);
    }

    private static Listing listing(boolean isSingle, EventView... events) {
        return new Listing(
                "Paris AI summit protest",
                "en",
                URI.create("https://rally.example/v1/campaigns/paris-2025/events.xyz?lang=en"),
                URI.create("https://rally.example/c/paris-2025?lang=en"),
                List.of(events),
                Map.of("paris-2025", "Paris AI summit protest"),
                null,
                isSingle,
                false);
    }

    public static Listing withUndated(Listing listing) {
        return new Listing(
                listing.title(),
                listing.language(),
                listing.self(),
                listing.home(),
                listing.events(),
                listing.campaigns(),
                listing.page(),
                listing.isSingle(),
                true);
    }

    public Views id(String id) {
        this.id = UUID.fromString(id);
        return this;
    }

    public Views revision(int revision, String updatedAt) {
        this.revision = revision;
        this.updatedAt = Instant.parse(updatedAt);
        return this;
    }

    public Views status(EventStatus status, String note) {
        this.status = status;
        this.statusNote = note;
        return this;
    }

    public Views previously(String date, String instant) {
        previousStartDate = date == null ? null : LocalDate.parse(date);
        previousStartsAt = instant == null ? null : Instant.parse(instant);
        return this;
    }

    public Views title(String title) {
        this.title = title;
        return this;
    }

    public Views kind(EventKind kind) {
        this.kind = kind;
        return this;
    }

    public Views texts(String summary, String description) {
        this.summary = summary;
        this.description = description;
        return this;
    }

    public Views image(String url, String alt) {
        imageUrl = url;
        imageAlt = alt;
        return this;
    }

    public Views spoken(String... languages) {
        this.languages = List.of(languages);
        return this;
    }

    public Views accessible(Boolean wheelchair, Boolean signLanguage, Boolean quietArea, String note) {
        accessibility = new AccessibilityView(wheelchair, signLanguage, quietArea, note);
        return this;
    }

    public Views bring(String whatToBring) {
        this.whatToBring = whatToBring;
        return this;
    }

    public Views on(String date) {
        startDate = LocalDate.parse(date);
        return this;
    }

    public Views at(String date, String time) {
        startTime = LocalTime.parse(time);
        return on(date);
    }

    /** Its end; null is what nobody said. */
    public Views until(String date, String time) {
        endDate = date == null ? null : LocalDate.parse(date);
        endTime = time == null ? null : LocalTime.parse(time);
        return this;
    }

    public Views offsets(String start, String end) {
        startOffset = start;
        endOffset = end;
        return this;
    }

    public Views in(String zone, CityView city) {
        this.zone = zone;
        this.city = city;
        return this;
    }

    public Views venue(String name, String address, Double latitude, Double longitude) {
        venue = new Venue(name, address, latitude, longitude);
        return this;
    }

    public Views attendance(Attendance attendance) {
        this.attendance = attendance;
        return this;
    }

    /** The first one is the primary link. */
    public Views signup(String url, String label) {
        links.add(new SignupLinkView(Platform.other, LinkKind.website, url, label, links.isEmpty()));
        return this;
    }

    public Views link(EventLinkView link) {
        otherLinks.add(link);
        return this;
    }

    public Views organisedBy(String who) {
        organisedBy = who;
        return this;
    }

    public Views turnout(Integer low, Integer high, String source) {
        turnout = new Turnout(low, high, source);
        return this;
    }

    public Views language(String language) {
        this.language = language;
        return this;
    }

    public EventView view() {
        var times = times();
        var missing = EnumSet.noneOf(Missing.class);
        if (startDate == null) {
            missing.add(Missing.date);
        }
        if (startTime == null) {
            missing.add(Missing.time);
        }
        if (venue == null && attendance != Attendance.online) {
            missing.add(Missing.venue);
        }
        if (links.isEmpty()) {
            missing.add(Missing.signup);
        }
        var details = startDate == null && links.isEmpty()
                ? Details.to_follow
                : missing.isEmpty() ? Details.complete : Details.partial;
        var slug = "paris-2025-" + city.id().replaceAll("-[a-z]+$", "");
        return new EventView(
                id,
                slug,
                "paris-2025",
                revision,
                CREATED,
                updatedAt,
                "https://rally.example/e/" + slug,
                null,
                EventPublication.published,
                status,
                details,
                missing,
                Lifecycle.upcoming,
                statusNote,
                previousStartDate,
                previousStartsAt,
                title,
                kind,
                summary,
                description,
                imageUrl,
                imageAlt,
                languages,
                accessibility,
                whatToBring,
                Permit.unknown,
                times,
                city,
                venue,
                attendance,
                null,
                links.isEmpty() ? null : links.get(0).url(),
                List.copyOf(links),
                List.of(),
                organisedBy,
                Affiliation.listed,
                turnout,
                List.copyOf(otherLinks),
                language,
                List.of("en"),
                null);
    }

    private EventTimesView times() {
        var starts = instant(startDate, startTime, startOffset);
        var lastDay = endDate == null ? startDate : endDate;
        if (endDate == null && startTime != null && endTime != null && !endTime.isAfter(startTime)) {
            lastDay = startDate.plusDays(1);
        }
        var ends = instant(lastDay, endTime, endOffset);
        var effectiveEnd = ends != null
                ? ends
                : starts != null
                        ? starts.plus(Duration.ofHours(3))
                        : (lastDay == null ? LocalDate.parse("2025-02-11") : lastDay)
                                .plusDays(1)
                                .atStartOfDay(ZoneId.of(zone))
                                .toInstant();
        return new EventTimesView(
                startDate,
                endDate,
                startTime == null ? null : startTime.toString(),
                endTime == null ? null : endTime.toString(),
                startOffset,
                endOffset,
                zone,
                starts,
                ends,
                starts == null
                        ? null
                        : starts.atZone(ZoneId.of(zone)).toOffsetDateTime().toString(),
                starts == null ? null : starts.getEpochSecond(),
                ends == null ? null : ends.getEpochSecond(),
                effectiveEnd,
                startDate == null
                        ? new EventTimesView.Window(LocalDate.parse("2025-02-07"), LocalDate.parse("2025-02-11"))
                        : null);
    }

    private Instant instant(LocalDate date, LocalTime time, String offset) {
        if (date == null || time == null) {
            return null;
        }
        return offset == null
                ? ZonedDateTime.of(date, time, ZoneId.of(zone)).toInstant()
                : date.atTime(time).toInstant(ZoneOffset.of(offset));
    }
}
