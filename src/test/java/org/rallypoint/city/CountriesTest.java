package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    GB, en,    United Kingdom
                    US, en,    United States
                    CD, en,    DR Congo
                    CG, en,    Republic of the Congo
                    CZ, en,    Czechia
                    XK, en,    Kosovo
                    CD, en-GB, DR Congo
                    GB, de,    Vereinigtes Königreich
                    US, de,    USA
                    CD, de,    Demokratische Republik Kongo
                    CG, de-AT, Republik Kongo
                    CZ, de,    Tschechien
                    CH, de,    Schweiz
                    GB, fr,    Royaume-Uni
                    US, fr,    États-Unis
                    CD, fr,    République démocratique du Congo
                    CG, fr,    République du Congo
                    CZ, fr,    Tchéquie
                    CD, es,    República Democrática del Congo
                    CG, es,    República del Congo
                    CZ, es,    Chequia
                    CD, nl,    Democratische Republiek Congo
                    CG, nl,    Republiek Congo
                    CZ, nl,    Tsjechië
                    FR, ja,    フランス
                    """)
    void aCountryIsNamedAsListsOfCitiesWriteIt(String code, String language, String name) {
        assertThat(Countries.name(code, Locale.forLanguageTag(language))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "tlh", "und"})
    void aLanguageWithoutCountryNamesIsAnsweredInEnglish(String language) {
        assertThat(Countries.hasLanguage(language)).isFalse();
        assertThat(Countries.name("FR", Locale.forLanguageTag(language))).isEqualTo("France");
        assertThat(Countries.name("CD", Locale.forLanguageTag(language))).isEqualTo("DR Congo");
        assertThat(Countries.name("XK", Locale.forLanguageTag(language))).isEqualTo("Kosovo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en", "en-GB", "de", "de-AT", "fr", "es", "nl", "pt-BR", "zh-Hant-TW", "no", "nb", "ar", "uk"})
    void aLanguageWithCountryNamesIsKnown(String language) {
        assertThat(Countries.hasLanguage(language)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CH", "GB", "US", "TW", "PS", "XK"})
    void aCodeInUseIsAccepted(String code) {
        assertThat(Countries.isCode(code)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"ch", "UK", "EU", "AN", "SU", "YU", "ZZ", "CHE", "C"})
    void anythingElseIsNoCode(String code) {
        assertThat(Countries.isCode(code)).isFalse();
    }

    @Test
    void whatIsNoCodeIsNamedByItself() {
        assertThat(Countries.name("ZZ", Locale.ENGLISH)).isEqualTo("ZZ");
    }
}
