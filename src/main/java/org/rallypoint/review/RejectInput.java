package org.rallypoint.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is rejected. */
@Schema(description = "Why it is rejected.")
record RejectInput(
        @Schema(description = "For whoever sent it; one line.", examples = "We have this protest already.")
        String reason) {

    static final int MAX_REASON = 1000;
}
