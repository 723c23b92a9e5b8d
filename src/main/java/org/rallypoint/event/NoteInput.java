package org.rallypoint.event;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;

/** What a change of state says to the public. */
@Schema(description = "What to say to the public about it.")
record NoteInput(
        @Nullable
        @Schema(
                description = "Becomes the `statusNote`, in the campaign's default language.",
                maxLength = 500,
                examples = "The hall is flooded.")
        String note) {

    static NoteInput read(BodyReader body) {
        return new NoteInput(body.line("note", EventInput.MAX_NOTE));
    }
}
