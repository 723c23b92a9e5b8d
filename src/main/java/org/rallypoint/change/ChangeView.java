package org.rallypoint.change;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change as readers of the feed and webhooks get it. */
@Schema(
        name = "Change",
        description = "What became of an event or a campaign. It holds ids and names, and the event as it is now.")
public record ChangeView(
        @Schema(description = "Its number in the log; numbers grow and have gaps.", examples = "1042")
        long seq,

        @Schema(description = "When it happened.") Instant at,

        @Schema(
                enumeration = {
                    "event.created",
                    "event.updated",
                    "event.details_announced",
                    "event.rescheduled",
                    "event.postponed",
                    "event.cancelled",
                    "event.reinstated",
                    "event.removed",
                    "campaign.published",
                    "campaign.updated",
                    "campaign.archived"
                },
                description = "What became of it. `event.created` is an event's first public appearance;"
                        + " `event.removed` a tombstone: it was hidden or merged into another one.",
                examples = "event.details_announced")
        String type,

        @Schema(description = "The campaign's slug.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "Null for a change of the campaign itself.")
        UUID eventId,

        @Nullable @Schema(description = "Id of the event's city.", examples = "zurich-ch")
        String city,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2.", examples = "CH")
        String countryCode,

        @Schema(description = "That of the event or campaign after the change.", examples = "4")
        int revision,

        @Schema(
                description = "Names of the keys that changed; none for a first appearance.",
                examples = "[\"signupLinks\"]")
        Collection<String> changed,

        @Schema(
                description =
                        "Whether time, day, place, sign-up or status changed: worth telling everyone who means to come.")
        boolean material,

        @Nullable
        @Schema(
                ref = "#/components/schemas/Event",
                description = "The event as the public sees it today, without contacts; null once it is not public.")
        PublicEvents.View event) {

    /** The entry with what the event looks like by now. */
    public static ChangeView of(ChangeEntry entry, @Nullable PublicEvents.View event) {
        return new ChangeView(
                entry.seq(),
                entry.at(),
                entry.type(),
                entry.campaign(),
                entry.eventId(),
                entry.cityId(),
                entry.countryCode(),
                entry.revision(),
                entry.changed(),
                entry.isMaterial(),
                event);
    }
}
