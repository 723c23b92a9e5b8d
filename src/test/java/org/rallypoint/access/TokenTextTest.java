package org.rallypoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {

    /** Made by hand: what is valid today stays valid. */
    private static final String KNOWN = "rp_organiser_0123456789ABCDEFGHIJabcdefghijZz_";

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTokenSaysWhatItIsForAndShowsNoMoreThanItsBeginning(Role role) {
        var text = TokenText.make(role);
        assertThat(text).matches("rp_" + role + "_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}");
        assertThat(TokenText.isWellFormed(text)).isTrue();
        assertThat(TokenText.prefix(role, text)).isEqualTo(text.substring(0, ("rp_" + role + "_").length() + 6));
    }

    @Test
    void theChecksumIsTheCrc32OfAllBeforeItInBase62() {
        assertThat(TokenText.isWellFormed(KNOWN + "4emEfS")).isTrue();
    }

    @Test
    void noTwoAreTheSame() {
        var texts = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            texts.add(TokenText.make(Role.reader));
        }
        assertThat(texts).hasSize(10_000);
    }

    @Test
    void aTypoAnywhereIsFoundWithoutALookUp() {
        var text = TokenText.make(Role.organiser);
        for (int i = 0; i < text.length(); i++) {
            var other = text.charAt(i) == 'x' ? 'y' : 'x';
            var typo = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(TokenText.isWellFormed(typo)).as(typo).isFalse();
            assertThat(TokenText.isWellFormed(text.substring(0, i) + text.substring(i + 1)))
                    .isFalse();
            if (i > 0 && text.charAt(i) != text.charAt(i - 1)) {
                var swapped = text.substring(0, i - 1) + text.charAt(i) + text.charAt(i - 1) + text.substring(i + 1);
                assertThat(TokenText.isWellFormed(swapped)).as(swapped).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rp_",
                "rp_admin_",
                "rp_owner_0123456789ABCDEFGHIJabcdefghijZz_000000",
                "RP_organiser_0123456789ABCDEFGHIJabcdefghijZz_000000",
                "rp_organiser_0123456789ABCDEFGHIJabcdefghij-z_000000",
                "rp_organiser_0123456789ABCDEFGHIJabcdefghijZz-000000",
                "rp_organiser_0123456789ABCDEFGHIJabcdefghijZ\u00e9_000000",
                "any other string of thirty-two characters or more",
            })
    void whatHasAnotherShapeIsNone(String text) {
        assertThat(TokenText.isWellFormed(text)).isFalse();
    }

    @Test
    void nothingIsStoredThatTheTextCouldBeReadFrom() {
        var text = TokenText.make(Role.admin);
        assertThat(TokenText.hash(text)).matches("[0-9a-f]{64}").isEqualTo(TokenText.hash(text));
        assertThat(TokenText.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(TokenText.prefix(Role.admin, "a text of the operator's own choice"))
                .isEqualTo("rp_admin_");
    }
}
