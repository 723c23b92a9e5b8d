package org.rallypoint.token;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new token with its text. */
@Schema(name = "IssuedToken", description = "A new token with its text, which is shown here and nowhere else.")
public record IssuedTokenView(
        @Schema(
                description = "The text to send: `Authorization: Bearer rp_…`.",
                examples = "rp_organiser_Ab12Cd34Ef56Gh78Ij90Kl12Mn34Op56_4JxX1n",
                maxLength = 60)
        String token,

        @JsonUnwrapped TokenView details) {}
