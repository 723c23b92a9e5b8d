package org.rallypoint.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.format.prose.Markdown;
import org.rallypoint.link.SignupLinkView;

/** Events as search engines read them: schema.org's {@code Event} in JSON-LD 1.1. */
public final class SchemaOrg {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEMA = "https://schema.org";
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private SchemaOrg() {}

    /** The same as text that may stand in a page: {@code <} is in JSON nowhere but in texts, and could end a script there. */
    public static String text(Listing listing) {
        return of(listing).toString().replace("<", "\\u003c");
    }

    /**
     * One {@code @graph}, with an entry for each event that has a day. One that was put off or cancelled and has no day left
     * stands on the day it was planned for, as Google wants it; any other event without a day is left out. What nobody said
     * has no key.
     */
    public static JsonNode of(Listing listing) {
        var document = JSON.objectNode().put("@context", SCHEMA);
        var graph = document.putArray("@graph");
        for (var event : listing.events()) {
            var start = start(event);
            if (start != null) {
                graph.add(entry(event, start, listing));
            }
        }
        return document;
    }

    @Nullable
    private static String plain(@Nullable String markdown) {
        return markdown == null ? null : Markdown.plain(markdown);
    }

    private static ObjectNode entry(EventView event, String start, Listing listing) {
        var entry = JSON.objectNode()
                .put("@type", "Event")
                .put("@id", "urn:uuid:" + event.id())
                .put("url", event.url())
                .put("name", listing.headline(event));
        putKnown(entry, "description", event.summary() != null ? event.summary() : plain(event.description()));
        entry.put("startDate", start);
        putKnown(entry, "endDate", end(event));
        if (isMoved(event)) {
            putKnown(entry, "previousStartDate", previousStart(event));
        }
        entry.put("eventStatus", SCHEMA + "/" + status(event))
                .put("eventAttendanceMode", SCHEMA + "/" + attendanceMode(event.attendance()));
        entry.set("location", location(event));
        putKnown(entry, "image", event.imageUrl());
        if (!event.languages().isEmpty()) {
            event.languages().forEach(entry.putArray("inLanguage")::add);
        }
        if (event.organisedBy() != null) {
            entry.putObject("organizer").put("@type", "Organization").put("name", event.organisedBy());
        }
        entry.set("superEvent", campaign(event, listing));
        var offers = offers(event.signupLinks());
        if (!offers.isEmpty()) {
            entry.set("offers", offers);
        }
        return entry;
    }

    private static void putKnown(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    /** Null where no day is to be told; a time never without its day, and never made up. */
    @Nullable
    private static String start(EventView event) {
        var times = event.times();
        if (times.startsAtLocal() != null) {
            return times.startsAtLocal();
        }
        if (times.startDate() != null) {
            return times.startDate().toString();
        }
        return event.status() == EventStatus.scheduled ? null : previousStart(event);
    }

    @Nullable
    private static String previousStart(EventView event) {
        if (event.previousStartsAt() != null) {
            return local(event, event.previousStartsAt());
        }
        return event.previousStartDate() == null
                ? null
                : event.previousStartDate().toString();
    }

    @Nullable
    private static String end(EventView event) {
        var times = event.times();
        if (times.startDate() == null) {
            return null;
        }
        if (times.endsAt() != null) {
            return local(event, times.endsAt());
        }
        return times.endDate() == null ? null : times.endDate().toString();
    }

    private static String local(EventView event, Instant instant) {
        return WITH_OFFSET.format(instant.atZone(ZoneId.of(event.times().timeZone())));
    }

    /** Whether it takes place at another time than was said before, and that time is known. */
    private static boolean isMoved(EventView event) {
        var times = event.times();
        if (event.status() == EventStatus.cancelled || times.startDate() == null) {
            return false;
        }
        return event.previousStartsAt() != null
                ? !event.previousStartsAt().equals(times.startsAt())
                : event.previousStartDate() != null
                        && !event.previousStartDate().equals(times.startDate());
    }

    private static String status(EventView event) {
        // To schema.org "postponed" says that no new day is known.
        return switch (event.status()) {
            case cancelled -> "EventCancelled";
            case postponed -> isMoved(event) ? "EventRescheduled" : "EventPostponed";
            case scheduled -> isMoved(event) ? "EventRescheduled" : "EventScheduled";
        };
    }

    private static String attendanceMode(Attendance attendance) {
        return switch (attendance) {
            case in_person -> "OfflineEventAttendanceMode";
            case online -> "OnlineEventAttendanceMode";
            case mixed -> "MixedEventAttendanceMode";
        };
    }

    private static JsonNode location(EventView event) {
        return switch (event.attendance()) {
            case in_person -> SchemaOrgPlace.of(event);
            case online -> virtualLocation(event);
            case mixed -> JSON.arrayNode().add(SchemaOrgPlace.of(event)).add(virtualLocation(event));
        };
    }

    private static ObjectNode virtualLocation(EventView event) {
        return JSON.objectNode()
                .put("@type", "VirtualLocation")
                .put("url", event.signupUrl() != null ? event.signupUrl() : event.url());
    }

    private static ObjectNode campaign(EventView event, Listing listing) {
        var series = JSON.objectNode().put("@type", "EventSeries");
        putKnown(series, "name", listing.campaigns().get(event.campaign()));
        return series.put("url", event.url().replaceFirst("/e/[^/]*$", "/c/" + event.campaign()));
    }

    /** A chat or an organiser's page is no offer of a place at this event. */
    static ArrayNode offers(List<SignupLinkView> links) {
        var offers = JSON.arrayNode();
        for (var link : links) {
            if (link.kind().isSignupPage()) {
                var offer = offers.addObject().put("@type", "Offer").put("url", link.url());
                putKnown(offer, "name", link.label());
            }
        }
        return offers;
    }
}
