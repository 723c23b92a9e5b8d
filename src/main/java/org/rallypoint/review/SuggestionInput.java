package org.rallypoint.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.event.EventInput;
import org.rallypoint.http.BodyReader;

/** A suggestion as somebody sends it; the contract shows it. */
@Schema(description = "Either `campaign` and `proposal`, or `event` and `patch`.")
record SuggestionInput(
        @Nullable @Schema(description = "Slug of the campaign that the proposed event is for.", examples = "paris-2025")
        String campaign,

        @Nullable @Schema(description = "The event; city and country are enough.")
        EventInput proposal,

        @Nullable @Schema(description = "Id or slug of the event to change.")
        String event,

        @Nullable @Schema(description = "A merge patch (RFC 7396).")
        EventInput patch,

        @Nullable @Schema(maxLength = 2000, description = "To the coordinators.")
        String message) {

    private static final int MAX_NAME = 100;
    private static final int MAX_MESSAGE = 2000;

    /** What was sent, its event or patch as it was written. */
    record Read(
            @Nullable String campaign,
            @Nullable String event,
            ObjectNode body,
            @Nullable String message) {}

    static Read read(ObjectNode given) {
        var body = new BodyReader(given);
        var campaign = body.line("campaign", MAX_NAME);
        var event = body.line("event", MAX_NAME);
        var message = body.lines("message", MAX_MESSAGE);
        var proposal = body.node("proposal");
        var patch = body.node("patch");
        var isNew = campaign != null && proposal != null && event == null && patch == null;
        var isEdit = event != null && patch != null && campaign == null && proposal == null;
        if (!isNew && !isEdit && body.isFine()) {
            body.refuse(
                    "", "wrong_shape", "Send campaign and proposal for a new event, or event and patch for a change.");
        }
        body.done();
        return new Read(campaign, event, isNew ? proposal : patch, message);
    }
}
