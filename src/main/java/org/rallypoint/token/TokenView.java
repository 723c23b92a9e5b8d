package org.rallypoint.token;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.access.Role;
import org.rallypoint.access.Token;

/** A token without its text, which nobody can find out after it was made. */
@Schema(name = "Token", description = "A token. Its text is shown once, when it is made.")
public record TokenView(
        @Schema(description = "UUID version 7.") UUID id,

        @Schema(description = "What may be shown of its text.", examples = "rp_organiser_Ab12Cd", maxLength = 40)
        String prefix,

        @Schema(description = "What it is for.") Role role,

        @Schema(description = "What its maker calls it.", examples = "Oslo")
        String label,

        @Nullable
        @Schema(
                description =
                        "Whom it speaks for: an event belongs to the holder of the token that made it, and another"
                                + " token of that holder keeps its events.")
        UUID holder,

        @Schema(description = "Slugs of its campaigns; none is none, never all.", examples = "[\"paris-2025\"]")
        List<String> campaigns,

        @Schema(
                description = "ISO 3166-1 alpha-2 codes of its countries; none is none, never all.",
                examples = "[\"NO\"]")
        List<String> countries,

        @Nullable @Schema(description = "The event that it edits; null unless its role is `edit`.")
        UUID event,

        @Schema(description = "When it was made.") Instant createdAt,

        @Nullable @Schema(description = "The token that made it; null where the service did.")
        UUID createdBy,

        @Nullable @Schema(description = "When it stops working; null for the configured admin token, which doesn't.")
        Instant expiresAt,

        @Nullable @Schema(description = "When it was last used, up to ten minutes late; null if never.")
        Instant lastUsedAt,

        @Nullable @Schema(description = "When it was revoked; null while it wasn't.")
        Instant revokedAt) {

    public static TokenView of(Token token) {
        return new TokenView(
                token.id(),
                token.prefix(),
                token.role(),
                token.label(),
                token.holder(),
                List.copyOf(token.campaigns()),
                List.copyOf(token.countries()),
                token.role() == Role.edit ? token.subject() : null,
                token.createdAt(),
                token.createdBy(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt());
    }
}
