package org.rallypoint.city;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country in which there are events. */
@Schema(name = "Country", description = "A country in which there are events.")
public record CountryView(
        @Schema(description = "ISO 3166-1 alpha-2, or XK.", maxLength = 2, examples = "CH")
        String code,

        @Schema(description = "From CLDR, in the language of the answer.", examples = "Switzerland")
        String name,

        @Schema(description = "How many events were counted, cancelled ones included.", examples = "1")
        long events,

        @Schema(description = "In how many cities.", examples = "1")
        long cities) {

    static CountryView of(CityActivity.Count count, PlaceNames names, List<String> languages) {
        return new CountryView(
                count.countryCode(), names.ofCountry(count.countryCode(), languages), count.events(), count.cities());
    }
}
