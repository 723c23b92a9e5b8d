package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "20000,                 true",
        "100000 20000,          true",
        "99999 20000,           false",
        "500000 100000 99999,   true",
        "500000 100001 15000,   false",
        "20000 20000,           false",
        "2000000000 399999999,  true",
        "30000 20000 600000,    false",
    })
    void theFirstPlaceWinsWithFiveTimesThePeopleOfEveryOther(String populations, boolean clear) {
        List<Place> places = Arrays.stream(populations.split(" "))
                .map(population -> place(Integer.parseInt(population)))
                .toList();

        assertThat(new Resolution(Tier.OWN, places).clearWinner().isPresent()).isEqualTo(clear);
    }

    @Test
    void noPlaceIsNoWinner() {
        assertThat(new Resolution(Tier.NONE, List.of()).clearWinner()).isEmpty();
    }

    private static Place place(int population) {
        return new Place("somewhere-fr", 1, "Somewhere", "FR", null, 0, 0, "Europe/Paris", population);
    }
}
