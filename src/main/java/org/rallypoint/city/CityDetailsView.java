package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city by itself: what an event says of it, and what helps to choose it. */
@Schema(name = "CityDetails", description = "A city by itself.")
public record CityDetailsView(
        @Schema(description = "Stable, `name-cc` or `name-region-cc`.", examples = "zurich-ch")
        String id,

        @Schema(
                description = "In the language of the answer where it has a name there, else its own name.",
                examples = "Zürich")
        String name,

        @Schema(description = "The name the gazetteer lists it under, in no particular language.", examples = "Zürich")
        String ownName,

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
        double longitude,

        @Schema(description = "IANA time zone: every event there keeps its clocks.", examples = "Europe/Zurich")
        String timeZone,

        @Nullable
        @Schema(description = "People who live there; null for a town that the gazetteer lacks.", examples = "341730")
        Integer population) {

    static CityDetailsView of(Place place, PlaceNames names, List<String> languages) {
        return new CityDetailsView(
                place.id(),
                names.ofCity(place.id(), place.name(), languages),
                place.name(),
                place.countryCode(),
                names.ofCountry(place.countryCode(), languages),
                place.region(),
                place.latitude(),
                place.longitude(),
                place.timeZone(),
                place.population() == 0 ? null : place.population());
    }

    static CityDetailsView of(City city, PlaceNames names, List<String> languages) {
        var asPlace = new Place(
                city.id(),
                0,
                city.name(),
                city.countryCode(),
                city.region(),
                city.latitude(),
                city.longitude(),
                city.timeZone().getId(),
                0);
        return of(asPlace, names, languages);
    }
}
