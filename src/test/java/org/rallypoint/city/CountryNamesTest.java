package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void everyNameThatWeWriteComesBack(String language) {
        for (String code : Countries.codes()) {
            String name = Countries.name(code, Locale.forLanguageTag(language));
            assertThat(CountryNames.codes(name, "en")).as(name).containsExactly(code);
        }
    }

    @Test
    void everyCodeMeansItsCountry() {
        for (String code : Countries.codes()) {
            assertThat(CountryNames.codes(code, "en")).as(code).containsExactly(code);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            USA,                            US
            US,                             US
            U.S.A.,                         US
            U.S.,                           US
            usa,                            US
            United States of America,       US
            America,                        US
            EE. UU.,                        US
            États-Unis,                     US
            VS,                             US
            UK,                             GB
            U.K.,                           GB
            uk,                             GB
            Great Britain,                  GB
            Großbritannien,                 GB
            England,                        GB
            Schottland,                     GB
            Pays de Galles,                 GB
            Noord-Ierland,                  GB
            Holland,                        NL
            Brasil,                         BR
            Czech Republic,                 CZ
            Tschechische Republik,          CZ
            Česko,                          CZ
            République tchèque,             CZ
            DR Congo,                       CD
            DRC,                            CD
            D.R.C.,                         CD
            RDC,                            CD
            Congo-Kinshasa,                 CD
            Congo - Kinshasa,               CD
            Congo (DRC),                    CD
            Democratic Republic of Congo,   CD
            Democratic Republic of the Congo, CD
            Republic of the Congo,          CG
            Republic of Congo,              CG
            Congo-Brazzaville,              CG
            South Korea,                    KR
            Südkorea,                       KR
            Noord-Korea,                    KP
            Ivory Coast,                    CI
            Côte d’Ivoire,                  CI
            Burma,                          MM
            Myanmar,                        MM
            Myanmar (Burma),                MM
            Macedonia,                      MK
            Swaziland,                      SZ
            Cape Verde,                     CV
            Osttimor,                       TL
            Turkey,                         TR
            Türkiye,                        TR
            Vatikan,                        VA
            Taiwan,                         TW
            Palästina,                      PS
            Kosovo,                         XK
            Hong Kong,                      HK
            Hongkong,                       HK
            Macao,                          MO
            UAE,                            AE
            VAE,                            AE
            Trinidad and Tobago,            TT
            Trinidad & Tobago,              TT
            Trinidad und Tobago,            TT
            Saint Lucia,                    LC
            St. Lucia,                      LC
            """)
    void aCountryIsKnownByTheNamesThatPeopleWrite(String written, String code) {
        assertThat(CountryNames.codes(written, "en")).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"Congo, CD, CG", "Kongo, CD, CG", "Korea, KP, KR", "Corée, KP, KR"})
    void aNameOfTwoCountriesMeansBoth(String written, String first, String second) {
        assertThat(CountryNames.codes(written, "fr")).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            the Netherlands,    NL
            The Gambia,         GM
            die Schweiz,        CH
            der Tschad,         TD
            das Vereinigte Königreich, GB
            la France,          FR
            le Tchad,           TD
            les Pays-Bas,       NL
            l'Allemagne,        DE
            L’Espagne,          ES
            el Perú,            PE
            los Países Bajos,   NL
            las Bahamas,        BS
            de Verenigde Staten, US
            het Verenigd Koninkrijk, GB
            El Salvador,        SV
            La Réunion,         RE
            """)
    void anArticleIsPassedOver(String written, String code) {
        assertThat(CountryNames.codes(written, "en")).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRANCE", "  france ", "Frànce", "France!", "**France**"})
    void onlyTheLettersCount(String written) {
        assertThat(CountryNames.codes(written, "en")).containsExactly("FR");
    }

    @ParameterizedTest
    @CsvSource({"フランス, ja, FR", "Alemanha, pt-BR, DE", "Германия, ru, DE", "法国, zh, FR", "法國, zh, FR"})
    void theLanguageOfTheTextIsKnownToo(String written, String language, String code) {
        assertThat(CountryNames.codes(written, language)).containsExactly(code);
        assertThat(CountryNames.codes(written, "en")).isEmpty();
        assertThat(CountryNames.codes("Frankreich", language)).containsExactly("FR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlh", "und", "", "no such language"})
    void aLanguageWithoutCountryNamesAddsNone(String language) {
        assertThat(CountryNames.codes("France", language)).containsExactly("FR");
        assertThat(CountryNames.codes("Qo'noS", language)).isEmpty();
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                " ",
                "the",
                "de",
                "us",
                "ch",
                "eau",
                "vs",
                "EU",
                "XX",
                "Paris",
                "France and Italy",
                "Atlantis",
                "(",
                "&"
            })
    void anythingElseIsNoCountry(String written) {
        assertThat(CountryNames.codes(written, "en")).isEmpty();
    }

    @Test
    void aLongTextIsNoCountry() {
        assertThat(CountryNames.codes("France" + " ".repeat(1_000_000), "en")).isEmpty();
    }
}
