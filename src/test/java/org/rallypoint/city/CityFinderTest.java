package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.city.CityFinder.Hints;

class CityFinderTest {

    private static final Gazetteer GAZETTEER = new Gazetteer();

    private static final CityFinder FINDER = new CityFinder(
            GAZETTEER,
            new PlaceNames(GAZETTEER),
            List.of(City.custom("hintertux-at", "Hintertux", "AT", 47.11, 11.68, ZoneId.of("Europe/Vienna"))));

    private static Hints in(String... countries) {
        return new Hints(Set.of(countries), null, null, null);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Kinshasa, CD CG, -, kinshasa-cd, false",
                "Brazzaville, CD CG, -, brazzaville-cg, false",
                "Portland, US, Maine, portland-me-us, false",
                "Portland, US, ME, portland-me-us, false",
                "Portland, US, -, portland-us, true",
                "Portland, US, Atlantis, portland-us, true",
                "Springfield, US, Illinois, springfield-il-us, false",
                "zurich-ch, -, -, zurich-ch, false",
                "zurich-ch, DE, -, -, false",
                "Hintertux, AT, -, hintertux-at, false",
                "Hintertux, CH, -, -, false",
                "hintertux-at, -, -, hintertux-at, false",
                "Nowhereville, FR, -, -, false",
                "Mailand, IT, -, milan-it, false",
            })
    void aNameIsFoundWithWhatElseIsKnown(String name, String countries, String region, String id, boolean isGuess) {
        var codes = countries == null ? Set.<String>of() : Set.of(countries.split(" ", -1));

        var found = FINDER.find(name, new Hints(codes, region, null, null));

        assertThat(found.id()).isEqualTo(id);
        assertThat(found.isGuess()).isEqualTo(isGuess);
    }

    @Test
    void withoutACountryNothingIsGuessed() {
        var found = FINDER.find("Springfield", in());

        assertThat(found.id()).isNull();
        assertThat(found.candidates()).hasSizeGreaterThan(1);
    }

    @Test
    void aPointTellsCitiesOfOneNameApart() {
        assertThat(FINDER.find("Victoria", new Hints(Set.of(), null, 48.43, -123.37))
                        .id())
                .isEqualTo("victoria-ca");
        assertThat(FINDER.find("Springfield", new Hints(Set.of("US"), null, 39.80, -89.64))
                        .id())
                .isEqualTo("springfield-il-us");
    }

    @Test
    void whereSeveralFitTheyAreTold() {
        var found = FINDER.find("Springfield", in("US"));

        assertThat(found.id()).isNull();
        assertThat(found.candidates().stream().map(candidate -> candidate.city().id()))
                .contains("springfield-il-us");
    }
}
