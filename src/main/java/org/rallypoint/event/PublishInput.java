package org.rallypoint.event;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What publishing asks for. */
@Schema(description = "Needed where the campaign has a code of conduct that nobody accepted for this event yet.")
record PublishInput(
        @Nullable @Schema(description = "True accepts it; kept with time and token.")
        Boolean acceptCodeOfConduct) {}
