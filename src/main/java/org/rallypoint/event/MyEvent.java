package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as its holder sees it in a list. */
@Schema(description = "An event of one's own.")
public record MyEvent(
        @JsonUnwrapped EventView event,

        @Nullable @Schema(description = "Why a coordinator gave it back; null otherwise.")
        String reviewNote) {}
