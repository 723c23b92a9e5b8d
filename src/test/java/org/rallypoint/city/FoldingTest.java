package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    Zürich,             zurich
                    ZÜRICH,             zurich
                    zurich,             zurich
                    N’Djaména,          ndjamena
                    N'Djamena,          ndjamena
                    N`Djamena,          ndjamena
                    N´Djamena,          ndjamena
                    N‘DJAMENA,          ndjamena
                    Nʼdjamena,          ndjamena
                    NDjamena,           ndjamena
                    Honolulu Oʻahu,     honolulu oahu
                    Ra′s Bayrūt,        ras bayrut
                    København,          kobenhavn
                    Kobenhavn,          kobenhavn
                    Köln,               koln
                    São Paulo,          sao paulo
                    Łódź,               lodz
                    İstanbul,           istanbul
                    ISTANBUL,           istanbul
                    Iğdır,              igdir
                    Gießen,             giessen
                    GIEẞEN,             giessen
                    Ærøskøbing,         aeroskobing
                    Œuilly,             oeuilly
                    Þórshöfn,           thorshofn
                    Đà Nẵng,            da nang
                    Seyðisfjörður,      seydisfjordur
                    Ħamrun,             hamrun
                    Gəncə,              gence
                    Saint-Denis,        saint denis
                    St. Gallen,         st gallen
                    "Frankfurt (Oder)", frankfurt oder
                    "  New   York ",    new york
                    "Washington, D.C.", washington d c
                    Ｔｏｋｙｏ,          tokyo
                    Київ,               киів
                    ΑΘΉΝΑ,              αθηνα
                    Πειραιάς,           πειραιασ
                    القَاهِرَة,             القاهرة
                    أبها,               ابها
                    تهران,              تهران
                    یزد,                يزد
                    יְרוּשָׁלַיִם,             ירושלים
                    צ׳כיה,              צכיה
                    दिल्ली,               दिल्ली
                    ガーナ,             ガーナ
                    ｶﾞｰﾅ,               ガーナ
                    서울,               서울
                    東京,               東京
                    "",                 ""
                    "...",              ""
                    """)
    void spellingsOfAWordFoldAlike(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @Test
    void foldingAgainChangesNothing() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String once = Folding.fold("a" + Character.toString(point) + "b");
            assertThat(Folding.fold(once)).as("U+%04X", point).isEqualTo(once);
        }
    }

    @Test
    void foldingAgainChangesNothingInAnyMixtureOfCharacters() {
        Random random = new Random(2025);
        for (int round = 0; round < 50_000; round++) {
            String mixture = random.ints(6, 0, 0x3100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String once = Folding.fold(mixture);
            assertThat(Folding.fold(once)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z\uD800rich", "\uDC00", "\uD83D", "\uDC00\uD800", "\u0000", "\uFFFF"})
    void brokenTextIsNoError(String text) {
        assertThat(Folding.fold(text)).matches("z rich|");
        assertThat(Folding.slug(text)).matches("z-rich|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301\u0323", "\u093C\u094D", "\uFF9E\u093C", "\u302E\u093C", "' ", "ﷺ", "각"})
    void aLongTextTakesAShortTime(String part) {
        String text = "a" + part.repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Folding.fold(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    Zürich,                     zurich
                    N’Djaména,                  ndjamena
                    São Paulo,                  sao-paulo
                    "Paris AI summit, 2025!",   paris-ai-summit-2025
                    "-- Berlin --",             berlin
                    Київ Kyiv,                  kyiv
                    東京,                       ""
                    """)
    void aSlugHasPlainLettersDigitsAndSingleHyphens(String text, String slug) {
        assertThat(Folding.slug(text)).isEqualTo(slug);
    }

    @Test
    void aSlugEndsAtAHundredCharactersAndNotInAHyphen() {
        assertThat(Folding.slug("x".repeat(150))).hasSize(100);
        assertThat(Folding.slug("x".repeat(99) + " yz")).isEqualTo("x".repeat(99));
    }
}
