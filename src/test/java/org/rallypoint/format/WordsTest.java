package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl"})
    void everyLanguageHasTheSameWords(String language) throws IOException {
        assertThat(keys(language)).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-CH,de", "pt-BR,en", "nl-BE,nl", "en-GB,en"})
    void aVariantHasTheWordsOfItsLanguageAndAnyOtherThoseOfEnglish(String asked, String words) {
        assertThat(Words.in(asked).language()).isEqualTo(words);
    }

    @Test
    void aWordThatThereIsNotIsADefect() {
        assertThatThrownBy(() -> Words.in("en").of("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Saturday 8 February 2025, 14:00–16:00 (Europe/Zurich)",
                "de | Samstag, 8. Februar 2025, 14:00–16:00 (Europe/Zurich)",
                "fr | samedi 8 février 2025, 14:00–16:00 (Europe/Zurich)",
                "es | sábado, 8 de febrero de 2025, 14:00–16:00 (Europe/Zurich)",
                "nl | zaterdag 8 februari 2025, 14:00–16:00 (Europe/Zurich)"
            })
    void aMomentIsToldOnTheClocksOfItsCity(String language, String told) {
        var event = Views.event().at("2025-02-08", "14:00").until(null, "16:00").view();
        assertThat(Words.in(language).when(event.times())).isEqualTo(told);
    }

    @Test
    void whatIsNotKnownIsNotTold() {
        var words = Words.in("en");
        assertThat(words.when(Views.event().view().times())).isNull();
        assertThat(words.when(Views.event().on("2025-02-08").view().times())).isEqualTo("Saturday 8 February 2025");
        assertThat(words.when(Views.event().at("2025-02-08", "14:00").view().times()))
                .isEqualTo("Saturday 8 February 2025, 14:00 (Europe/Zurich)");
        assertThat(words.when(Views.event()
                        .on("2025-02-08")
                        .until("2025-02-10", null)
                        .view()
                        .times()))
                .isEqualTo("Saturday 8 February 2025 – Monday 10 February 2025");
        assertThat(words.when(Views.event()
                        .at("2025-02-08", "22:00")
                        .until("2025-02-09", "02:00")
                        .view()
                        .times()))
                .isEqualTo("Saturday 8 February 2025, 22:00 – Sunday 9 February 2025, 02:00 (Europe/Zurich)");
    }

    private static Set<Object> keys(String language) throws IOException {
        var words = new Properties();
        try (var in = new InputStreamReader(
                WordsTest.class.getResourceAsStream("/words/" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words.keySet();
    }
}
