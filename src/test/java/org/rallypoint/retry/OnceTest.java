package org.rallypoint.retry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.seal.KeyRing;
import org.rallypoint.seal.Seal;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OnceTest {

    @Inject
    TestClock clock;

    @Inject
    EntityManager database;

    @Inject
    RememberedAnswers remembered;

    @Inject
    Reservations reservations;

    /** A town and a key of this test alone. */
    private String name;

    private String key;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
        name = "Town " + UUID.randomUUID();
        key = UUID.randomUUID().toString();
    }

    @Test
    void withoutAKeyEachRequestIsDone() {
        assertThat(post("", null).statusCode()).isEqualTo(201);
        assertThat(post("", null).statusCode()).isEqualTo(201);
        assertThat(towns()).isEqualTo(2);
    }

    @Test
    void aRetryIsAnsweredAlikeAndNotDoneAgain() {
        var first = post("", key);
        var again = post("", key);
        assertThat(towns()).isEqualTo(1);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString()).contains(name);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotNull();
        assertThat(again.header("Content-Language")).isEqualTo("de");
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.header("ETag")).startsWith("\"7-");
    }

    @Test
    void theKeyIsRememberedForADay() {
        post("", key);
        clock.set("2025-02-09T11:59:59Z");
        assertThat(post("", key).header("Idempotent-Replayed")).isEqualTo("true");
        clock.set("2025-02-09T12:00:00Z");
        assertThat(post("", key).header("Idempotent-Replayed")).isNull();
        assertThat(towns()).isEqualTo(2);
    }

    @Test
    void anotherBodyOrQueryIsRefused() {
        post("", key);
        var otherQuery = post("?status=200", key);
        name = name + "!";
        var otherBody = post("", key);
        for (var answer : List.of(otherBody, otherQuery)) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo("idempotency_key_reused");
        }
        assertThat(towns()).isZero();
    }

    @Test
    void anotherCallerOrPathMayUseTheSameKey() {
        var caller = UUID.randomUUID();
        assertThat(post("", key).header("Idempotent-Replayed")).isNull();
        assertThat(postAs(caller, "CH", "", key).header("Idempotent-Replayed")).isNull();
        assertThat(postAs(caller, "CH", "", key).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(postAs(UUID.randomUUID(), "CH", "", key).header("Idempotent-Replayed"))
                .isNull();
        assertThat(postAs(caller, "DE", "", key).header("Idempotent-Replayed")).isNull();
        assertThat(towns()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "201", "202", "204"})
    void everySuccessIsRemembered(String status) {
        var query = "?status=" + status;
        var first = post(query, key);
        var again = post(query, key);
        assertThat(again.statusCode()).isEqualTo(Integer.parseInt(status));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(towns()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"?fail=true, 404", "?status=409, 409", "?status=412, 412", "?status=503, 500", "?clash=true, 500"})
    void whatFailedOrWasRefusedLeavesNothingAndMayBeTriedAgain(String query, int status) {
        assertThat(post(query, key).statusCode()).isEqualTo(status);
        assertThat(post(query, key).statusCode()).isEqualTo(status);
        assertThat(towns()).isZero();
        assertThat(post("", key).statusCode()).isEqualTo(201);
        assertThat(post(query, null).statusCode()).isEqualTo(status);
        assertThat(towns()).isEqualTo(1);
    }

    @Test
    void aRedirectionIsNotRemembered() {
        assertThat(post("?status=308", key).statusCode()).isEqualTo(308);
        assertThat(post("?status=308", key).header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "a\tb"})
    void whatIsNoKeyIsRefused(String text) {
        assertBadKey(post("", text));
    }

    @Test
    void aKeyHasUpTo200Characters() {
        var longest = (key + "~ x".repeat(100)).substring(0, 200);
        assertThat(post("", longest).statusCode()).isEqualTo(201);
        assertBadKey(post("", longest + "x"));
        assertBadKey(given().contentType("text/plain; charset=UTF-8")
                .header("Idempotency-Key", key, key + "2")
                .body(name)
                .post("/test/towns/CH"));
        assertThat(towns()).isEqualTo(1);
    }

    @Test
    void ofTwentyTwinsOneIsDone() throws Exception {
        var twins = Executors.newFixedThreadPool(20);
        try {
            for (int round = 0; round < 5; round++) {
                begin();
                var answers = new ArrayList<Response>();
                for (var answer : twins.invokeAll(IntStream.range(0, 20)
                        .mapToObj(i -> (Callable<Response>) () -> post("", key))
                        .toList())) {
                    answers.add(answer.get());
                }
                assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
                assertThat(answers)
                        .filteredOn(
                                answer -> answer.statusCode() == 201 && answer.header("Idempotent-Replayed") == null)
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 409)
                        .allSatisfy(answer -> assertThat(answer.jsonPath().getString("type"))
                                .isEqualTo("urn:rallypoint:problem:still_running"));
                assertThat(towns()).isEqualTo(1);
                assertThat(post("", key).header("Idempotent-Replayed")).isEqualTo("true");
            }
        } finally {
            twins.shutdown();
        }
    }

    @Test
    void manyKeysAtOnceNeedNoMoreConnectionsThanThereAre() throws Exception {
        var clients = Executors.newFixedThreadPool(40);
        try {
            for (var answer : clients.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<Response>) () -> post("", key + i))
                    .toList())) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(towns()).isEqualTo(200);
    }

    @Test
    void aKeyIsBlockedWhileTheFirstIsRunningAndTakenOverOnceItsLeaseIsOver() throws Exception {
        var gate = new TownsResource.Gate();
        TownsResource.GATES.put(name, gate);
        var slow = Executors.newSingleThreadExecutor();
        try {
            var first = slow.submit(() -> post("", key));
            TownsResource.Gate.await(gate.reached());
            assertProblem(post("", key), 409, "still_running");
            clock.set("2025-02-08T12:00:59Z");
            assertProblem(post("", key), 409, "still_running");
            clock.set("2025-02-08T12:01:00Z");
            var second = post("", key);
            assertThat(second.statusCode()).isEqualTo(201);
            gate.opened().countDown();
            assertProblem(first.get(), 409, "still_running");
            assertThat(towns()).isEqualTo(1);
            assertThat(post("", key).asString()).isEqualTo(second.asString());
        } finally {
            gate.opened().countDown();
            slow.shutdown();
            TownsResource.GATES.remove(name);
        }
    }

    @Test
    void anotherBodyIsRefusedWhileTheFirstIsRunning() throws Exception {
        var gate = new TownsResource.Gate();
        TownsResource.GATES.put(name, gate);
        var slow = Executors.newSingleThreadExecutor();
        try {
            var first = slow.submit(() -> post("", key));
            TownsResource.Gate.await(gate.reached());
            assertThat(post("?status=200", key).statusCode()).isEqualTo(422);
            remembered.purge();
            gate.opened().countDown();
            assertThat(first.get().statusCode()).isEqualTo(201);
        } finally {
            gate.opened().countDown();
            slow.shutdown();
            TownsResource.GATES.remove(name);
        }
    }

    @Test
    void whatWasForgottenIsNeitherShownNorDoneAgain() {
        var event = UUID.randomUUID();
        post("?shows=" + event, key);
        assertThat(sealed(event)).hasSize(1).doesNotContainNull();
        QuarkusTransaction.requiringNew().run(() -> remembered.forget(UUID.randomUUID()));
        assertThat(post("?shows=" + event, key).statusCode()).isEqualTo(201);
        remembered.forget(event);
        assertThat(sealed(event)).containsOnlyNulls();
        assertProblem(post("?shows=" + event, key), 409, "answer_erased");
        assertThat(towns()).isEqualTo(1);
        clock.set("2025-02-09T12:00:00Z");
        assertThat(post("?shows=" + event, key).statusCode()).isEqualTo(201);
    }

    @Test
    void anAnswerIsKeptNoLongerThanWhatItShows() {
        var event = UUID.randomUUID();
        var query = "?shows=" + event + "&until=2025-02-08T13:00:00Z";
        post(query, key);
        clock.set("2025-02-08T12:59:59Z");
        remembered.purge();
        assertThat(post(query, key).statusCode()).isEqualTo(201);
        clock.set("2025-02-08T13:00:00Z");
        assertProblem(post(query, key), 409, "answer_erased");
        remembered.purge();
        assertThat(sealed(event)).containsOnlyNulls();
        assertProblem(post(query, key), 409, "answer_erased");
        assertThat(towns()).isEqualTo(1);
    }

    @Test
    void whatMayNotBeShownEvenNowIsNotKept() {
        var query = "?until=2025-02-08T12:00:00Z";
        assertThat(post(query, key).statusCode()).isEqualTo(201);
        assertProblem(post(query, key), 409, "answer_erased");
    }

    @Test
    void anAnswerTooLargeToKeepIsStillNotDoneAgain() {
        var id = UUID.randomUUID();
        var attempt = new Attempt(id.toString(), "f", id);
        assertThat(reservations.reserve(attempt)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> reservations.keep(attempt, new Memo(), "x".repeat(1_000_000)));
        assertThat(reservations.reserve(attempt))
                .hasValueSatisfying(earlier -> assertThat(earlier.state()).isEqualTo(AnswerState.erased));
    }

    @Test
    void thePurgeDeletesWhatIsOver() {
        var event = UUID.randomUUID();
        post("?shows=" + event, key);
        clock.set("2025-02-09T11:59:59Z");
        remembered.purge();
        assertThat(sealed(event)).hasSize(1);
        clock.set("2025-02-09T12:00:00Z");
        remembered.purge();
        assertThat(sealed(event)).isEmpty();
    }

    @Test
    void anAnswerIsSealedAnewWithTodaysKey() {
        var old = Base64.getEncoder().encodeToString(new byte[32]);
        var today = Base64.getEncoder().encodeToString(key.substring(0, 32).getBytes(StandardCharsets.US_ASCII));
        var id = UUID.randomUUID();
        var attempt = new Attempt(id.toString(), "f", id);
        var former = new Reservations(database, new Seal(KeyRing.of(old, List.of())), clock);
        assertThat(former.reserve(attempt)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> former.keep(attempt, new Memo(), "an answer"));
        var rotated = new RememberedAnswers(database, new Seal(KeyRing.of(today, List.of(old))), clock);
        assertThat(rotated.sealAnew()).isEqualTo(1);
        assertThat(rotated.sealAnew()).isZero();
        var kept = former.reserve(attempt).orElseThrow();
        assertThat(new Seal(KeyRing.of(today, List.of())).open("answer " + id, kept.sealed()))
                .isEqualTo("an answer");
    }

    @Test
    void anAnswerWhoseKeyIsGoneIsNotDoneAgain() {
        var event = UUID.randomUUID();
        post("?shows=" + event, key);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery(
                                "update RememberedAnswer set sealed = '00000000.AAAA' where shown = :shown")
                        .setParameter("shown", event)
                        .executeUpdate());
        assertProblem(post("?shows=" + event, key), 409, "answer_erased");
    }

    @Test
    void nothingIsReadableInTheDatabase() {
        var event = UUID.randomUUID();
        post("?shows=" + event, key);
        var row = QuarkusTransaction.requiringNew().call(() -> (Object[]) database.createNativeQuery(
                        "select sealed, scope, fingerprint, key_id from remembered_answer where shown = ?1")
                .setParameter(1, event)
                .getSingleResult());
        assertThat(row[0].toString()).matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]+");
        assertThat(row[1].toString()).matches("[0-9a-f]{64}");
        assertThat(row[2].toString()).matches("[0-9a-f]{64}");
        assertThat(row[3].toString()).isEqualTo(Seal.keyId(row[0].toString()));
    }

    private Response post(String query, String key) {
        return postAs(null, "CH", query, key);
    }

    private Response postAs(UUID caller, String country, String query, String key) {
        var request = given().redirects()
                .follow(false)
                .contentType("text/plain; charset=UTF-8")
                .body(name);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (caller != null) {
            request.header("Caller", caller);
        }
        return request.post("/test/towns/" + country + query);
    }

    private static void assertBadKey(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo("bad_idempotency_key");
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:rallypoint:problem:" + code);
    }

    private long towns() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select count(*) from City where name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult());
    }

    private List<String> sealed(UUID shown) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select sealed from RememberedAnswer where shown = :shown", String.class)
                        .setParameter("shown", shown)
                        .getResultList());
    }
}
