package org.rallypoint.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final String KEY = key(1);
    private static final String OTHER = key(2);
    private static final String PLAIN = "mara@example.org ☎ +41 44 123 45 67";

    private final Seal seal = new Seal(KeyRing.of(KEY, List.of()));

    @Test
    void whatIsSealedOpensAgain() {
        assertThat(seal.open("here", seal.seal("here", PLAIN))).isEqualTo(PLAIN);
        assertThat(seal.open("here", seal.seal("here", ""))).isEmpty();
    }

    @Test
    void aSealedTextIsPrintableAndNeverTheSame() {
        var sealed = seal.seal("here", PLAIN);
        assertThat(sealed).matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("mara");
        assertThat(seal.seal("here", PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void itOpensInItsOwnContextAlone() {
        var sealed = seal.seal("here", PLAIN);
        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open("there", sealed))
                .withMessageNotContaining("there");
    }

    @Test
    void aMarkIsTheSameAgainAndOnlyUnderTheSameKeyAndInTheSameContext() {
        var mark = seal.mark("here", PLAIN);
        assertThat(mark).matches("[0-9a-f]{64}");
        assertThat(new Seal(KeyRing.of(KEY, List.of())).mark("here", PLAIN)).isEqualTo(mark);
        assertThat(seal.mark("there", PLAIN)).isNotEqualTo(mark);
        assertThat(seal.mark("here", PLAIN + "1")).isNotEqualTo(mark);
        assertThat(new Seal(KeyRing.of(OTHER, List.of(KEY))).mark("here", PLAIN))
                .isNotEqualTo(mark);
    }

    @Test
    void eachChangedLetterIsNoticed() {
        var sealed = seal.seal("here", PLAIN);
        for (int i = sealed.indexOf('.') + 1; i < sealed.length() - 1; i++) {
            var other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            var damaged = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> seal.open("here", damaged))
                    .withMessage("A stored text is damaged, or not where it was sealed.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "no", "00000000.AAAA", "AAAA"})
    void whatIsNoSealedTextIsRefused(String text) {
        assertThatIllegalStateException().isThrownBy(() -> seal.open("here", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "*", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aCutTextIsRefused(String rest) {
        assertThatIllegalStateException()
                .isThrownBy(() -> seal.open("here", seal.today() + "." + rest))
                .withMessage("A stored text is damaged, or not where it was sealed.");
    }

    @Test
    void aFormerKeyOpensAndTodaysSeals() {
        var sealed = seal.seal("here", PLAIN);
        var rotated = new Seal(KeyRing.of(OTHER, List.of(KEY)));
        assertThat(rotated.open("here", sealed)).isEqualTo(PLAIN);
        assertThat(Seal.keyId(sealed)).isNotEqualTo(rotated.today());
        assertThat(Seal.keyId(rotated.seal("here", PLAIN))).isEqualTo(rotated.today());
        assertThat(rotated.keyIds()).hasSize(2).contains(seal.today());
    }

    @Test
    void aKeyThatIsNotThereIsToldWithoutTheText() {
        var sealed = seal.seal("here", PLAIN);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Seal(KeyRing.of(OTHER, List.of())).open("here", sealed))
                .withMessage("A stored text is sealed with a key that isn't there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2VjcmV0", "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldCBzZWNyZXQ="})
    void aWrongKeyIsToldInOneLineWithoutShowingIt(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyRing.of(text, List.of()))
                .withMessage("RALLYPOINT_CONTACT_KEY has what is not 32 bytes in base64.");
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyRing.of(KEY, List.of(text)))
                .withMessage("RALLYPOINT_FORMER_CONTACT_KEYS has what is not 32 bytes in base64.");
    }

    @Test
    void withPostgresqlAKeyIsNeeded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyRing.withoutConfiguration("postgresql", Path.of("unused")))
                .withMessageStartingWith("RALLYPOINT_CONTACT_KEY is needed with PostgreSQL")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private static String key(int fill) {
        var bytes = new byte[KeyRing.KEY_BYTES];
        bytes[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
