package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.change.Entries;
import org.rallypoint.event.Client.Answer;

/** What is sent again with its Idempotency-Key is done once. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventRetryWriteTest {

    private static final String ZURICH = "{\"city\":\"zurich-ch\"}";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private String campaign;
    private Client coordinator;
    private String key;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        key = UUID.randomUUID().toString();
    }

    private Answer create(Client client, String body) {
        return client.post("/campaigns/" + campaign + "/events", body, "Idempotency-Key", key);
    }

    @Test
    void aRetryMakesNoSecondEventAndIsNoDuplicate() {
        var first = create(coordinator, ZURICH).is(201);
        var again = create(coordinator, ZURICH).is(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Content-Language")).isEqualTo(first.header("Content-Language"));
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(coordinator.get("/events?campaign=" + campaign).list("/items"))
                .hasSize(1);
        assertThat(entries.of(UUID.fromString(first.text("/id")))).hasSize(1);
        assertThat(coordinator.get("/audit?campaign=" + campaign).list("/items"))
                .hasSize(1);
    }

    @Test
    void theFirstAnswerComesAgainWhateverBecameOfTheEvent() {
        var first = create(coordinator, ZURICH).is(201);
        coordinator.patch("/events/" + first.text("/id"), "{\"title\":\"x\"}").is(200);
        var again = create(coordinator, ZURICH).is(201);
        assertThat(again.revision()).isEqualTo(1);
        // And its tag is stale, as it ought to be.
        coordinator
                .send("PATCH", "/events/" + first.text("/id"), "{\"title\":\"y\"}", "If-Match", again.etag())
                .is(412);
    }

    @Test
    void oneKeyIsForOneBodyAndOneCaller() {
        create(coordinator, ZURICH).is(201);
        assertThat(create(coordinator, "{\"city\":\"bern-ch\"}").is(422).text("/errors/0/code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(create(Client.with(bearers.of(Role.organiser, campaign)), "{\"city\":\"bern-ch\"}")
                        .is(201)
                        .header("Idempotent-Replayed"))
                .isNull();
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        create(coordinator, "{\"city\":\"London\"}").is(422);
        var made = create(coordinator, "{\"city\":\"london-gb\"}").is(201);
        key = UUID.randomUUID().toString();
        create(coordinator, "{\"city\":\"london-gb\"}").is(409);
        coordinator.turn("/events/" + made.text("/id"), "hide", "{}").is(200);
        create(coordinator, "{\"city\":\"london-gb\"}").is(201);
    }

    @Test
    void aChangeOfStateIsReplayedThoughItsTagIsStale() {
        var path = "/events/" + create(coordinator, ZURICH).is(201).text("/id");
        var tag = coordinator.tagOf(path);
        var first = coordinator
                .post(path + "/cancel", "{\"note\":\"x\"}", "If-Match", tag, "Idempotency-Key", key)
                .is(200);
        coordinator.turn(path, "reinstate", "{}").is(200);
        var again = coordinator
                .post(path + "/cancel", "{\"note\":\"x\"}", "If-Match", tag, "Idempotency-Key", key)
                .is(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(coordinator.get(path).text("/status")).isEqualTo("scheduled");
        coordinator.post(path + "/cancel", "{\"note\":\"x\"}", "If-Match", tag).is(412);
    }

    @Test
    void aRevokedTokenGetsNoReplay() {
        var issued = bearers.issue(Role.coordinator, Set.of(campaign), Set.of(), null);
        var client = Client.with(issued.text());
        create(client, ZURICH).is(201);
        bearers.revoke(issued.token().id());
        create(client, ZURICH).is(401);
    }

    /** As it is found when the process was killed between the reservation and the end of the work. */
    @Test
    void afterACrashTheKeyIsFreeOnceItsLeaseIsOver() {
        var draft = "{\"city\":\"zurich-ch\",\"publication\":\"draft\"}";
        var lost = create(coordinator, draft).is(201).text("/id");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery(
                                "update RememberedAnswer set state = running, sealed = null, keyId = null, shown = null,"
                                        + " expiresAt = :lease where shown = :event")
                        .setParameter("lease", Instant.parse("2025-02-01T12:01:00Z"))
                        .setParameter("event", UUID.fromString(lost))
                        .executeUpdate());
        coordinator.delete("/events/" + lost).is(204);

        assertThat(create(coordinator, draft).is(409).problem()).isEqualTo("still_running");
        clock.set("2025-02-01T12:01:01Z");
        var made = create(coordinator, draft).is(201);
        assertThat(made.header("Idempotent-Replayed")).isNull();
        assertThat(made.text("/id")).isNotEqualTo(lost);
        assertThat(create(coordinator, draft).is(201).text("/id")).isEqualTo(made.text("/id"));
    }

    /** Another node, or the same one after a restart, has nothing but the database. */
    @Test
    void nothingOfAReplayIsInMemory() {
        var first = create(coordinator, ZURICH).is(201);
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select count(*) from RememberedAnswer where shown = :event and sealed is not null",
                                Long.class)
                        .setParameter("event", UUID.fromString(first.text("/id")))
                        .getSingleResult());
        assertThat(kept).isEqualTo(1);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("delete RememberedAnswer where shown = :event")
                        .setParameter("event", UUID.fromString(first.text("/id")))
                        .executeUpdate());
        // Without its row there is no replay, and so the city is taken.
        assertThat(create(coordinator, ZURICH).is(409).problem()).isEqualTo("duplicate");
    }

    @Test
    void aReplayShowsNoContactThatHasVanishedBecauseTheEventIsEarlierNow() {
        var path = "/events/" + create(coordinator, ZURICH).is(201).text("/id");
        coordinator
                .put(
                        path + "/contacts",
                        "{\"contacts\":[{\"name\":\"Anna\",\"channel\":\"email\",\"value\":\"anna@example.org\"}]}",
                        coordinator.tagOf(path))
                .is(200);
        var tag = coordinator.tagOf(path);
        var cancelled = coordinator
                .post(path + "/cancel", "{}", "If-Match", tag, "Idempotency-Key", key)
                .is(200);
        assertThat(cancelled.list("/contacts")).hasSize(1);
        coordinator.patch(path, "{\"startDate\":\"2020-01-01\"}").is(200);
        var replayed = coordinator.post(path + "/cancel", "{}", "If-Match", tag, "Idempotency-Key", key);
        assertThat(replayed.problem()).isEqualTo("answer_erased");
        assertThat(replayed.response().body()).doesNotContain("anna@example.org");
    }
}
