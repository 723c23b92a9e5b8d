package org.rallypoint.campaign;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a campaign has grown to; only what the public may see is counted. */
@Schema(description = "What a campaign has grown to. Only public events are counted.")
public record CampaignCounts(
        @Schema(description = "Events, cancelled ones included.", examples = "18")
        long events,

        @Schema(description = "Cities with an event.", examples = "18")
        long cities,

        @Schema(description = "Countries with an event.", examples = "16")
        long countries,

        @Schema(
                description = "Events of which neither a day nor a link is known, cancelled ones left out.",
                examples = "2")
        long toFollow,

        @Schema(description = "Cancelled events.", examples = "0")
        long cancelled,

        @Schema(description = "Supporting organisations.", examples = "0")
        long supporters,

        @Schema(description = "Countries of the supporting organisations.", examples = "0")
        long supporterCountries) {}
