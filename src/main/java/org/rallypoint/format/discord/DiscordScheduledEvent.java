package org.rallypoint.format.discord;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Words;
import org.rallypoint.http.Revisioned;

/** An event as a body for Discord's Guild Scheduled Events; its keys are Discord's. */
@Schema(
        name = "DiscordScheduledEvent",
        description = "A body for Discord's Create Guild Scheduled Event, to be sent as it is.")
public record DiscordScheduledEvent(
        @Schema(maxLength = 100, description = "The event's title, else its campaign's with the city.")
        String name,

        @Schema(
                maxLength = 1000,
                description = "Its summary, then its page and where to sign up, in Discord's Markdown.")
        String description,

        @Schema(description = "2: for the members of the server.", examples = "2")
        int privacy_level,

        Instant scheduled_start_time,

        @Schema(description = "`effectiveEnd` of the event.")
        Instant scheduled_end_time,

        @Schema(description = "3: outside of Discord.", examples = "3")
        int entity_type,

        Place entity_metadata,

        @JsonIgnore @Schema(hidden = true) int revision)
        implements Revisioned {

    private static final int GUILD_ONLY = 2;
    private static final int EXTERNAL = 3;
    private static final int MAX_NAME = 100;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_LINK = 600;

    /** Where it is. */
    @Schema(name = "DiscordPlace", description = "Where a scheduled event is.")
    public record Place(
            @Schema(maxLength = 100, description = "Venue, city and country, as far as there is room.")
            String location) {}

    /** A single event that has a time. */
    public static DiscordScheduledEvent of(Listing single) {
        var event = single.events().get(0);
        var times = event.times();
        return new DiscordScheduledEvent(
                DiscordText.plain(single.markedHeadline(event), MAX_NAME),
                description(event),
                GUILD_ONLY,
                times.startsAt(),
                times.effectiveEnd(),
                EXTERNAL,
                new Place(DiscordText.plain(DiscordField.location(event), MAX_NAME)),
                event.revision());
    }

    private static String description(EventView event) {
        var links = links(event);
        var text = event.summary() != null ? event.summary() : event.description();
        return text == null ? links : DiscordText.block(text, MAX_DESCRIPTION - links.length() - 2) + "\n\n" + links;
    }

    /** The page, and the sign-up page if its address is not endless. */
    private static String links(EventView event) {
        var page = "<" + DiscordText.url(event.url()) + ">";
        var signUp = Words.in(event.language()).of("sign_up");
        return Stream.concat(
                        Stream.of(page),
                        Stream.ofNullable(event.signupUrl()).map(url -> signUp + ": <" + DiscordText.url(url) + ">"))
                .filter(line -> line.length() <= MAX_LINK)
                .collect(Collectors.joining("\n"));
    }
}
