package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.Metrics;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.webhook.FakeTarget.Received;

/** What a subscription of the kind {@code standard} gets, in which order, and what becomes of it when it doesn't answer. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(Targeted.class)
class WebhookDeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    Deliverer deliverer;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Outbox outbox;

    private FakeTarget target;

    private String campaign;
    private Client coordinator;
    private String path;
    private String webhook;
    private String secret;

    @BeforeEach
    void begin() {
        begin("2025-02-01T12:00:00Z");
    }

    private void begin(String now) {
        clock.set(now);
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        path = "/" + UUID.randomUUID();
        subscribe("");
    }

    @AfterEach
    void end() {
        target.always(FakeTarget.status(200, ""));
        coordinator
                .get("/webhooks")
                .json()
                .at("/items")
                .forEach(item -> coordinator
                        .delete("/webhooks/" + item.get("id").asText())
                        .is(204));
    }

    /** The official library looks at the age of a message by the system's clock. */
    private static String today() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void subscribe(String more) {
        var made = coordinator
                .post(
                        "/webhooks",
                        "{\"kind\":\"standard\",\"campaign\":\"%s\",\"url\":\"https://127.0.0.1:%d%s\"%s}"
                                .formatted(campaign, target.port(), path, more))
                .is(201);
        webhook = made.text("/id");
        secret = made.text("/secret");
    }

    private String event(String body) {
        return "/events/"
                + coordinator
                        .post("/campaigns/" + campaign + "/events", body)
                        .is(201)
                        .text("/id");
    }

    /** What arrived at this test's own path. */
    private List<Received> received() {
        return target.received().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    private List<String> types() {
        return received().stream().map(one -> body(one).get("type").asText()).toList();
    }

    private static JsonNode body(Received received) {
        try {
            return JSON.readTree(received.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpHeaders headers(Received received) {
        return HttpHeaders.of(
                received.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    private JsonNode log(int index) {
        return coordinator
                .get("/webhooks/" + webhook + "/deliveries")
                .is(200)
                .json()
                .at("/items/" + index);
    }

    @Test
    void aChangeArrivesAsAnEntryOfTheFeedWithTheEvent() {
        var event = event("{\"city\":\"oslo-no\",\"title\":\"March\"}");
        deliverer.run();
        var message = received().get(0);
        assertThat(message.method()).isEqualTo("POST");
        assertThat(message.headers()).containsEntry("content-type", "application/json");
        assertThat(message.headers().get("user-agent")).startsWith("Rallypoint");
        var body = body(message);
        assertThat(body.get("type").asText()).isEqualTo("event.created");
        assertThat(body.get("timestamp").asText()).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(body.at("/data/campaign").asText()).isEqualTo(campaign);
        assertThat(body.at("/data/eventId").asText()).isEqualTo(event.substring(event.lastIndexOf('/') + 1));
        assertThat(body.at("/data/city").asText()).isEqualTo("oslo-no");
        assertThat(body.at("/data/countryCode").asText()).isEqualTo("NO");
        assertThat(body.at("/data/material").asBoolean()).isTrue();
        assertThat(body.at("/data/event/title").asText()).isEqualTo("March");
        assertThat(body.at("/data/event/contacts")).isEmpty();
        assertThat(log(0).get("state").asText()).isEqualTo("delivered");
        assertThat(log(0).get("lastStatus").asInt()).isEqualTo(200);
        deliverer.run();
        assertThat(received()).hasSize(1);
    }

    @Test
    void whoWatchesSeesWhatWaitsAndWhatBecameOfIt() {
        var delivered = "rallypoint_outbox_settled_total{state=\"delivered\"}";
        var before = Metrics.now();
        target.next(FakeTarget.status(500, ""));
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        clock.set("2025-02-01T12:00:03Z");
        outbox.look();
        var waiting = Metrics.now();
        assertThat(waiting.of("rallypoint_outbox_waiting")).isEqualTo(1);
        assertThat(waiting.of("rallypoint_outbox_oldest_seconds")).isEqualTo(3);
        assertThat(waiting.of(delivered)).isEqualTo(before.of(delivered));
        clock.set("2025-02-01T12:10:00Z");
        deliverer.run();
        outbox.look();
        var after = Metrics.now();
        assertThat(after.of("rallypoint_outbox_waiting")).isZero();
        assertThat(after.of("rallypoint_outbox_oldest_seconds")).isZero();
        assertThat(after.of(delivered)).isEqualTo(before.of(delivered) + 1);
    }

    @Test
    void theOfficialLibraryVerifiesAMessageAndRefusesAChangedOne() throws Exception {
        begin(today());
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        var message = received().get(0);
        new Webhook(secret).verify(message.body(), headers(message));
        assertThatThrownBy(() -> new Webhook(secret).verify(message.body() + " ", headers(message)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(message.headers().get("webhook-id"))
                .isEqualTo("msg_" + log(0).get("id").asText());
    }

    @Test
    void afterARotationMessagesAreSignedWithBothSecretsForADay() throws Exception {
        begin(today());
        var former = secret;
        var rotated = coordinator.turn("/webhooks/" + webhook, "secret", "{}").is(200);
        assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(former);
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        var message = received().get(0);
        new Webhook(former).verify(message.body(), headers(message));
        new Webhook(rotated.text("/secret")).verify(message.body(), headers(message));
        clock.set(clock.instant().plusSeconds(86_401).toString());
        event("{\"city\":\"bergen-no\"}");
        deliverer.run();
        assertThat(received().get(1).headers().get("webhook-signature").split(" ", -1))
                .hasSize(1);
    }

    @Test
    void quickEditsAfterAMessageComeTogetherAtTheEndOfTheWindow() {
        var event = event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        clock.set("2025-02-01T12:00:10Z");
        coordinator.patch(event, "{\"title\":\"March\"}").is(200);
        clock.set("2025-02-01T12:00:20Z");
        coordinator
                .patch(event, "{\"signupLinks\":[{\"url\":\"https://example.org/oslo\"}]}")
                .is(200);
        clock.set("2025-02-01T12:01:00Z");
        coordinator.patch(event, "{\"title\":\"A march\"}").is(200);
        deliverer.run();
        assertThat(types()).containsExactly("event.created");
        clock.set("2025-02-01T12:02:00Z");
        deliverer.run();
        assertThat(types()).containsExactly("event.created", "event.details_announced");
        var data = body(received().get(1)).get("data");
        assertThat(data.get("changed")).extracting(JsonNode::asText).containsExactly("signupLinks", "title");
        assertThat(data.get("revision").asInt()).isEqualTo(4);
        assertThat(data.get("material").asBoolean()).isTrue();
        assertThat(data.at("/event/title").asText()).isEqualTo("A march");
        assertThat(log(0).get("changes").asInt()).isEqualTo(3);
        clock.set("2025-02-01T12:10:00Z");
        coordinator.patch(event, "{\"title\":\"Later\"}").is(200);
        deliverer.run();
        assertThat(types()).hasSize(3);
    }

    @Test
    void whatCancelsPlansDoesNotWaitForTheWindow() {
        var event = event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        coordinator.patch(event, "{\"title\":\"March\"}").is(200);
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(types()).containsExactly("event.created", "event.cancelled");
        assertThat(body(received().get(1)).at("/data/changed"))
                .extracting(JsonNode::asText)
                .containsExactly("status", "title");
    }

    @Test
    void whatIsNotTakenIsTriedAgainUnderTheSameIdAndLaterNewsOfTheEventWait() {
        target.next(FakeTarget.status(500, "broken"), FakeTarget.status(503, ""), FakeTarget.status(200, ""));
        var event = event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        assertThat(log(0).get("state").asText()).isEqualTo("waiting");
        assertThat(log(0).get("lastStatus").asInt()).isEqualTo(500);
        assertThat(log(0).get("attempts").asInt()).isEqualTo(1);
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(received()).hasSize(1);
        clock.set("2025-02-01T12:00:10Z");
        deliverer.run();
        assertThat(received()).hasSize(2);
        clock.set("2025-02-01T12:02:00Z");
        deliverer.run();
        assertThat(types()).containsExactly("event.created", "event.created", "event.created", "event.cancelled");
        assertThat(received().stream().limit(3).map(one -> one.headers().get("webhook-id")))
                .containsOnly(received().get(0).headers().get("webhook-id"));
        assertThat(coordinator.get("/webhooks/" + webhook).text("/failingSince"))
                .isNull();
    }

    @Test
    void anotherEventIsNotHeldUpByOneThatIsRefused() {
        target.next(FakeTarget.status(400, "I don't like it"));
        event("{\"city\":\"oslo-no\"}");
        event("{\"city\":\"bergen-no\"}");
        deliverer.run();
        assertThat(received()).hasSize(2);
        assertThat(body(received().get(1)).at("/data/city").asText()).isEqualTo("bergen-no");
    }

    @Test
    void aPauseThatTheTargetAsksForIsKept() {
        target.next(FakeTarget.status(503, "", "retry-after", "600"));
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        assertThat(coordinator.get("/webhooks/" + webhook).text("/pausedUntil")).isEqualTo("2025-02-01T12:10:00Z");
        event("{\"city\":\"bergen-no\"}");
        clock.set("2025-02-01T12:09:59Z");
        deliverer.run();
        assertThat(received()).hasSize(1);
        clock.set("2025-02-01T12:10:00Z");
        deliverer.run();
        assertThat(received()).hasSize(3);
    }

    @Test
    void noAnswerCountsAsAFailureWithItsReason() {
        target.next(FakeTarget.closeBeforeAnswer(), FakeTarget.hang(), FakeTarget.redirect("https://example.org/"));
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        assertThat(log(0).get("lastFault").asText()).isEqualTo("reset");
        assertThat(log(0).get("lastStatus").isNull()).isTrue();
        clock.set("2025-02-01T12:01:00Z");
        deliverer.run();
        assertThat(log(0).get("lastFault").asText()).isEqualTo("timeout");
        clock.set("2025-02-01T12:05:00Z");
        deliverer.run();
        assertThat(log(0).get("lastFault").asText()).isEqualTo("status");
        assertThat(log(0).get("lastStatus").asInt()).isEqualTo(302);
    }

    @Test
    void goneEndsTheSubscriptionAndDropsWhatWaits() {
        target.next(FakeTarget.status(410, ""));
        event("{\"city\":\"oslo-no\"}");
        event("{\"city\":\"bergen-no\"}");
        deliverer.run();
        var shown = coordinator.get("/webhooks/" + webhook);
        assertThat(shown.json().get("active").asBoolean()).isFalse();
        assertThat(shown.text("/disabledReason")).isEqualTo("gone");
        assertThat(log(0).get("state").asText()).isEqualTo("dropped");
        assertThat(log(1).get("state").asText()).isEqualTo("failed");
        event("{\"city\":\"trondheim-no\"}");
        deliverer.run();
        assertThat(received()).hasSize(1);
        assertThat(coordinator
                        .post("/webhooks/" + webhook + "/test", "{}")
                        .is(409)
                        .problem())
                .isEqualTo("not_active");
        coordinator.patch("/webhooks/" + webhook, "{\"active\":true}").is(200);
        deliverer.run();
        assertThat(received()).hasSize(1);
        event("{\"city\":\"stavanger-no\"}");
        deliverer.run();
        assertThat(types()).hasSize(2);
    }

    @Test
    void whoDoesNotAnswerForThreeDaysIsGivenUp() {
        target.always(FakeTarget.status(500, ""));
        event("{\"city\":\"oslo-no\"}");
        for (int hour = 0; hour < 80 && isActive(); hour++) {
            deliverer.run();
            clock.set(clock.instant().plusSeconds(3600).toString());
        }
        assertThat(coordinator.get("/webhooks/" + webhook).text("/disabledReason"))
                .isEqualTo("unreachable");
        assertThat(clock.instant()).isBetween("2025-02-04T12:00:00Z", "2025-02-05T12:00:00Z");
        assertThat(log(0).get("state").asText()).isEqualTo("failed");
    }

    private boolean isActive() {
        return coordinator.get("/webhooks/" + webhook).json().get("active").asBoolean();
    }

    @Test
    void moreThanCanWaitEndsTheSubscription() {
        target.always(FakeTarget.status(500, ""));
        for (int i = 0; i < 21; i++) {
            event("{\"city\":\"oslo-no\",\"startDate\":\"2025-02-%02d\"}".formatted(i + 1));
            deliverer.run();
        }
        assertThat(coordinator.get("/webhooks/" + webhook).text("/disabledReason"))
                .isEqualTo("queue_full");
        assertThat(coordinator
                        .get("/webhooks/" + webhook + "/deliveries?state=waiting,sending")
                        .json()
                        .at("/page/total")
                        .asInt())
                .isZero();
    }

    @Test
    void aMessageThatWasOnItsWayWhenTheNodeDiedIsSentAgainUnderTheSameId() {
        event("{\"city\":\"oslo-no\"}");
        deliverer.fanOut.run();
        deliverer.dieWhileSending(UUID.fromString(webhook));
        deliverer.run();
        assertThat(received()).isEmpty();
        clock.set("2025-02-01T12:02:00Z");
        deliverer.run();
        assertThat(received()).hasSize(1);
        assertThat(received().get(0).headers().get("webhook-id"))
                .isEqualTo("msg_" + log(0).get("id").asText());
        assertThat(log(0).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void aHiddenEventIsATombstone() {
        var event = event("{\"city\":\"oslo-no\",\"title\":\"Secret now\"}");
        deliverer.run();
        coordinator.turn(event, "hide", "{}").is(200);
        deliverer.run();
        assertThat(types()).containsExactly("event.created", "event.removed");
        assertThat(body(received().get(1)).at("/data/event").isNull()).isTrue();
        assertThat(received().get(1).body()).doesNotContain("Secret now");
    }

    @Test
    void onlyWhatIsWishedForIsSent() {
        var first = webhook;
        coordinator.delete("/webhooks/" + first).is(204);
        subscribe(",\"country\":\"NO\",\"types\":[\"event.updated\",\"event.cancelled\"],\"materialOnly\":true");
        var oslo = event("{\"city\":\"oslo-no\"}");
        var bern = event("{\"city\":\"bern-ch\"}");
        coordinator.patch(oslo, "{\"summary\":\"x\"}").is(200);
        coordinator.turn(oslo, "cancel", "{}").is(200);
        coordinator.turn(bern, "cancel", "{}").is(200);
        coordinator.patch("/campaigns/" + campaign, "{\"title\":\"Another\"}").is(200);
        deliverer.run();
        assertThat(types()).containsExactly("event.cancelled");
        coordinator
                .patch("/webhooks/" + webhook, "{\"country\":null,\"types\":null,\"city\":\"bern-ch\"}")
                .is(200);
        coordinator.turn(bern, "reinstate", "{}").is(200);
        coordinator.turn(oslo, "reinstate", "{}").is(200);
        clock.set("2025-02-01T13:00:00Z");
        deliverer.run();
        assertThat(types()).containsExactly("event.cancelled", "event.reinstated");
    }

    @Test
    void whatWasBeforeASubscriptionIsNotSent() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        event("{\"city\":\"oslo-no\"}");
        subscribe("");
        deliverer.run();
        assertThat(received()).isEmpty();
    }

    @Test
    void textsComeInTheLanguageOfTheSubscription() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"lang\":\"de\"");
        event("{\"city\":\"copenhagen-dk\"}");
        deliverer.run();
        assertThat(body(received().get(0)).at("/data/event/city/name").asText()).isEqualTo("Kopenhagen");
    }

    @Test
    void aTestIsSentOnceAndNeverTriedAgain() {
        target.next(FakeTarget.status(500, ""));
        var test = coordinator.post("/webhooks/" + webhook + "/test", "{}").is(202);
        assertThat(test.text("/type")).isEqualTo("webhook.test");
        assertThat(coordinator
                        .post("/webhooks/" + webhook + "/test", "{}")
                        .is(409)
                        .problem())
                .isEqualTo("test_waiting");
        deliverer.run();
        assertThat(types()).containsExactly("webhook.test");
        assertThat(log(0).get("state").asText()).isEqualTo("failed");
    }

    @Test
    void whatWasSentUnderAnIdTakesUpNothingNew() {
        var event = event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        var id = log(0).get("id").asText();
        coordinator
                .post("/webhooks/" + webhook + "/deliveries/" + id + "/retry", "{}")
                .is(202);
        coordinator.patch(event, "{\"title\":\"March\"}").is(200);
        clock.set("2025-02-01T12:05:00Z");
        deliverer.run();
        assertThat(received()).hasSize(3);
        assertThat(received().get(2).headers().get("webhook-id")).isNotEqualTo("msg_" + id);
        assertThat(body(received().get(2)).at("/data/seq").asLong())
                .isGreaterThan(body(received().get(1)).at("/data/seq").asLong());
    }

    @Test
    void oneMessageThatIsNeverTakenIsNotTriedWithEachOther() {
        target.next(FakeTarget.status(500, ""));
        event("{\"city\":\"oslo-no\"}");
        event("{\"city\":\"bergen-no\"}");
        deliverer.run();
        assertThat(received()).hasSize(2);
        target.next(FakeTarget.status(500, ""));
        clock.set("2025-02-01T12:00:07Z");
        deliverer.run();
        event("{\"city\":\"trondheim-no\"}");
        deliverer.run();
        assertThat(received()).hasSize(4);
        assertThat(log(2).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsChangedWhileChangesAreHandedOutStaysChanged() throws InterruptedException {
        event("{\"city\":\"oslo-no\"}");
        deliverer.fanOutDuring(UUID.fromString(webhook), changing -> {
            changing.disable(DisabledReason.by_owner, clock.instant());
            changing.changed(clock.instant());
        });
        deliverer.run();
        var shown = coordinator.get("/webhooks/" + webhook);
        assertThat(shown.json().get("active").asBoolean()).isFalse();
        assertThat(shown.revision()).isEqualTo(2);
        assertThat(coordinator.get("/webhooks/" + webhook + "/deliveries").list("/items"))
                .isEmpty();
    }

    @Test
    void aMessageCanBeSentAgainByHand() {
        event("{\"city\":\"oslo-no\"}");
        deliverer.run();
        var id = log(0).get("id").asText();
        var again = coordinator
                .post("/webhooks/" + webhook + "/deliveries/" + id + "/retry", "{}")
                .is(202);
        assertThat(again.text("/state")).isEqualTo("waiting");
        deliverer.run();
        assertThat(received()).hasSize(2);
        assertThat(received().get(1).headers().get("webhook-id")).isEqualTo("msg_" + id);
        coordinator
                .post("/webhooks/" + webhook + "/deliveries/" + UUID.randomUUID() + "/retry", "{}")
                .is(404);
    }

    @Test
    void remindersComeOnceAndNotForWhatWasPutOff() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"types\":[\"campaign.archived\"],\"reminders\":[\"24h\",\"1h\"]");
        var oslo = event("{\"city\":\"oslo-no\",\"startDate\":\"2025-02-08\",\"startTime\":\"13:00\"}");
        var bergen = event("{\"city\":\"bergen-no\",\"startDate\":\"2025-02-08\",\"startTime\":\"13:00\"}");
        event("{\"city\":\"trondheim-no\",\"startDate\":\"2025-02-08\"}");
        coordinator.turn(bergen, "cancel", "{}").is(200);
        clock.set("2025-02-07T10:59:00Z");
        deliverer.remind();
        assertThat(types()).isEmpty();
        clock.set("2025-02-07T12:30:00Z");
        deliverer.remind();
        deliverer.remind();
        assertThat(received()).hasSize(2);
        assertThat(received().stream()
                        .map(one -> body(one).at("/data/reminder").asText() + " "
                                + body(one).at("/data/event/city/id").asText()))
                .containsExactlyInAnyOrder("24h oslo-no", "24h trondheim-no");
        coordinator.patch(oslo, "{\"startTime\":\"15:00\"}").is(200);
        clock.set("2025-02-08T12:30:00Z");
        deliverer.remind();
        assertThat(received()).hasSize(2);
        clock.set("2025-02-08T13:05:00Z");
        deliverer.remind();
        assertThat(types()).hasSize(3).containsOnly("event.reminder");
        assertThat(body(received().get(2)).at("/data/reminder").asText()).isEqualTo("1h");
    }

    @Test
    void theListOfTheWeekComesOnMondayOnce() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"types\":[\"campaign.archived\"],\"digest\":\"weekly\"");
        event("{\"city\":\"oslo-no\",\"startDate\":\"2025-02-08\",\"startTime\":\"14:00\"}");
        event("{\"city\":\"bergen-no\",\"startDate\":\"2025-02-20\"}");
        clock.set("2025-02-03T07:59:00Z");
        deliverer.remind();
        assertThat(types()).isEmpty();
        clock.set("2025-02-03T08:00:30Z");
        deliverer.remind();
        deliverer.remind();
        assertThat(types()).containsExactly("digest.weekly");
        assertThat(body(received().get(0)).at("/data/events")).hasSize(1);
        clock.set("2025-02-10T08:00:30Z");
        deliverer.remind();
        assertThat(types()).hasSize(1);
        assertThat(log(0).get("lastFault").asText()).isEqualTo("nothing_to_tell");
    }

    @Test
    void nodesThatDoTheSameAtOnceTellNothingTwice() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"reminders\":[\"24h\"],\"digest\":\"weekly\"");
        event("{\"city\":\"oslo-no\",\"startDate\":\"2025-02-04\",\"startTime\":\"10:00\"}");
        clock.set("2025-02-03T09:00:30Z");
        var nodes = Stream.generate(() -> CompletableFuture.runAsync(deliverer::remind))
                .limit(4)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(nodes).join();
        assertThat(types()).containsExactlyInAnyOrder("event.created", "event.reminder", "digest.weekly");
    }

    @Test
    void withItsTokenGoesASubscriptionThatBelongsToNobodyElse() {
        var reader = bearers.reader();
        var bot = Client.with(reader.text());
        var made = bot.post(
                        "/webhooks",
                        "{\"kind\":\"standard\",\"url\":\"https://127.0.0.1:%d%s\"}".formatted(target.port(), path))
                .is(201);
        bearers.revoke(reader.token().id());
        var admin = Client.with(bearers.of(Role.admin));
        var shown = admin.get("/webhooks/" + made.text("/id")).is(200);
        assertThat(shown.text("/disabledReason")).isEqualTo("token_revoked");
        admin.delete("/webhooks/" + made.text("/id")).is(204);
    }
}
