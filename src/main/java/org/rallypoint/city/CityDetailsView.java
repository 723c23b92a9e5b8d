package org.rallypoint.city;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city by itself: what an event says of it, and what helps to choose it. */
@Schema(name = "CityDetails", description = "A city by itself.")
public record CityDetailsView(
        @JsonUnwrapped CityView city,

        @Schema(description = "The name the gazetteer lists it under, in no particular language.", examples = "Zürich")
        String ownName,

        @Schema(description = "IANA time zone: every event there keeps its clocks.", examples = "Europe/Zurich")
        String timeZone,

        @Nullable
        @Schema(description = "People who live there; null for a town that the gazetteer lacks.", examples = "341730")
        Integer population) {

    static CityDetailsView of(Place place, PlaceNames names, List<String> languages) {
        return new CityDetailsView(
                CityView.of(place, names, languages), place.name(), place.timeZone(), place.population());
    }

    static CityDetailsView of(City city, PlaceNames names, List<String> languages) {
        return new CityDetailsView(
                CityView.of(city.place(), names, languages),
                city.name(),
                city.timeZone().getId(),
                null);
    }
}
