package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    Paris,        FR, paris-fr
                    New York,     US, new-york-city-us
                    Victoria,     CA, victoria-ca
                    London,       GB, london-gb
                    Berlin,       DE, berlin-de
                    Brussels,     BE, brussels-be
                    Zürich,       CH, zurich-ch
                    Prague,       CZ, prague-cz
                    Milan,        IT, milan-it
                    Stockholm,    SE, stockholm-se
                    Copenhagen,   DK, copenhagen-dk
                    Oslo,         NO, oslo-no
                    Kristiansand, NO, kristiansand-no
                    Trondheim,    NO, trondheim-no
                    Kinshasa,     CD, kinshasa-cd
                    Brazzaville,  CG, brazzaville-cg
                    N'Djamena,    TD, ndjamena-td
                    N'Djaména,    TD, ndjamena-td
                    Melbourne,    AU, melbourne-au
                    Kopenhagen,   DK, copenhagen-dk
                    Prag,         CZ, prague-cz
                    Praag,        CZ, prague-cz
                    Praga,        CZ, prague-cz
                    Mailand,      IT, milan-it
                    Brüssel,      BE, brussels-be
                    Bruxelles,    BE, brussels-be
                    zurich,       CH, zurich-ch
                    ZÜRICH,       CH, zurich-ch
                    London,       CA, london-ca
                    San Francisco,US, san-francisco-us
                    New York City,US, new-york-city-us
                    Rome,         IT, rome-it
                    Den Haag,     NL, the-hague-nl
                    Sydney,       AU, sydney-au
                    Ottawa,       CA, ottawa-ca
                    Reykjavík,    IS, reykjavik-is
                    Portland,     US, portland-us
                    Sao Paulo,    BR, sao-paulo-br
                    Muenchen,     DE, munich-de
                    Prishtina,    XK, pristina-xk
                    """)
    void aNameWithItsCountryHasAClearWinner(String name, String country, String id) {
        assertThat(GAZETTEER.resolve(name, country).clearWinner())
                .map(Place::id)
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Zürich, OWN",
        "Koeln, OWN",
        "Köln, OWN",
        "Prag, TAGGED",
        "Praga, TAGGED",
        "Москва, TAGGED",
        "NYC, ALTERNATE",
        "Nowhere at all, NONE",
        "'', NONE",
        "'?', NONE"
    })
    void theBestTierWins(String name, Tier tier) {
        assertThat(GAZETTEER.resolve(name, null).tier()).isEqualTo(tier);
    }

    @Test
    void pragaWithoutACountryIsPrague() {
        assertThat(ids(GAZETTEER.resolve("Praga", null))).containsExactly("prague-cz");
    }

    @Test
    void newYorkWithoutACountryIsNewYorkCityAlone() {
        assertThat(ids(GAZETTEER.resolve("New York", null))).containsExactly("new-york-city-us");
    }

    @Test
    void victoriaWithoutACountryIsEveryPlaceOfThatName() {
        Resolution victoria = GAZETTEER.resolve("Victoria", null);

        assertThat(ids(victoria)).startsWith("victoria-hk", "victoria-ca", "victoria-us");
        assertThat(victoria.places()).extracting(Place::name).containsOnly("Victoria");
        assertThat(victoria.clearWinner()).isEmpty();
    }

    @Test
    void londonWithoutACountryIsBothOfThemTheLargerFirst() {
        assertThat(ids(GAZETTEER.resolve("London", null))).containsExactly("london-gb", "london-ca");
    }

    @Test
    void portlandInTheUnitedStatesIsSeveralByPopulation() {
        assertThat(ids(GAZETTEER.resolve("Portland", "US")))
                .containsExactly("portland-us", "portland-me-us", "portland-tx-us");
    }

    @Test
    void springfieldIsAmbiguous() {
        Resolution springfield = GAZETTEER.resolve("Springfield", "US");

        assertThat(springfield.places()).hasSizeGreaterThan(5);
        assertThat(springfield.clearWinner()).isEmpty();
    }

    @Test
    void aSectionOfACityStandsAfterWholeCities() {
        assertThat(ids(GAZETTEER.resolve("Benito Juárez", "MX"))).last().isEqualTo("benito-juarez-09-mx");
    }

    @Test
    void aPlaceCarriesWhatEventsNeed() {
        assertThat(GAZETTEER.byId("victoria-ca")).hasValueSatisfying(victoria -> {
            assertThat(victoria.geonameId()).isEqualTo(6174041);
            assertThat(victoria.countryCode()).isEqualTo("CA");
            assertThat(victoria.region()).isEqualTo("BC");
            assertThat(victoria.timeZone()).isEqualTo("America/Vancouver");
            assertThat(victoria.latitude()).isEqualTo(48.4359);
            assertThat(victoria.longitude()).isEqualTo(-123.35155);
            assertThat(victoria.population()).isEqualTo(289625);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "zurich-ch, 2657896", "london-gb, 2643743", "london-ca, 6058560", "portland-us, 5746545",
        "portland-me-us, 4975802", "portland-tx-us, 4720131", "new-york-city-us, 5128581", "melbourne-au, 2158177"
    })
    void anIdStandsForOnePlaceForGood(String id, int geonameId) {
        assertThat(GAZETTEER.byId(id)).map(Place::geonameId).contains(geonameId);
    }

    @ParameterizedTest
    @CsvSource({"melbourne-au, VIC", "london-ca, ON", "montreal-ca, QC", "portland-me-us, ME", "zurich-ch, ZH"})
    void aRegionIsTheAbbreviationThatPeopleUse(String id, String region) {
        assertThat(GAZETTEER.byId(id)).map(Place::region).contains(region);
    }

    @Test
    void aPlaceWithoutARegionHasNone() {
        assertThat(GAZETTEER.byId("willemstad-cw"))
                .hasValueSatisfying(place -> assertThat(place.region()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zurich", "Zurich-CH", "zurich-ch-2657896"})
    void anUnknownIdIsNoPlace(String id) {
        assertThat(GAZETTEER.byId(id)).isEmpty();
    }

    private static List<String> ids(Resolution resolution) {
        return resolution.places().stream().map(Place::id).toList();
    }
}
