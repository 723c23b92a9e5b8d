package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where in the city. Its point is known whole or not at all. */
@Embeddable
@Schema(description = "Where in the city people meet.")
public record Venue(
        @Nullable @Column(name = "venue_name") @Schema(examples = "Bundesplatz")
        String name,

        @Nullable @Column(name = "venue_address") String address,

        @Nullable @Column(name = "venue_latitude") @Schema(description = "Degrees north, WGS 84.")
        Double latitude,

        @Nullable @Column(name = "venue_longitude") @Schema(description = "Degrees east, WGS 84.")
        Double longitude) {

    boolean hasPoint() {
        return latitude != null && longitude != null;
    }
}
