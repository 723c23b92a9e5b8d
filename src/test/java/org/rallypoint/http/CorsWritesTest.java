package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.RawHttp.RawAnswer;

/** The sites that the operator names may write. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(CorsWritesTest.TwoSites.class)
class CorsWritesTest {

    private static final List<String> SITES = List.of("https://organise.example", "http://localhost:3000");

    /** Two sites may write, one of them named with a slash that no browser sends. */
    public static class TwoSites implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.write-origins", "https://organise.example/,http://localhost:3000,null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aSiteThatIsNamedMayWrite(String method) {
        for (var site : SITES) {
            for (var target : List.of("/v1/events", WriteRoutes.PATH, "/v1/nope")) {
                var answer = preflight(target, site, method);
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.headers().get("access-control-allow-origin")).containsExactly(site);
                assertThat(answer.header("Vary")).isEqualTo("Origin");
                assertThat(answer.header("Access-Control-Allow-Methods"))
                        .isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
                assertThat(answer.header("Access-Control-Allow-Headers"))
                        .isEqualTo("Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match,"
                                + " If-None-Match");
                assertThat(answer.header("Access-Control-Max-Age")).matches("\\d+");
                assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site.example",
                "null",
                "https://organise.example/",
                "https://organise.example:443",
                "http://organise.example",
                "https://organise.example.evil.example",
                "https://xorganise.example",
                "HTTPS://ORGANISE.EXAMPLE",
                "http://localhost",
                "*"
            })
    void anyOtherSiteMayNot(String site) {
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "post", "FOO")) {
            isClosed(preflight(WriteRoutes.PATH, site, method));
            isClosed(RawHttp.send(method, WriteRoutes.PATH, "Origin: " + site));
        }
        isClosed(RawHttp.send("POST", WriteRoutes.PATH, "Origin: " + site, "Access-Control-Request-Method: GET"));
    }

    @Test
    void theAnswerToAWriteIsShownToTheSiteThatMayWriteWhateverItIs() {
        var site = SITES.get(0);
        for (var answer : List.of(
                RawHttp.send("DELETE", WriteRoutes.PATH, "Origin: " + site),
                RawHttp.send("POST", WriteRoutes.PATH, "Origin: " + site, "Content-Type: application/json"),
                RawHttp.send("POST", WriteRoutes.PATH, "Origin: " + site, "Content-Type: text/plain"),
                RawHttp.send("PATCH", WriteRoutes.PATH, "Origin: " + site),
                RawHttp.send("POST", WriteRoutes.PATH, "Origin: " + site, "Content-Type: multipart/form-data"),
                RawHttp.send("POST", WriteRoutes.PATH, "Origin: " + site, "X-Test-Credential: failed"),
                RawHttp.send("POST", "/v1/countries", "Origin: " + site),
                RawHttp.send("POST", "/v1/nope", "Origin: " + site))) {
            assertThat(answer.headers().get("access-control-allow-origin"))
                    .as("%s", answer)
                    .containsExactly(site);
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Location", "Retry-After");
            assertThat(answer.header("Vary").split(", *", -1)).contains("Origin");
        }
    }

    @Test
    void readsAreAsOpenAsEver() {
        for (var site : List.of(SITES.get(0), "https://site.example")) {
            var answer = RawHttp.get("/v1/countries", "Origin: " + site);
            assertThat(answer.headers().get("access-control-allow-origin")).containsExactly("*");
            assertThat(answer.header("Vary")).doesNotContain("Origin");
            assertThat(preflight("/v1/countries", site, "GET").header("Access-Control-Allow-Methods"))
                    .isEqualTo("GET, HEAD");
        }
    }

    private static RawAnswer preflight(String target, String site, String method) {
        return RawHttp.send(
                "OPTIONS",
                target,
                "Origin: " + site,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: authorization,content-type,if-match");
    }

    private static void isClosed(RawAnswer answer) {
        assertThat(answer.headers().keySet()).as("%s", answer).noneMatch(name -> name.startsWith("access-control-"));
    }
}
