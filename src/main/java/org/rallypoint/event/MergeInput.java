package org.rallypoint.event;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which event another one is merged into. */
@Schema(description = "The event that stays.")
record MergeInput(@Schema(description = "Its id.") UUID into) {}
