package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;

/** A town that the gazetteer lacks, as somebody enters it. */
@Schema(description = "A town that the gazetteer lacks. A place of that name nearby that is known is taken instead.")
public record NewCity(
        @Schema(description = "Its own name.", examples = "Hintertux")
        String name,

        @Schema(description = "ISO 3166-1 alpha-2, or XK.", examples = "AT")
        String countryCode,

        @Schema(minimum = "-90", maximum = "90", description = "Degrees north, WGS 84.", examples = "47.1")
        double latitude,

        @Schema(minimum = "-180", maximum = "180", description = "Degrees east, WGS 84.", examples = "11.7")
        double longitude,

        @Schema(description = "IANA time zone.", examples = "Europe/Vienna")
        String timeZone) {

    private static final int MAX_NAME = 200;
    /** As its column has it. */
    private static final int MAX_FOLDED = 400;

    /** Null when something is missing or wrong, which the reader then tells. */
    @Nullable
    public static NewCity read(BodyReader body) {
        body.require("name");
        body.require("latitude");
        body.require("longitude");
        body.require("timeZone");
        var name = body.line("name", MAX_NAME);
        var countryCode = Countries.read(body, "countryCode");
        body.require("countryCode");
        var latitude = body.decimal("latitude", -90, 90);
        var longitude = body.decimal("longitude", -180, 180);
        if (name != null && Folding.fold(name).isEmpty()) {
            body.refuse("name", "no_letter", "name has no letter and no digit, so that nobody could look for it.");
            name = null;
        } else if (name != null && Folding.fold(name).length() > MAX_FOLDED) {
            body.refuse("name", "too_long", "name has letters that stand for many others; write them out.");
            name = null;
        }
        var timeZone = body.line("timeZone", MAX_NAME);
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            body.refuse("timeZone", "unknown_time_zone", "There is no such time zone; one is Europe/Vienna.");
            timeZone = null;
        }
        return name == null || countryCode == null || latitude == null || longitude == null || timeZone == null
                ? null
                : new NewCity(name, countryCode, latitude, longitude, timeZone);
    }
}
