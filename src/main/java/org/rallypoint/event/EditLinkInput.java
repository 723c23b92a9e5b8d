package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;

/** An edit link to be made. */
@Schema(description = "An edit link to be made.")
record EditLinkInput(
        @Schema(
                description = "For whom it is, so that it can be told from others.",
                examples = "Anna, flyers",
                maxLength = 100)
        String label,

        @Nullable @Schema(description = "Null: in 30 days; 90 days at most.")
        Instant expiresAt) {

    /** As of any token; H2 counts a sign of the higher planes twice. */
    private static final int MAX_LABEL = 100;

    static EditLinkInput read(BodyReader body) {
        body.require("label");
        return new EditLinkInput(body.line("label", MAX_LABEL), body.instant("expiresAt"));
    }
}
