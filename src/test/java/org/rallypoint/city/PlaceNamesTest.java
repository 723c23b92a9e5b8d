package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNamesTest {

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @ParameterizedTest
    @CsvSource({
        "prague-cz, de, Prag",
        "prague-cz, de-AT, Prag",
        "prague-cz, nl, Praag",
        "prague-cz, es, Praga",
        "prague-cz, en, Prague",
        "prague-cz, cs, Praha",
        "zurich-ch, de, Zürich",
        "munich-de, en, Munich",
        "copenhagen-dk, da, København",
        "new-york-city-us, no, New York",
        "new-york-city-us, zh-TW, 紐約市",
        "new-york-city-us, zh-Hant-TW, 紐約市",
        "ndjamena-td, zh-tw, 恩賈梅納"
    })
    void aNameIsGivenInTheLanguageOrAMoreGeneralOne(String id, String language, String name) {
        assertThat(GAZETTEER.nameIn(place(id), language)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "tlh", "", "d", "fr_CA", "not a tag"})
    void aLanguageNobodyWroteDownGivesNoName(String language) {
        assertThat(GAZETTEER.nameIn(place("prague-cz"), language)).isEmpty();
        assertThat(GAZETTEER.knowsLanguage(language)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "de-CH", "fr", "es", "nl", "zh", "zh-TW", "pt-BR", "no", "ar", "DE"})
    void aLanguageOfSomePlaceIsKnown(String language) {
        assertThat(GAZETTEER.knowsLanguage(language)).isTrue();
    }

    @Test
    void theNamesToSearchAreOfEveryTier() {
        assertThat(GAZETTEER.namesOf(place("munich-de")))
                .contains("Munich", "München", "Monaco di Baviera", "muenchen");
    }

    private static Place place(String id) {
        return GAZETTEER.byId(id).orElseThrow();
    }
}
