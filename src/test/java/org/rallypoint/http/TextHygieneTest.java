package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextHygieneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Zürich",
                "Zu\u0308rich",
                "İstanbul",
                "Москва",
                "القاهرة",
                "ירושלים",
                "東京",
                "नेपाल",
                "👩‍👩‍👧‍👦",
                "❤\uFE0F",
                "🏴\uDB40\uDC67\uDB40\uDC7F",
                "می\u200Cخواهم",
                "a\u00A0b",
                "' OR 1=1 --",
                "100 % _",
                "<script>",
                "${7*7}",
                "\uFFFD"
            })
    void textThatAPersonMayTypeIsFine(String text) {
        assertThat(TextHygiene.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000, control character",
        "0001, control character",
        "0008, control character",
        "0009, control character",
        "000A, control character",
        "000D, control character",
        "001B, control character",
        "001F, control character",
        "007F, control character",
        "0085, control character",
        "009F, control character",
        "061C, text-direction",
        "200E, text-direction",
        "200F, text-direction",
        "202A, text-direction",
        "202B, text-direction",
        "202C, text-direction",
        "202D, text-direction",
        "202E, text-direction",
        "2066, text-direction",
        "2067, text-direction",
        "2068, text-direction",
        "2069, text-direction",
        "D800, surrogate",
        "DBFF, surrogate",
        "DC00, surrogate",
        "DFFF, surrogate",
        "FDD0, no character",
        "FDEF, no character",
        "FFFE, no character",
        "FFFF, no character",
        "1FFFF, no character",
        "10FFFF, no character"
    })
    void oneCharacterThatNobodyTypesSpoilsTheText(String codePoint, String reason) {
        int c = Integer.parseInt(codePoint, 16);
        var text = c > 0xFFFF ? Character.toString(c) : String.valueOf((char) c);

        assertThat(TextHygiene.fault("Berlin" + text + "Mitte"))
                .get()
                .asString()
                .contains(reason);
        assertThat(TextHygiene.fault(text)).isPresent();
        assertThat(TextHygiene.fault("😀" + text)).isPresent();
    }

    /** The normaliser needs seconds for a body of marks that are out of order. */
    @Test
    void aLetterBearsUpToThirtyMarks() {
        for (var marks : List.of("\u0301", "\u0323\u0301", "\u20DD", "\u0903")) {
            var thirty = marks.repeat(30 / marks.length());
            assertThat(TextHygiene.fault("a" + thirty + "b" + thirty)).isEmpty();
            assertThat(TextHygiene.fault("a" + thirty + "\u0301"))
                    .get()
                    .asString()
                    .contains("30 marks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uDE00\uD83D", "\uD83D\uD83D\uDE00", "a\uD83D", "\uDE00a"})
    void halfOfASurrogatePairIsFoundAnywhere(String text) {
        assertThat(TextHygiene.fault(text)).get().asString().contains("surrogate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "   ",
                "\u00A0",
                "\u2003",
                "\u3000",
                "\u200B",
                "\u200C",
                "\u200D",
                "\u2060",
                "\uFEFF",
                "\u00AD",
                "\u2028",
                " \u200B \uFEFF "
            })
    void aTextOfWhichNothingIsSeenIsBlank(String text) {
        assertThat(TextHygiene.fault(text)).get().asString().contains("blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u034F", "\uFE0F", "\uFE00\u200B", "\u180B", "\uDB40\uDD00"})
    void aTextOfZeroWidthMarksAloneIsBlank(String text) {
        assertThat(TextHygiene.fault(text)).get().asString().contains("blank");
    }
}
