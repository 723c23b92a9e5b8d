package org.rallypoint.event;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of state that needs no words. */
@Schema(description = "Nothing needs to be said: no body at all, or an empty object.")
record NothingInput() {}
