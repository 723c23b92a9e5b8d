package org.rallypoint.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.http.ProblemAnswers.codes;
import static org.rallypoint.http.ProblemAnswers.json;
import static org.rallypoint.http.ProblemAnswers.problem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.RawHttp.RawAnswer;

/** What holds for every write, whatever it writes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WriteAnswersTest {

    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String BODY = "{\"text\":\"one\"}";
    private static final int MAX_BODY = 256 * 1024;
    /** More than there are threads to wait for bodies. */
    private static final int STALLED = 300;

    @Test
    void aWriteIsKeptByNobodyAndSaysItsRevision() {
        var answer = send("POST", JSON, BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).matches("\"1-[0-9a-f]{24}\"");
        assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(answer.header("Location")).endsWith(WriteRoutes.PATH);
        assertThat(answer.header("Content-Language")).isEqualTo("de");
        assertThat(answer.text()).isEqualTo("{\"text\":\"one\",\"revision\":1}");
    }

    @Test
    void anAnswerThatIsGivenAgainIsTheFirstToTheByte() {
        var first = send("POST", JSON, BODY);
        var again = RawHttp.sendBody("POST", WriteRoutes.PATH + "/again?revision", JSON, first.text());

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (var header : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control", "Location")) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        var without = RawHttp.sendBody("POST", WriteRoutes.PATH + "/again", JSON, first.text());
        assertThat(without.headers()).doesNotContainKey("etag");
        assertThat(without.body()).isEqualTo(first.body());
    }

    @Test
    void withACredentialAnAnswerIsPrivate() {
        for (var method : List.of("POST", "PUT")) {
            var answer = send(method, JSON, BODY, "Authorization: Bearer x");
            if (answer.status() != 401) {
                assertThat(answer.headers().get("cache-control")).containsExactly("private, no-store");
            }
        }
    }

    @Test
    void whatCountsNoChangesHasNoTag() {
        var answer = send("PUT", JSON, BODY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("[\"one\"]");
        assertThat(answer.headers()).doesNotContainKey("etag");
        var deleted = RawHttp.send("DELETE", WriteRoutes.PATH);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aChangeNeedsTheTagThatWasReadLast() {
        problem(send("PATCH", PATCH, BODY), 428);
        problem(send("PATCH", PATCH, BODY, "If-Match: *"), 428);
        assertThat(codes(problem(send("PATCH", PATCH, BODY, "If-Match: 7"), 400)))
                .containsExactly("bad_if_match");
        var stale = problem(send("PATCH", PATCH, BODY, "If-Match: \"6-ab\""), 412);
        assertThat(stale.get("current").get("text").asText()).isEqualTo("present");
        for (var tag : List.of("\"7-ab\"", "W/\"7-cd\"", "\"5-a\", \"7-b\"")) {
            var answer = send("PATCH", PATCH, BODY, "If-Match: " + tag);
            assertThat(answer.status()).as(tag).isEqualTo(200);
            assertThat(answer.header("ETag")).startsWith("\"8-");
        }
        assertThat(send("PATCH", PATCH, BODY, "If-Match: \"5-a\"", "If-Match: \"7-b\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|application/json",
                "POST|Application/JSON",
                "POST|application/json; charset=utf-8",
                "POST|application/json;charset=\"UTF-8\"",
                "POST|application/json; version=2",
                "PATCH|application/merge-patch+json",
                "PATCH|application/merge-patch+json; charset=UTF-8"
            })
    void jsonInUtf8IsTaken(String method, String mediaType) {
        assertThat(send(method, mediaType, BODY, "If-Match: \"7\"").status()).isIn(200, 201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|application/json; charset=latin1",
                "POST|application/json;Charset=ISO-8859-1",
                "POST|application/json; version=2; charset=\"utf-16\"",
                "POST|text/plain",
                "POST|garbage",
                "POST|*/*",
                "POST|application/*",
                "PATCH|application/*+json",
                "POST|application/xml",
                "POST|multipart/form-data; boundary=x",
                "POST|Multipart/Mixed; boundary=x",
                "POST|application/x-www-form-urlencoded",
                "POST|application/merge-patch+json",
                "PATCH|application/merge-patch+json; charset=latin1",
                "PATCH|application/json-patch+json"
            })
    void anotherMediaTypeIsRefused(String method, String mediaType) {
        problem(send(method, mediaType, BODY, "If-Match: \"7\""), 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|missing_body",
                "{|bad_json",
                "[]|wrong_type",
                "{\"text\":1,\"text\":2}|bad_json",
                "{\"text\":7}|wrong_type",
                "{\"nope\":7}|unknown_field"
            })
    void aBodyThatIsNotWhatIsReadIsAProblem(String body, String code) {
        assertThat(codes(problem(send("POST", JSON, body), 400))).containsExactly(code);
    }

    @Test
    void aBodyOfAnotherEncodingIsAProblem() {
        assertThat(codes(problem(send("POST", JSON, "{\"text\":\"\u00fc\"}"), 400)))
                .containsExactly("bad_encoding");
        var zurich = new String("{\"text\":\"Zürich\"}".getBytes(UTF_8), ISO_8859_1);
        assertThat(json(send("POST", JSON, zurich)).get("text").asText()).isEqualTo("Zürich");
    }

    @Test
    void aBodyInPiecesIsReadUpToTheLimit() {
        var answer = chunked("POST", WriteRoutes.PATH, "{\"text\":", "\"one\"}");
        assertThat(codes(problem(chunked("POST", WriteRoutes.PATH), 400))).containsExactly("missing_body");
        assertThat(codes(problem(RawHttp.send("POST", WriteRoutes.PATH, "Content-Type: application/json"), 400)))
                .containsExactly("missing_body");
        assertThat(answer.status()).isEqualTo(201);
        var large = "x".repeat(MAX_BODY / 4);
        problem(chunked("POST", WriteRoutes.PATH, "{\"text\":\"", large, large, large, large, "\"}"), 413);
        problem(chunked("DELETE", WriteRoutes.PATH, large, large, large, large, large), 413);
    }

    @Test
    void aBodyThatWaitsToBeAskedForIsAskedFor() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head(BODY.length(), "Expect: 100-continue"));
            var go = new byte[25];
            assertThat(socket.getInputStream().readNBytes(go, 0, go.length)).isEqualTo(go.length);
            assertThat(new String(go, ISO_8859_1)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write(BODY.getBytes(UTF_8));
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(answer.length);
            assertThat(new String(answer, ISO_8859_1)).isEqualTo("HTTP/1.1 201");
        }
    }

    @Test
    @Timeout(60)
    void whoAnnouncesABodyAndNeverSendsItKeepsNobodyWaiting() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < STALLED; i++) {
                var socket = new Socket("localhost", RestAssured.port);
                sockets.add(socket);
                socket.getOutputStream().write(head(1000));
                socket.getOutputStream().write('{');
            }
            long before = System.nanoTime();
            assertThat(RawHttp.get("/v1/countries").status()).isEqualTo(200);
            assertThat(send("POST", JSON, BODY).status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "told", "unauthorized"})
    void whoIsNotWhoTheySayIsToldSoAndNothingIsLogged(String kind) {
        var challenge = kind.equals("failed")
                ? "Bearer realm=\"rallypoint\", error=\"invalid_token\""
                : "Bearer realm=\"rallypoint\"";
        var logged = loggedWhile(() -> {
            for (var answer : denials(kind)) {
                var problem = problem(answer, 401);
                assertThat(problem.get("type").asText()).isEqualTo("urn:rallypoint:problem:unauthorized");
                assertThat(answer.headers().get("www-authenticate")).containsExactly(challenge);
                assertThat(answer.toString()).doesNotContain("canary");
                assertThat(problem.get("detail").asText().equals("It has expired."))
                        .isEqualTo(kind.equals("told"));
            }
        });
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "told-forbidden"})
    void whoMayNotIsToldSo(String kind) {
        var logged = loggedWhile(() -> {
            for (var answer : denials(kind)) {
                var problem = problem(answer, 403);
                assertThat(answer.headers()).doesNotContainKey("www-authenticate");
                assertThat(answer.toString()).doesNotContain("canary");
                assertThat(problem.get("detail").asText().equals("Not in this country."))
                        .isEqualTo(kind.equals("told-forbidden"));
            }
        });
        assertThat(logged).isEmpty();
    }

    /** From a route, and from what comes before every route. */
    private static List<RawAnswer> denials(String kind) {
        var credential = WriteRoutes.CREDENTIAL + ": " + kind;
        return List.of(
                RawHttp.sendBody("POST", WriteRoutes.PATH + "/denied", "text/plain", kind),
                // In words that no other test uses: what is in the cache knows no credential but Authorization.
                RawHttp.get("/v1/countries?lang=en-AU", credential),
                RawHttp.get("/v1/events/nope", credential),
                RawHttp.get("/v1/nope", credential),
                send("POST", JSON, BODY, credential),
                send("POST", JSON, "{", credential));
    }

    private static List<String> loggedWhile(Runnable deed) {
        var logged = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    logged.add(entry.getLevel() + " " + entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            deed.run();
        } finally {
            root.removeHandler(handler);
        }
        return logged;
    }

    private static RawAnswer send(String method, String mediaType, String body, String... headers) {
        return RawHttp.exchange(
                        method + " " + WriteRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: " + mediaType + "\r\nContent-Length: " + body.length() + "\r\n"
                                + String.join(
                                        "",
                                        List.of(headers).stream()
                                                .map(header -> header + "\r\n")
                                                .toList())
                                + "\r\n" + body)
                .get(0);
    }

    private static RawAnswer chunked(String method, String target, String... chunks) {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var chunk : chunks) {
            request.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return RawHttp.exchange(request + "0\r\n\r\n").get(0);
    }

    private static byte[] head(int length, String... headers) {
        return ("POST " + WriteRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + length + "\r\n"
                        + String.join("\r\n", headers)
                        + (headers.length > 0 ? "\r\n" : "") + "\r\n")
                .getBytes(UTF_8);
    }
}
