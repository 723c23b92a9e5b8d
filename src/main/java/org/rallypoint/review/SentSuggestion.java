package org.rallypoint.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A suggestion that was just sent. */
@Schema(description = "A suggestion that was just sent, with the token that shows what becomes of it.")
public record SentSuggestion(
        @JsonUnwrapped SuggestionView suggestion,

        @Schema(description = "Shown this once; as a bearer token it reads this suggestion and nothing else.")
        String token) {}
