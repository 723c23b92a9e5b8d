package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private static final Set<String> WRITTEN = Set.of("en", "de");
    private static final Predicate<String> NAMES = Set.of("en", "de", "fr")::contains;

    private static Languages accepting(String header) {
        return Languages.read(QueryReaderTest.reading(""), header);
    }

    private static String chosen(Languages asked) {
        return asked.choose(WRITTEN, NAMES, "en");
    }

    @Test
    void langWinsOverTheHeader() {
        assertThat(Languages.read(QueryReaderTest.reading("lang=de"), "fr").wanted())
                .containsExactly("de");
    }

    @Test
    void nothingAskedIsNothingWanted() {
        assertThat(accepting(null).wanted()).isEmpty();
        assertThat(accepting("").wanted()).isEmpty();
        assertThat(chosen(accepting(null))).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE, de",
        "de-AT, de",
        "de-at-1996, de",
        "de-Latn-AT-x-vienna, de",
        "de-u-co-phonebk, de",
        "fr, fr",
        "fr-CA, fr",
        "tlh, en",
        "xx-XX, en",
        "i-klingon, en"
    })
    void aVariantFallsToItsLanguageAndWhatNothingIsWrittenInToTheDefault(String lang, String chosen) {
        var query = QueryReaderTest.reading("lang=" + lang);
        var asked = Languages.read(query, null);

        assertThat(QueryReaderTest.faults(query)).isEmpty();
        assertThat(chosen(asked)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de_AT",
                "d",
                "*",
                "de,en",
                "de;q=0.5",
                "-",
                "de-",
                "-de",
                "de--AT",
                "123",
                "verylonglanguage",
                "ü"
            })
    void aMalformedLangIsAFault(String lang) {
        var query = QueryReaderTest.reading("lang=" + lang);

        assertThat(Languages.read(query, "de").wanted()).isEmpty();
        assertThat(QueryReaderTest.faults(query)).containsExactly("lang not_a_language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=", "lang", "lang=de&lang=fr"})
    void anEmptyOrRepeatedLangIsAFault(String text) {
        var query = QueryReaderTest.reading(text);
        Languages.read(query, null);

        assertThat(QueryReaderTest.faults(query)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "de-AT,de;q=0.9,en;q=0.8 | de",
                "de-AT | de",
                "en;q=0.5, de | de",
                "fr, de;q=0.5 | de",
                "fr | fr",
                "tlh | en",
                "tlh, de;q=0.1 | de",
                "* | en",
                "*, de;q=0.5 | de",
                "de;q=0 | en",
                "de;q=0.0, fr;q=0.1 | fr",
                "en;q=0, * | en"
            })
    void theMostWantedLanguageThatAnythingIsWrittenInIsChosen(String header, String chosen) {
        assertThat(chosen(accepting(header))).isEqualTo(chosen);
    }

    @Test
    void aLanguageWithTheWeightZeroIsNotWanted() {
        assertThat(accepting("de;q=0, fr;q=0.3").wanted()).containsExactly("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de;q=abc", "de;q=2", "de;q=-1", "de;q=", ";;;", ",", ", ,", "-", "---", "de_AT", "%"})
    void aMalformedHeaderIsIgnored(String header) {
        assertThat(chosen(accepting(header))).isEqualTo("en");
    }

    @Test
    void aHeaderOfHundredsOfLanguagesIsCutShort() {
        var header = IntStream.range(0, 600)
                .mapToObj(i -> "a" + (char) ('a' + i % 26) + (char) ('a' + i / 26))
                .collect(Collectors.joining(","));

        assertThat(accepting(header).wanted()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void textsAreLookedForInTheLanguageInWhatItIsAVariantOfAndInTheDefault() {
        assertThat(Languages.chain("de-CH-1996", "en")).containsExactly("de-CH-1996", "de-CH", "de", "en");
        assertThat(Languages.chain("en-GB", "en")).containsExactly("en-GB", "en");
        assertThat(Languages.chain("en", "en")).containsExactly("en");
    }

    @Test
    void aSingleLetterGoesWithWhatItIntroduces() {
        assertThat(Languages.withParents("de-CH-x-phonebk")).isEqualTo(List.of("de-CH-x-phonebk", "de-CH", "de"));
    }
}
