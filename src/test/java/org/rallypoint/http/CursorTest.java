package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String ORDER = "startsAt";
    private static final List<String> KEYS = List.of("0", "2025-02-08T13:00:00Z", "zurich", "łódź");
    private static final String CURSOR = Cursor.write(ORDER, KEYS);

    @Test
    void aCursorIsReadBackAsItWasWritten() {
        assertThat(Cursor.read(CURSOR, ORDER, 4)).contains(KEYS);
    }

    @Test
    void anEmptyKeyIsAKey() {
        assertThat(Cursor.read(Cursor.write(ORDER, List.of("", "a", "")), ORDER, 3))
                .contains(List.of("", "a", ""));
    }

    @Test
    void aCursorStandsInAUrlAsItIs() {
        assertThat(CURSOR).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-startsAt", "updatedAt", "distance", "startsA", ""})
    void aCursorOfAnotherOrderIsNone(String order) {
        assertThat(Cursor.read(CURSOR, order, 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void aCursorWithAnotherNumberOfKeysIsNone(int keys) {
        assertThat(Cursor.read(CURSOR, ORDER, keys)).isEmpty();
    }

    @Test
    void aCutCursorIsNone() {
        for (int length = 0; length < CURSOR.length(); length++) {
            assertThat(Cursor.read(CURSOR.substring(0, length), ORDER, 4)).isEmpty();
        }
    }

    @Test
    void aMistypedCursorNeverLeadsElsewhere() {
        for (int i = 0; i < CURSOR.length(); i++) {
            for (char other : "AZaz09-_".toCharArray()) {
                var mistyped = CURSOR.substring(0, i) + other + CURSOR.substring(i + 1);
                Cursor.read(mistyped, ORDER, 4)
                        .ifPresent(keys -> assertThat(keys).isEqualTo(KEYS));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a", "AAAA", "AAAAAAAA", "null", "200", "===", "a+b/c=", "é", "%00", "\u0000", "../.."})
    void whatWasNeverGivenOutIsNone(String cursor) {
        assertThat(Cursor.read(cursor, ORDER, 4)).isEmpty();
    }

    @Test
    void aForeignCursorIsNone() {
        var foreign = Base64.getUrlEncoder()
                .encodeToString((ORDER + "\u001F0\u001F1\u001F2\u001F3").getBytes(StandardCharsets.UTF_8));

        assertThat(Cursor.read(foreign, ORDER, 4)).isEmpty();
    }

    @Test
    void anOversizedCursorIsNone() {
        var oversized = Cursor.write(ORDER, List.of("0", "1", "a".repeat(2000), "3"));

        assertThat(Cursor.read(oversized, ORDER, 4)).isEmpty();
        assertThat(Cursor.read("A".repeat(1_000_000), ORDER, 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u202Eb", "\uFFFF"})
    void aForgedCursorCarriesNoTextThatADatabaseChokesOn(String key) {
        var forged = Cursor.write(ORDER, List.of("0", "2025-02-08T13:00:00Z", key, "id"));

        assertThat(Cursor.read(forged, ORDER, 4)).isEmpty();
    }
}
