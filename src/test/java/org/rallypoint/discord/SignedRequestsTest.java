package org.rallypoint.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestDatabase;
import org.rallypoint.discord.Vectors.Vector;

/** What the interactions endpoint answers to each signed request that an independent implementation made. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(SignedRequestsTest.WithKey.class)
class SignedRequestsTest {

    private static final String PATH = "/discord/interactions";

    /** The application of Discord's that signed them. */
    public static class WithKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.discord.public-key", Vectors.KEY);
        }
    }

    static List<Vector> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorGetsItsAnswer(Vector vector) {
        var expected = !vector.valid() ? 401 : vector.body().startsWith("{") ? 200 : 400;

        var answer = PlainHttp.ask(
                "POST",
                PATH,
                null,
                vector.body(),
                "X-Signature-Ed25519",
                vector.signature(),
                "X-Signature-Timestamp",
                vector.timestamp());

        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        if (expected != 200) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void withoutAnyHeaderItIsNotSigned() {
        var signature = Vectors.all().get(0).signature();

        assertThat(PlainHttp.ask("POST", PATH, null, "{\"type\" : 1}").status()).isEqualTo(401);
        assertThat(PlainHttp.ask("POST", PATH, null, null).status()).isEqualTo(401);
        assertThat(PlainHttp.ask("POST", PATH, null, "{\"type\" : 1}", "X-Signature-Ed25519", signature)
                        .status())
                .isEqualTo(401);
        assertThat(PlainHttp.ask("GET", PATH, null, null).status()).isEqualTo(405);
    }
}
