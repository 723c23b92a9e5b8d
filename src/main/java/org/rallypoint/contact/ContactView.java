package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way to reach an organiser, for those of its audience. */
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

        @Schema(
                description =
                        "From then on it is not shown: as was given, else 14 days after the event's effective end.")
        Instant visibleUntil) {

    static ContactView of(ContactInput contact, Instant effectiveEnd) {
        return new ContactView(
                contact.id(),
                contact.name(),
                contact.channel(),
                contact.value(),
                contact.audience().toString(),
                contact.consentAt(),
                contact.endsAt(effectiveEnd));
    }
}
