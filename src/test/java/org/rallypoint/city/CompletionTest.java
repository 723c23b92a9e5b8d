package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @ParameterizedTest
    @CsvSource({
        "mün, munich-de",
        "MUN, munich-de",
        "zür, zurich-ch",
        "zur, zurich-ch",
        "prag, prague-cz",
        "praa, prague-cz",
        "n'dj, ndjamena-td",
        "ndj, ndjamena-td",
        "kopenh, copenhagen-dk",
        "Моск, moscow-ru",
        "東京, tokyo-jp",
        "new y, new-york-city-us",
        "paulo, sao-paulo-br",
        "nyc, new-york-city-us"
    })
    void aBeginningInAnyLanguageFindsThePlace(String prefix, String id) {
        assertThat(complete(prefix, null, 5)).contains(id);
    }

    @Test
    void theExactNameComesBeforeLargerPlacesThatOnlyBeginSo() {
        assertThat(complete("york", null, 10)).startsWith("york-gb", "york-us").contains("new-york-city-us");
    }

    @Test
    void ownNamesComeBeforeNamesInOtherLanguages() {
        assertThat(complete("viena", null, 5)).startsWith("vienna-at");
        assertThat(complete("b", "DE", 3)).containsExactly("berlin-de", "bremen-de", "bochum-de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "sa", "san", "new", "с"})
    void eachPlaceComesOnceAndNoMoreThanAskedFor(String prefix) {
        assertThat(complete(prefix, null, 25)).hasSize(25).doesNotHaveDuplicates();
        assertThat(complete(prefix, null, 0)).isEmpty();
    }

    @Test
    void countryAndFilterBothHold() {
        List<Place> found = GAZETTEER.complete("s", "CH", place -> place.population() < 20_000, 25);

        assertThat(found)
                .isNotEmpty()
                .allMatch(place -> place.countryCode().equals("CH") && place.population() < 20_000);
    }

    @Test
    void anUnknownBeginningFindsNothing() {
        assertThat(complete("qqqq", null, 25)).isEmpty();
        assertThat(complete("a", "ZZ", 25)).isEmpty();
    }

    @Test
    void withoutABeginningTheMostPopulousAreFirst() {
        assertThat(complete(" ", "CH", 2)).containsExactly("zurich-ch", "geneve-ch");
        assertThat(GAZETTEER.mostPopulous(null, place -> true, 100))
                .extracting(Place::population)
                .isSortedAccordingTo((one, next) -> Integer.compare(next, one));
    }

    private static List<String> complete(String prefix, String country, int limit) {
        return GAZETTEER.complete(prefix, country, place -> true, limit).stream()
                .map(Place::id)
                .toList();
    }
}
