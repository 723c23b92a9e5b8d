package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city as it stands in an event. */
@Schema(name = "City", description = "A place of the gazetteer, or a town that the gazetteer lacks.")
public record CityView(
        @Schema(description = "Stable, `name-cc` or `name-region-cc`.", examples = "zurich-ch")
        String id,

        @Schema(
                description = "In the language of the answer where it has a name there, else its own name.",
                examples = "Zürich")
        String name,

        @Schema(description = "ISO 3166-1 alpha-2, or XK.", examples = "CH")
        String countryCode,

        @Schema(description = "From CLDR, in the language of the answer.", examples = "Switzerland")
        String countryName,

        @Nullable
        @Schema(
                description =
                        "First-level division: the postal abbreviation in the US, Canada and Australia, else a code of GeoNames; null if unknown.",
                examples = "ZH")
        String region,

        @Schema(description = "Degrees north, WGS 84.", examples = "47.36667")
        double latitude,

        @Schema(description = "Degrees east, WGS 84.", examples = "8.55")
        double longitude) {

    public static CityView of(Place place, PlaceNames names, List<String> languages) {
        return new CityView(
                place.id(),
                names.ofCity(place.id(), place.name(), languages),
                place.countryCode(),
                names.ofCountry(place.countryCode(), languages),
                place.region(),
                place.latitude(),
                place.longitude());
    }
}
