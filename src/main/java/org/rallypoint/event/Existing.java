package org.rallypoint.event;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.PublicUrls;

/** The event that is there already. */
@Schema(name = "ExistingEvent", description = "The event that is there already.")
public record Existing(
        UUID id,

        @Schema(examples = "paris-2025-zurich") String slug,

        @Schema(format = "uri", description = "Its public page.")
        String url) {

    static Existing of(Event event, PublicUrls urls) {
        return new Existing(event.id(), event.slug(), urls.text("/e/" + event.slug()));
    }
}
