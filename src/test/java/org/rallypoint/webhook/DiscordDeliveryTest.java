package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;

/** What a Discord channel is told: each event once, and as it is now. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(Targeted.class)
class DiscordDeliveryTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    Deliverer deliverer;

    private FakeDiscord discord;

    private String campaign;
    private Client coordinator;
    private long channel;
    private String webhook;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        channel = ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 9_000_000_000_000L);
        subscribe("");
    }

    @AfterEach
    void end() {
        coordinator
                .get("/webhooks")
                .json()
                .at("/items")
                .forEach(item -> coordinator
                        .delete("/webhooks/" + item.get("id").asText())
                        .is(204));
    }

    private void subscribe(String more) {
        webhook = coordinator
                .post(
                        "/webhooks",
                        "{\"kind\":\"discord\",\"campaign\":\"%s\",\"url\":\"https://discord.com/api/webhooks/%d/a-token\"%s}"
                                .formatted(campaign, channel, more))
                .is(201)
                .text("/id");
    }

    private String event(String body) {
        return "/events/"
                + coordinator
                        .post("/campaigns/" + campaign + "/events", body)
                        .is(201)
                        .text("/id");
    }

    private void later(int minutes) {
        clock.set(clock.instant().plusSeconds(60L * minutes).toString());
        deliverer.run();
    }

    /** The lines of the transcript about this test's own channel, without their time. */
    private List<String> transcript() {
        return discord.transcript().stream()
                .filter(line -> line.contains("/webhooks/" + channel))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private List<String> deeds() {
        return transcript().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private JsonObject last() {
        var all = discord.messagesOf(channel);
        var history = all.get(all.size() - 1);
        return history.get(history.size() - 1);
    }

    private JsonNode log(int index) {
        return coordinator
                .get("/webhooks/" + webhook + "/deliveries")
                .is(200)
                .json()
                .at("/items/" + index);
    }

    @Test
    void createdEditedAndCancelledIsOneMessageEditedTwice() {
        var event = event("{\"city\":\"milan-it\",\"title\":\"March\"}");
        deliverer.run();
        coordinator
                .patch(event, "{\"signupLinks\":[{\"url\":\"https://example.org/milan\"}]}")
                .is(200);
        later(3);
        coordinator.turn(event, "cancel", "{\"note\":\"Storm.\"}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "PATCH", "PATCH");
        assertThat(discord.messagesOf(channel)).hasSize(1);
        assertThat(discord.messagesOf(channel).get(0)).hasSize(3);
        assertThat(last().encode()).contains("Cancelled: Milan", "Storm.").doesNotContain("example.org/milan");
        assertThat(last().getJsonObject("allowed_mentions").getJsonArray("parse"))
                .isEmpty();
    }

    @Test
    void aCorrectionOfWhatTheChannelNeverSawIsNotPosted() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        var event = event("{\"city\":\"milan-it\",\"title\":\"Marhc\"}");
        subscribe("");
        coordinator.patch(event, "{\"title\":\"March\"}").is(200);
        deliverer.run();
        assertThat(transcript()).isEmpty();
        assertThat(log(0).get("state").asText()).isEqualTo("dropped");
        assertThat(log(0).get("lastFault").asText()).isEqualTo("nothing_to_edit");
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST");
    }

    @Test
    void aHiddenEventLeavesAMessageThatSaysNoMoreThanThat() {
        var event = event("{\"city\":\"milan-it\",\"title\":\"Not for everyone\"}");
        deliverer.run();
        coordinator.turn(event, "hide", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "PATCH");
        assertThat(last().encode()).contains("Milan").doesNotContain("Not for everyone");
        coordinator.turn(event, "publish", "{}").is(200);
        later(3);
        assertThat(deeds()).containsExactly("POST", "PATCH", "PATCH");
        assertThat(last().encode()).contains("Not for everyone");
    }

    @Test
    void whatWasHiddenBeforeItWasToldIsNeverTold() {
        var event = event("{\"city\":\"milan-it\"}");
        coordinator.turn(event, "hide", "{}").is(200);
        deliverer.run();
        assertThat(transcript()).isEmpty();
        assertThat(log(0).get("lastFault").asText()).isEqualTo("nothing_to_tell");
    }

    @Test
    void aPostWithoutAnAnswerIsSentAgainAndTheLogSaysSo() {
        discord.target().next(FakeTarget.closeBeforeAnswer());
        var event = event("{\"city\":\"milan-it\"}");
        deliverer.run();
        assertThat(log(0).get("unanswered").asBoolean()).isTrue();
        later(1);
        assertThat(log(0).get("state").asText()).isEqualTo("delivered");
        assertThat(log(0).get("unanswered").asBoolean()).isTrue();
        discord.target().next(FakeTarget.closeBeforeAnswer());
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        later(1);
        assertThat(deeds()).containsExactly("POST", "PATCH");
        assertThat(log(0).get("unanswered").asBoolean()).isFalse();
    }

    @Test
    void aPostWithoutAnAnswerIsMarkedAlsoWhereTheSubscriptionWasSwitchedOffMeanwhile() {
        discord.target()
                .next((request, body) -> new Thread(() -> {
                            coordinator
                                    .patch("/webhooks/" + webhook, "{\"active\":false}")
                                    .is(200);
                            request.connection().close();
                        })
                        .start());
        event("{\"city\":\"milan-it\"}");
        deliverer.run();
        assertThat(log(0).get("state").asText()).isEqualTo("dropped");
        assertThat(log(0).get("unanswered").asBoolean()).isTrue();
    }

    @Test
    void aPostWhoseAnswerNamesNoMessageIsMarkedSinceALaterOneStandsBesideIt() {
        discord.target().next(FakeTarget.status(200, "cut off"));
        var event = event("{\"city\":\"milan-it\"}");
        deliverer.run();
        assertThat(log(0).get("state").asText()).isEqualTo("delivered");
        assertThat(log(0).get("lastFault").asText()).isEqualTo("no_message_id");
        assertThat(log(0).get("unanswered").asBoolean()).isTrue();
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST");
        assertThat(log(0).get("unanswered").asBoolean()).isFalse();
    }

    @Test
    void aPostThatWasOnItsWayWhenTheNodeDiedIsMarked() {
        event("{\"city\":\"milan-it\"}");
        deliverer.fanOut.run();
        deliverer.dieWhileSending(UUID.fromString(webhook));
        later(2);
        assertThat(deeds()).containsExactly("POST");
        assertThat(log(0).get("unanswered").asBoolean()).isTrue();
    }

    @Test
    void whatDiscordRefusedForANumberOfCallsIsSentOnceLater() {
        discord.target().next(FakeTarget.tooMany(1.5));
        event("{\"city\":\"milan-it\"}");
        event("{\"city\":\"rome-it\"}");
        deliverer.run();
        assertThat(transcript()).isEmpty();
        clock.set("2025-02-01T12:00:01Z");
        deliverer.run();
        assertThat(transcript()).isEmpty();
        clock.set("2025-02-01T12:00:10Z");
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "POST");
        assertThat(log(0).get("unanswered").asBoolean()).isFalse();
    }

    @Test
    void aWebhookThatIsNoLongerThereEndsTheSubscription() {
        discord.target().next(FakeTarget.notFound());
        event("{\"city\":\"milan-it\"}");
        deliverer.run();
        assertThat(coordinator.get("/webhooks/" + webhook).text("/disabledReason"))
                .isEqualTo("gone");
        assertThat(log(0).get("lastStatus").asInt()).isEqualTo(404);
    }

    @Test
    void aMessageThatSomebodyDeletedIsPostedAnewOnlyForWhatMatters() {
        var event = event("{\"city\":\"milan-it\"}");
        deliverer.run();
        discord.forget(channel);
        coordinator.patch(event, "{\"title\":\"March\"}").is(200);
        later(3);
        assertThat(deeds()).containsExactly("POST");
        assertThat(log(0).get("state").asText()).isEqualTo("dropped");
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "POST");
        discord.forget(channel);
        coordinator.turn(event, "reinstate", "{}").is(200);
        later(3);
        assertThat(deeds()).containsExactly("POST", "POST", "POST");
        assertThat(coordinator.get("/webhooks/" + webhook).json().get("active").asBoolean())
                .isTrue();
    }

    @Test
    void aCampaignIsToldOfToo() {
        inDraft();
        event("{\"city\":\"milan-it\"}");
        coordinator.turn("/campaigns/" + campaign, "publish", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "POST");
        coordinator
                .patch("/campaigns/" + campaign, "{\"title\":\"Another title\"}")
                .is(200);
        later(3);
        assertThat(deeds()).containsExactly("POST", "POST", "PATCH");
        assertThat(transcript().get(2)).contains("Another title");
    }

    @Test
    void manyNewEventsAtOnceAreOneMessageThatStaysTrue() {
        inDraft();
        var cities = List.of("milan-it", "rome-it", "turin-it", "naples-it", "genoa-it", "bologna-it");
        var events = cities.stream()
                .map(city -> event("{\"city\":\"%s\"}".formatted(city)))
                .toList();
        coordinator.turn("/campaigns/" + campaign, "publish", "{}").is(200);
        deliverer.run();
        assertThat(transcript()).hasSize(2);
        assertThat(transcript().get(1)).contains("6 new protests");
        assertThat(last().encode()).contains("Milan", "Rome", "Turin", "Naples", "Genoa", "Bologna");
        coordinator.turn(events.get(0), "cancel", "{}").is(200);
        coordinator.turn(events.get(1), "hide", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "POST", "PATCH", "PATCH");
        assertThat(last().encode()).contains("[cancelled\\\\] Milan", "Turin").doesNotContain("Rome");
    }

    @Test
    void aMessageThatStandsIsKeptTrueWhateverTheSubscriptionWishesFor() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"city\":\"milan-it\",\"types\":[\"event.created\"]");
        var event = event("{\"city\":\"milan-it\"}");
        deliverer.run();
        coordinator.patch(event, "{\"city\":\"rome-it\"}").is(200);
        later(3);
        assertThat(last().encode()).contains("Rome").doesNotContain("Milan");
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "PATCH", "PATCH");
        assertThat(last().encode()).contains("Cancelled: Rome");
    }

    @Test
    void aReminderThatIsNotSoAnyMoreSaysIt() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"reminders\":[\"1h\"]");
        var event = event("{\"city\":\"milan-it\",\"startDate\":\"2025-02-03\",\"startTime\":\"10:00\"}");
        deliverer.run();
        clock.set("2025-02-03T08:05:00Z");
        deliverer.remind();
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST", "POST", "PATCH", "PATCH");
        assertThat(discord.messagesOf(channel))
                .extracting(history -> history.get(history.size() - 1).getString("content"))
                .containsExactly("Cancelled: Milan", "Cancelled: Milan");
    }

    @Test
    void aReminderThatComesTooLateIsNotSent() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"types\":[\"campaign.archived\"],\"reminders\":[\"1h\"]");
        event("{\"city\":\"milan-it\",\"startDate\":\"2025-02-03\",\"startTime\":\"10:00\"}");
        discord.target().next(FakeTarget.tooMany(1800));
        clock.set("2025-02-03T08:05:00Z");
        deliverer.remind();
        later(31);
        assertThat(transcript()).isEmpty();
        assertThat(log(0).get("lastFault").asText()).isEqualTo("nothing_to_tell");
    }

    @Test
    void anotherChannelIsToldAnew() {
        var event = event("{\"city\":\"milan-it\"}");
        deliverer.run();
        channel++;
        coordinator
                .patch("/webhooks/" + webhook, "{\"url\":\"https://discord.com/api/webhooks/%d/b\"}".formatted(channel))
                .is(200);
        coordinator.turn(event, "cancel", "{}").is(200);
        deliverer.run();
        assertThat(deeds()).containsExactly("POST");
    }

    private void inDraft() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        campaign = fixtures.draftCampaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        subscribe("");
    }

    @Test
    void remindersListsAndTestsAreMessagesOfTheirOwn() {
        coordinator.delete("/webhooks/" + webhook).is(204);
        subscribe(",\"reminders\":[\"1h\"],\"digest\":\"weekly\",\"lang\":\"de\"");
        coordinator.post("/webhooks/" + webhook + "/test", "{}").is(202);
        event("{\"city\":\"milan-it\",\"startDate\":\"2025-02-03\",\"startTime\":\"10:00\"}");
        deliverer.run();
        clock.set("2025-02-03T08:05:00Z");
        deliverer.remind();
        assertThat(deeds()).containsExactly("POST", "POST", "POST", "POST");
        assertThat(discord.messagesOf(channel)).hasSize(4);
        var retried = coordinator.post(
                "/webhooks/" + webhook + "/deliveries/" + log(0).get("id").asText() + "/retry", "{}");
        assertThat(retried.is(409).problem()).isEqualTo("delivered");
    }

    @Test
    void theAddressIsShownNowhere() {
        var shown = coordinator.get("/webhooks/" + webhook);
        assertThat(shown.text("/host")).isEqualTo("localhost");
        assertThat(shown.response().body()).doesNotContain("a-token", String.valueOf(channel));
        coordinator
                .patch(
                        "/webhooks/" + webhook,
                        "{\"url\":\"https://discord.com/api/webhooks/%d/b-token?thread_id=77\"}".formatted(channel))
                .is(200);
        event("{\"city\":\"milan-it\"}");
        deliverer.run();
        assertThat(discord.target().received().stream()
                        .map(FakeTarget.Received::path)
                        .filter(path -> path.contains("/" + channel + "/")))
                .containsExactly("/api/v10/webhooks/" + channel + "/b-token?wait=true&thread_id=77");
    }
}
