package org.rallypoint.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/** It has a database of its own, which it empties. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(FirstAdminTest.Alone.class)
class FirstAdminTest {

    private static final String CHOSEN = "chosen-by-an-operator:{with},signs!~";
    private static final int NODES = 8;

    public static class Alone implements QuarkusTestProfile {}

    @Inject
    FirstAdmin firstAdmin;

    @Inject
    TokenRepository tokens;

    @Inject
    AuditRepository audit;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @BeforeEach
    @Transactional
    void empty() {
        clock.set("2025-02-08T12:00:00Z");
        audit.deleteAll();
        tokens.update("createdBy = null, revokedBy = null");
        tokens.deleteAll();
    }

    @Test
    void anEmptyDatabaseGetsATokenThatIsShownOnce() {
        var printed = printed(() -> firstAdmin.start(new StartupEvent()));
        var text = printed.lines()
                .map(String::strip)
                .filter(TokenText::isWellFormed)
                .findFirst()
                .orElseThrow();
        assertThat(text).startsWith("rp_admin_");
        given().header("Authorization", "Bearer " + text)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("admin"))
                .body("expiresAt", nullValue());
        assertThat(printed(() -> firstAdmin.start(new StartupEvent()))).isEmpty();
        assertThat(actions()).containsExactly("token.create");
    }

    @Test
    void whereThereIsAnyTokenNoneIsMade() {
        bearers.of(Role.reader);
        assertThat(firstAdmin.settle(Optional.empty())).isEmpty();
    }

    @Test
    void ofSeveralNodesThatStartAtOnceOneMakesIt() throws Exception {
        var texts = atOnce(() -> firstAdmin.settle(Optional.empty()));
        assertThat(texts.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void ofSeveralNodesThatStartAtOnceOneStoresTheConfiguredToken() throws Exception {
        assertThat(atOnce(() -> firstAdmin.settle(Optional.of(CHOSEN)))).containsOnly(Optional.empty());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theConfiguredTokenIsStoredByItsHashAlone() {
        assertThat(firstAdmin.settle(Optional.of(CHOSEN))).isEmpty();
        assertThat(firstAdmin.settle(Optional.of(CHOSEN))).isEmpty();
        assertThat(count()).isEqualTo(1);
        var token = bearers.ofText(CHOSEN);
        assertThat(token.role()).isEqualTo(Role.admin);
        assertThat(token.label()).isEqualTo("RALLYPOINT_ADMIN_TOKEN");
        assertThat(token.prefix()).isEqualTo("rp_admin_");
        assertThat(token.expiresAt()).isNull();
    }

    @Test
    void anEarlierConfiguredTokenIsRevokedAndCanComeBack() {
        firstAdmin.settle(Optional.of(CHOSEN));
        var other = bearers.of(Role.admin);
        firstAdmin.settle(Optional.of(CHOSEN + "2"));
        assertThat(bearers.ofText(CHOSEN).isRevoked()).isTrue();
        assertThat(bearers.ofText(CHOSEN + "2").isRevoked()).isFalse();
        assertThat(bearers.ofText(other).isRevoked()).isFalse();
        firstAdmin.settle(Optional.of(CHOSEN));
        assertThat(bearers.ofText(CHOSEN).isRevoked()).isFalse();
        assertThat(bearers.ofText(CHOSEN + "2").isRevoked()).isTrue();
        firstAdmin.settle(Optional.empty());
        assertThat(bearers.ofText(CHOSEN).isRevoked()).isTrue();
    }

    @Test
    void aConfiguredTokenThatAPersonRevokedStaysSo() {
        firstAdmin.settle(Optional.of(CHOSEN));
        var other = bearers.of(Role.admin);
        given().header("Authorization", "Bearer " + other)
                .delete("/v1/tokens/" + bearers.ofText(CHOSEN).id())
                .then()
                .statusCode(204);
        firstAdmin.settle(Optional.of(CHOSEN));
        assertThat(bearers.ofText(CHOSEN).isRevoked()).isTrue();
    }

    @Test
    void theLastAdminTokenThatWorksCantBeRevoked() {
        var one = bearers.of(Role.admin);
        var other = bearers.issue(Role.admin, Set.of(), Set.of(), null, Instant.parse("2025-02-09T00:00:00Z"));
        clock.set("2025-02-09T00:00:00Z");
        var id = bearers.ofText(one).id();
        given().header("Authorization", "Bearer " + one)
                .delete("/v1/tokens/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rallypoint:problem:last_admin"));
        given().header("Authorization", "Bearer " + one)
                .delete("/v1/tokens/" + other.token().id())
                .then()
                .statusCode(204);
        bearers.of(Role.admin);
        given().header("Authorization", "Bearer " + one)
                .delete("/v1/tokens/" + id)
                .then()
                .statusCode(204);
    }

    @Transactional
    long count() {
        return tokens.count();
    }

    @Transactional
    List<String> actions() {
        return audit.listAll().stream().map(AuditEntry::action).toList();
    }

    private static <T> List<T> atOnce(Callable<T> start) throws Exception {
        var barrier = new CyclicBarrier(NODES);
        var nodes = Executors.newFixedThreadPool(NODES);
        try {
            var starts = Collections.nCopies(NODES, (Callable<T>) () -> {
                barrier.await();
                return start.call();
            });
            var results = new ArrayList<T>();
            for (Future<T> future : nodes.invokeAll(starts)) {
                results.add(future.get());
            }
            return results;
        } finally {
            nodes.shutdown();
        }
    }

    private static String printed(Runnable what) {
        var before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            what.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8);
    }
}
