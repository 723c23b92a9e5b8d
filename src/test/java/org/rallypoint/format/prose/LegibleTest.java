package org.rallypoint.format.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    @Test
    void whatPeopleWriteStays() {
        var text = "Zürich,\t東京 & \uD83C\uDDE8\uD83C\uDDED <\uD83D\uDC68\u200D\uD83D\uDC69>"
                + " naïve\u00A0!\nנפגשים \uFFFD";

        assertThat(Legible.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 8, 0xB, 0xC, 0x1F, 0x7F, 0x85, 0x9F, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069,
                0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF
            })
    void whatIsNoTextIsDropped(int character) {
        assertThat(Legible.text("a" + Character.toString(character) + "b")).isEqualTo("ab");
    }

    @Test
    void lineBreaksAreOfOneKind() {
        assertThat(Legible.text("a\r\nb\rc\nd\r\r\n\r")).isEqualTo("a\nb\nc\nd\n\n\n");
    }
}
