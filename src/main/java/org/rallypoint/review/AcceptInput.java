package org.rallypoint.review;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What accepting asks for. */
@Schema(description = "Needed where the campaign has a code of conduct, and an event is published.")
record AcceptInput(
        @Nullable @Schema(description = "True accepts it; kept with time and token.")
        Boolean acceptCodeOfConduct) {}
