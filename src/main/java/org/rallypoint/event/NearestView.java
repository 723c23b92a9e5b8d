package org.rallypoint.event;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The nearest protest, and the nearest one whose details are still to follow. */
@Schema(name = "Nearest", description = "The nearest protests to a point.")
public record NearestView(
        @Nullable
        @Schema(
                description =
                        "The nearest upcoming event of which a day or a link is known, neither cancelled nor put off to an unknown day; null if there is none.")
        EventView event,

        @Nullable @Schema(description = "Kilometres to it, along a great circle.", examples = "12.4")
        Double eventDistanceKm,

        @Nullable
        @Schema(
                description =
                        "The nearest upcoming event that is not cancelled and whose details are still to follow; null if there is none.")
        EventView waiting,

        @Nullable @Schema(description = "Kilometres to it.") Double waitingDistanceKm) {}
