package org.rallypoint.format.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Paris, Zürich; Bern | Paris\\, Zürich\\; Bern
                    a\\b                | a\\\\b
                    \\                  | \\\\
                    \\n                 | \\\\n
                    \\,                 | \\\\\\,
                    a: "b" ^n           | a: "b" ^n
                    """)
    void whatHasAMeaningInTextIsEscaped(String typed, String written) {
        assertThat(new CalendarText().text("X", typed)).hasToString("X:" + written + "\r\n");
    }

    @Test
    void lineBreaksAreWrittenAsTwoCharacters() {
        assertThat(new CalendarText().text("X", "a\nb\r\nc\u2028d\u2029e")).hasToString("X:a\\nb\\nc\\nd\\ne\r\n");
    }

    @Test
    void whatCannotBeSaidIsLeftOut() {
        assertThat(new CalendarText().text("X", "a\u0000\u0007\u000b\f\u001f\u007f\u0085b\tc\rd\uD83De\uDE00"))
                .hasToString("X:ab\tcde\r\n");
    }

    @Test
    void aValueThatIsNoTextBreaksNoLineEither() {
        assertThat(new CalendarText().line("URL", "https://a.example/?b=1,2;3\r\nEND:VEVENT"))
                .hasToString("URL:https://a.example/?b=1,2;3END:VEVENT\r\n");
    }

    @Test
    void textsAreSeparatedByCommasThatAreNotTheirOwn() {
        assertThat(new CalendarText().texts("X", List.of("a,b", "c")).texts("Y", List.of()))
                .hasToString("X:a\\,b,c\r\n");
    }

    @Test
    void momentsAreWrittenAsWhatTheyAre() {
        assertThat(new CalendarText()
                        .when("A", LocalDate.parse("2025-02-08"))
                        .when("B", Instant.parse("2025-02-08T13:00:00.999Z"))
                        .when("C", ZonedDateTime.parse("2025-02-08T14:00+01:00[Europe/Paris]"))
                        .when("D", LocalDateTime.parse("2025-02-08T14:00")))
                .hasToString("""
                        A;VALUE=DATE:20250208
                        B:20250208T130000Z
                        C;TZID=Europe/Paris:20250208T140000
                        D:20250208T140000
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aLineOf75OctetsStandsAndALongerOneIsFolded() {
        assertThat(new CalendarText().line("X", "a".repeat(73))).hasToString("X:" + "a".repeat(73) + "\r\n");
        assertThat(new CalendarText().line("X", "a".repeat(74))).hasToString("X:" + "a".repeat(73) + "\r\n a\r\n");
        assertThat(new CalendarText().line("X", "a".repeat(73 + 75)))
                .hasToString("X:" + "a".repeat(73) + "\r\n " + "a".repeat(74) + "\r\n a\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "漢", "😀", "a😀", "aé漢😀", " ", "\\", "\n"})
    void longLinesAreFoldedBetweenCharactersAndReadBack(String characters) throws CharacterCodingException {
        for (var name : List.of("X", "XX", "XXX", "XXXX")) {
            var value = characters.repeat(300);
            var text = new CalendarText().text(name, value).toString();

            for (var line : text.split("\r\n", -1)) {
                var octets = line.getBytes(StandardCharsets.UTF_8);
                assertThat(octets.length).isLessThanOrEqualTo(75);
                // A decoder by itself reports what a String would hide.
                assertThat(StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(octets))
                                .toString())
                        .isEqualTo(line);
            }
            assertThat(text.replace("\r\n ", ""))
                    .isEqualTo(name + ":" + value.replace("\\", "\\\\").replace("\n", "\\n") + "\r\n");
        }
    }
}
