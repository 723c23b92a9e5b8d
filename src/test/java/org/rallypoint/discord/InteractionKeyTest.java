package org.rallypoint.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.discord.Vectors.Vector;

class InteractionKeyTest {

    static List<Vector> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void onlyWhatDiscordSignedIsSigned(Vector vector) {
        var key = InteractionKey.of(vector.publicKey());

        assertThat(key.signed(
                        vector.signature(), vector.timestamp(), vector.body().getBytes(UTF_8)))
                .isEqualTo(vector.valid());
    }

    @Test
    void theCaseOfHexDigitsDoesNotMatter() {
        var vector = Vectors.all().get(0);
        var key = InteractionKey.of(vector.publicKey().toUpperCase(Locale.ROOT));

        assertThat(key.signed(
                        vector.signature().toUpperCase(Locale.ROOT),
                        vector.timestamp(),
                        vector.body().getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void whatIsMissingOrNonsenseIsNotSigned() {
        var vector = Vectors.all().get(0);
        var body = vector.body().getBytes(UTF_8);
        var key = InteractionKey.of(vector.publicKey());

        assertThat(key.signed(null, vector.timestamp(), body)).isFalse();
        assertThat(key.signed(vector.signature(), null, body)).isFalse();
        assertThat(key.signed(vector.signature(), "", body)).isFalse();
        assertThat(key.signed(vector.signature(), vector.timestamp(), new byte[0]))
                .isFalse();
        assertThat(key.signed("0x" + vector.signature().substring(2), vector.timestamp(), body))
                .isFalse();
        assertThat(key.signed("f".repeat(128), vector.timestamp(), body)).isFalse();
        assertThat(key.signed("0".repeat(128), vector.timestamp(), body)).isFalse();
    }

    @Test
    void aKeyThatIsNoPointOnTheCurveSignsNothing() {
        var vector = Vectors.all().get(0);

        assertThat(InteractionKey.of("f".repeat(64))
                        .signed(
                                vector.signature(),
                                vector.timestamp(),
                                vector.body().getBytes(UTF_8)))
                .isFalse();
        assertThatThrownBy(() -> InteractionKey.of("82d8")).isInstanceOf(IllegalArgumentException.class);
    }
}
