package org.rallypoint.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One deed: who did what, when, to what. */
@Schema(name = "AuditEntry", description = "One deed: who did what, when, to what. Values of contacts are never in it.")
public record AuditView(
        @Schema(description = "UUID version 7.") UUID id,
        @Schema(description = "When.") Instant at,

        @Nullable @Schema(description = "The token that did it; null for whoever had none, and for the service itself.")
        UUID tokenId,

        @Nullable @Schema(description = "That token's label.", examples = "Oslo")
        String tokenLabel,

        @Nullable @Schema(description = "That token's role.")
        Role role,

        @Schema(description = "What was done to what.", examples = "event.patch")
        String action,

        @Nullable @Schema(description = "Slug of the campaign.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "Id of the event.") UUID eventId,

        @Nullable @Schema(description = "Id of the contact, token or suggestion that it was done to.")
        UUID subject,

        @Nullable
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The fields that changed, as they were.")
        JsonNode before,

        @Nullable
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The fields that changed, as they were afterwards.")
        JsonNode after) {

    static AuditView of(AuditEntry entry, ObjectMapper json) {
        return new AuditView(
                entry.id(),
                entry.at(),
                entry.tokenId(),
                entry.tokenLabel(),
                entry.role(),
                entry.action(),
                entry.campaign(),
                entry.eventId(),
                entry.subject(),
                read(entry.before(), json),
                read(entry.after(), json));
    }

    private static JsonNode read(@Nullable String object, ObjectMapper json) {
        try {
            return object == null ? null : json.readTree(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
