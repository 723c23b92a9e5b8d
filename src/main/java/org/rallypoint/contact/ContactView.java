package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way to reach an organiser. Only its shape is settled so far: nothing stores contacts yet. */
@Schema(name = "Contact", description = "A way to reach an organiser. Seen in a single event's own answer only.")
public record ContactView(
        UUID id,
        @Schema(description = "Whom one reaches.") String name,
        Channel channel,

        @Schema(description = "Address, number or name on the channel.")
        String value,

        @Schema(
                description = "Who may see it.",
                enumeration = {"private", "organisers", "public"})
        String audience,

        @Nullable @Schema(description = "When that person agreed to be shown.")
        Instant consentAt,

        @Nullable @Schema(description = "From then on it is not shown.")
        Instant visibleUntil) {}
