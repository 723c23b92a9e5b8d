package org.rallypoint.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.http.RawHttp.RawAnswer;

/** A file may be larger than what people type, in its own encoding, and take its time. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(FileBodyTest.ShortTimeout.class)
class FileBodyTest {

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int LARGEST_OF_OTHERS = 256 * 1024;

    /** So short that the test needn't wait. */
    public static class ShortTimeout implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "1s");
        }
    }

    @Test
    void aFileMayBeLargerThanOtherBodies() {
        assertThat(sent(FileRoutes.PATH, "text/csv", LARGEST_OF_OTHERS + 1)).isEqualTo(200);
        assertThat(sent(FileRoutes.PATH, "text/csv", LARGEST)).isEqualTo(200);
        assertThat(sent(FileRoutes.PATH, "text/csv", LARGEST + 1)).isEqualTo(413);
        assertThat(sent(WriteRoutes.PATH, "application/json", LARGEST_OF_OTHERS + 1))
                .isEqualTo(413);
    }

    @Test
    void aFileMayBeInItsOwnEncoding() {
        assertThat(sent(FileRoutes.PATH, "text/csv; charset=iso-8859-1", 10)).isEqualTo(200);
        assertThat(sent(WriteRoutes.PATH, "application/json; charset=iso-8859-1", 10))
                .isEqualTo(415);
    }

    private static int sent(String path, String type, int length) {
        return given().header("Content-Type", type)
                .body(new byte[length])
                .post(path)
                .statusCode();
    }

    @Test
    void whoWaitsForALongAnswerIsNotTakenForSilent()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var answer = CompletableFuture.supplyAsync(
                () -> RawHttp.sendBody("POST", FileRoutes.PATH + "/slow", "text/csv", "file"));
        assertThat(FileRoutes.CALLED.await(10, TimeUnit.SECONDS)).isTrue();

        // Two that come after it and are cut off: by then its own time would have been over, too.
        untilItIsCutOff();
        untilItIsCutOff();
        assertThat(answer).isNotDone();
        FileRoutes.MAY_ANSWER.countDown();

        RawAnswer given = answer.get(10, TimeUnit.SECONDS);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.text()).isEqualTo("4");
    }

    private static void untilItIsCutOff() throws IOException {
        try (var silent = new Socket("localhost", RestAssured.port)) {
            silent.setSoTimeout(10_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void afterItsAnswerAConnectionIsIdleLikeAnyOther() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + FileRoutes.PATH
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 4\r\n\r\nfile")
                            .getBytes(US_ASCII));

            // To its end: the server closes it without being asked to.
            var all = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(all).startsWith("HTTP/1.1 200").endsWith("4");
        }
    }
}
