package org.rallypoint.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.Revisioned;

/** A subscription with the secret that its messages are signed with. */
@Schema(name = "IssuedWebhook", description = "A subscription with its secret, which is shown here and nowhere else.")
record IssuedWebhookView(
        @Nullable
        @Schema(
                description = "What a receiver verifies signatures with (Standard Webhooks); null for Discord, which"
                        + " needs none.",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
                maxLength = 60)
        String secret,

        @JsonUnwrapped WebhookView details)
        implements Revisioned {

    @Override
    public int revision() {
        return details.revision();
    }
}
