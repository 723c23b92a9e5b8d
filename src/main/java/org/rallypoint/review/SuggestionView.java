package org.rallypoint.review;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.event.Event;

/** Something that waits for a coordinator, or what became of it. */
@Schema(name = "Suggestion", description = "Something that waits for a coordinator, or what became of it.")
public record SuggestionView(
        @Schema(description = "For `pending` the event's id.")
        UUID id,

        SuggestionKind kind,
        SuggestionStatus status,

        @Schema(description = "Slug of its campaign.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "Id of the event that it changes, that waits, or that was made of it.")
        UUID eventId,

        @Nullable
        @Schema(description = "The suggested event, or a merge patch (RFC 7396) for `edit`; null for `pending`.")
        Map<String, Object> body,

        @Nullable @Schema(maxLength = 2000, description = "From the sender to the coordinators.")
        String message,

        @Nullable @Schema(description = "Why it was rejected.")
        String reason,

        Instant createdAt,
        @Nullable Instant settledAt) {

    static SuggestionView of(Suggestion suggestion, Map<String, Object> body) {
        return new SuggestionView(
                suggestion.id(),
                suggestion.kind(),
                suggestion.status(),
                suggestion.campaign().slug(),
                suggestion.eventId(),
                body,
                suggestion.message(),
                suggestion.reason(),
                suggestion.createdAt(),
                suggestion.settledAt());
    }

    static SuggestionView ofPending(Event event) {
        return of(event, SuggestionStatus.waiting);
    }

    static SuggestionView ofPublished(Event event) {
        return of(event, SuggestionStatus.accepted);
    }

    static SuggestionView ofRejected(Event event) {
        return of(event, SuggestionStatus.rejected);
    }

    private static SuggestionView of(Event event, SuggestionStatus status) {
        return new SuggestionView(
                event.id(),
                SuggestionKind.pending,
                status,
                event.campaign().slug(),
                event.id(),
                null,
                null,
                event.reviewNote(),
                event.createdAt(),
                status == SuggestionStatus.waiting ? null : event.updatedAt());
    }
}
