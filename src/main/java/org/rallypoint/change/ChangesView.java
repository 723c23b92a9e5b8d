package org.rallypoint.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Changes", description = "What changed after a cursor, in the order in which it happened.")
record ChangesView(
        List<ChangeView> items,

        @Schema(
                description =
                        "Keep it, once the items are dealt with, and give it as `since` next time. There is one also where"
                                + " nothing changed.")
        String cursor,

        @Schema(description = "Whether there are further changes by now: ask again at once.")
        boolean more) {}
