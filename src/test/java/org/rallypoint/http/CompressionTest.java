package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.RawHttp.RawAnswer;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CompressionTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Routes routes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "gzip, deflate, br, zstd",
                "deflate;q=0.5, gzip;q=0.1",
                "identity;q=0, gzip",
                "br,gzip",
                "*;q=0, gzip"
            })
    void whoAsksForGzipGetsIt(String header) {
        var target = "/v1/events/" + fixtures.event(fixtures.campaign(), "zurich-ch");
        var plain = RawHttp.get(target);
        var answer = RawHttp.get(target, "Accept-Encoding: " + header);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body().length).isLessThan(plain.body().length);
        assertThat(unzipped(answer)).isEqualTo(plain.body());
        assertThat(answer.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "deflate, br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "identity, gzip;q=0",
                "gzipped",
                "-gzip"
            })
    void whoDoesNotGetsPlainBytes(String header) {
        var target = "/v1/events/" + fixtures.event(fixtures.campaign(), "zurich-ch");
        var answer = RawHttp.get(target, "Accept-Encoding: " + header);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("content-encoding");
        assertThat(answer.body()).isEqualTo(RawHttp.get(target).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*;q=0.5",
                "x-gzip",
                "gzip;q=abc",
                "gzip;q=2",
                "gzip;q=0.001",
                "gzip ; q=1",
                "gzip;;",
                ",",
                "gzip gzip"
            })
    void whatIsUnclearIsAnsweredReadably(String header) {
        var target = "/v1/events/" + fixtures.event(fixtures.campaign(), "zurich-ch");
        var answer = RawHttp.get(target, "Accept-Encoding: " + header);
        assertThat(answer.status()).isEqualTo(200);
        var bytes = "gzip".equals(answer.header("Content-Encoding")) ? unzipped(answer) : answer.body();
        assertThat(bytes).isEqualTo(RawHttp.get(target).body());
    }

    @Test
    void everyRouteComesBackWholeFromItsCompressedForm() {
        for (var route : routes.answers()) {
            var plain = RawHttp.get(route.target());
            var answer = RawHttp.get(route.target(), "Accept-Encoding: gzip");
            var bytes = answer.header("Content-Encoding") == null ? answer.body() : unzipped(answer);
            assertThat(bytes).as("%s", route).isEqualTo(plain.body());
            assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.body().length));
            assertThat(plain.header("Content-Length")).isEqualTo(String.valueOf(plain.body().length));
            assertThat(RawHttp.get(route.target(), "Accept-Encoding: gzip").header("ETag"))
                    .isEqualTo(answer.header("ETag"));
        }
    }

    @Test
    void anErrorIsReadableWhateverCodingWasAskedFor() {
        for (var coding : new String[] {"gzip", "br", "identity;q=0", "*;q=0"}) {
            ProblemAnswers.problem(RawHttp.get("/v1/nope", "Accept-Encoding: " + coding), 404);
            ProblemAnswers.problem(RawHttp.get("/v1/events?fields=nope", "Accept-Encoding: " + coding), 400);
        }
    }

    private static byte[] unzipped(RawAnswer answer) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
