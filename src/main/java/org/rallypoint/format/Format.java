package org.rallypoint.format;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.event.Extent;
import org.rallypoint.format.calendar.ICalendar;
import org.rallypoint.format.discord.DiscordMessage;
import org.rallypoint.format.feed.Atom;
import org.rallypoint.format.feed.JsonFeed;
import org.rallypoint.format.feed.Rss;

/** What lists of events and single events are given out as, beside JSON. */
enum Format {
    GEOJSON("geojson", "application/geo+json", Extent.page, "GeoJSON (RFC 7946), for maps."),
    ICALENDAR("ics", "text/calendar", Extent.whole, "iCalendar (RFC 5545), for calendars to subscribe to."),
    JSON_FEED("feed.json", "application/feed+json", Extent.whole, "JSON Feed 1.1."),
    ATOM("atom", "application/atom+xml", Extent.whole, "Atom (RFC 4287)."),
    RSS("rss", "application/rss+xml", Extent.whole, "RSS 2.0."),
    JSON_LD("jsonld", "application/ld+json", Extent.whole, "events of schema.org, for search engines."),
    CSV("csv", "text/csv", Extent.whole, "RFC 4180, for spreadsheets; the import takes it back."),
    MARKDOWN("md", "text/markdown", Extent.whole, "one bullet for each event; the import takes it back."),
    /** Only by its suffix: it is JSON, as the event itself is. */
    DISCORD("discord.json", "application/json", Extent.whole, "a message that a bot can post as it is.");

    /** The suffix of JSON itself, which is what there is without one. */
    static final String JSON_SUFFIX = "json";

    private final String suffix;
    private final String mediaType;
    private final Extent extent;
    private final String description;

    Format(String suffix, String mediaType, Extent extent, String description) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.extent = extent;
        this.description = description;
    }

    static Optional<Format> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }

    /** Empty for JSON. */
    static Optional<Format> ofMediaType(MediaType type) {
        return Arrays.stream(values())
                .filter(format ->
                        format != DISCORD && MediaType.valueOf(format.mediaType).equals(type))
                .findFirst();
    }

    /** All there are, JSON too, for a reader who asked for another one. */
    static String known() {
        return Stream.concat(
                        Stream.of("." + JSON_SUFFIX + " (application/json)"),
                        Arrays.stream(values()).map(format -> "." + format.suffix + " (" + format.mediaType + ")"))
                .collect(Collectors.joining(", "));
    }

    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /** What it is and whom it is for, with its suffix. */
    String description() {
        return "`." + suffix + "`: " + description;
    }

    boolean isJson() {
        return mediaType.endsWith("json");
    }

    /** The value of Content-Type; of JSON the encoding is known. */
    String contentType() {
        return isJson() ? mediaType : mediaType + ";charset=UTF-8";
    }

    Extent extent() {
        return extent;
    }

    String write(Listing listing) {
        return switch (this) {
            case GEOJSON -> GeoJson.of(listing).toString();
            case ICALENDAR -> ICalendar.of(listing);
            case JSON_FEED -> JsonFeed.of(listing).toString();
            case ATOM -> Atom.of(listing);
            case RSS -> Rss.of(listing);
            case JSON_LD -> SchemaOrg.text(listing);
            case CSV -> Csv.of(listing);
            case MARKDOWN -> MarkdownList.of(listing);
            case DISCORD -> DiscordMessage.of(listing).toString();
        };
    }
}
