package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that makes an event; the contract shows it, {@link EventEditor} reads it. */
@Schema(description = "City and country are enough.")
record NewEvent(
        @JsonUnwrapped EventInput event,

        @Nullable
        @Schema(
                description =
                        "`draft`: only those who may edit it see it. Without it: published at once where the caller may do so, else `pending` until a coordinator publishes it.",
                enumeration = "draft")
        String publication,

        @Nullable
        @Schema(
                description =
                        "True accepts the campaign's code of conduct for this event; needed to publish it where there is one.")
        Boolean acceptCodeOfConduct) {}
