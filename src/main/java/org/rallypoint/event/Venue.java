package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.RuleViolation;

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

    static final Venue UNKNOWN = new Venue(null, null, null, null);

    Venue checked() {
        if ((latitude == null) != (longitude == null)) {
            throw new RuleViolation("venue", "half_a_point", "A point has a latitude and a longitude, or neither.");
        }
        // Written so that NaN is out of range, too.
        if (hasPoint() && !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new RuleViolation("venue", "out_of_range", "Latitudes go to 90 degrees, longitudes to 180.");
        }
        return this;
    }

    boolean hasPoint() {
        return latitude != null && longitude != null;
    }
}
