package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;

/** What a subscription may say, and whose it is. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WebhookTest {

    private static final String SAME = "{\"kind\":\"standard\",\"url\":\"https://hooks.example.org/in\"%s}";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    private String campaign;
    private Client coordinator;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00.123456789Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
    }

    private Answer made(String more) {
        return coordinator.post("/webhooks", another(more)).is(201);
    }

    private static String another(String more) {
        return SAME.formatted(more).replace("/in", "/" + UUID.randomUUID());
    }

    @Test
    void twoFieldsAreEnough() {
        var made = made("");
        assertThat(made.text("/secret")).matches("whsec_[0-9A-Za-z+/]{43}=");
        assertThat(made.text("/host")).isEqualTo("hooks.example.org");
        assertThat(made.text("/createdAt")).isEqualTo("2025-02-01T12:00:00.123Z");
        assertThat(made.header("Location")).endsWith("/v1/webhooks/" + made.text("/id"));
        var shown = coordinator.get("/webhooks/" + made.text("/id")).is(200);
        assertThat(shown.json().has("secret")).isFalse();
        assertThat(shown.json().get("active").asBoolean()).isTrue();
        assertThat(shown.text("/digest")).isEqualTo("none");
        assertThat(shown.list("/types")).isEmpty();
        assertThat(shown.text("/campaign")).isNull();
        assertThat(made.etag()).startsWith("\"1-");
        assertThat(coordinator.get("/webhooks").list("/items")).hasSize(1);
    }

    @Test
    void everythingThatIsSaidIsKept() {
        var made = made(",\"label\":\"Mirror\",\"campaign\":\"%s\",\"country\":\"NO\",\"city\":\"oslo-no\","
                .concat("\"types\":[\"event.cancelled\",\"event.created\"],\"materialOnly\":true,\"lang\":\"NB\",")
                .concat("\"reminders\":[\"1h\",\"24h\"],\"digest\":\"weekly\",\"active\":false")
                .formatted(campaign));
        var shown = coordinator.get("/webhooks/" + made.text("/id"));
        assertThat(shown.text("/label")).isEqualTo("Mirror");
        assertThat(shown.text("/campaign")).isEqualTo(campaign);
        assertThat(shown.text("/country")).isEqualTo("NO");
        assertThat(shown.text("/city")).isEqualTo("oslo-no");
        assertThat(shown.list("/types")).containsExactly("event.cancelled", "event.created");
        assertThat(shown.json().get("materialOnly").asBoolean()).isTrue();
        assertThat(shown.text("/lang")).isEqualTo("nb");
        assertThat(shown.list("/reminders")).containsExactly("24h", "1h");
        assertThat(shown.text("/digest")).isEqualTo("weekly");
        assertThat(shown.text("/disabledReason")).isEqualTo("by_owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | /kind required, /url required",
                "{\"kind\":\"smoke\",\"url\":\"https://hooks.example.org\"} | 400 | /kind unknown_value",
                "{\"kind\":\"standard\"} | 422 | /url required",
                "{\"kind\":\"standard\",\"url\":7} | 400 | /url wrong_type",
                "{\"kind\":\"standard\",\"url\":\"http://hooks.example.org\"} | 422 | /url bad_url",
                "{\"kind\":\"discord\",\"url\":\"https://hooks.example.org\"} | 422 | /url bad_url",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"campaign\":\"no-such\"} | 422 | /campaign unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"country\":\"XX\"} | 422 | /country unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"city\":\"atlantis\"} | 422 | /city unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"types\":[\"event.exploded\"]} | 422 | /types unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"types\":\"event.created\"} | 400 | /types wrong_type",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"reminders\":[\"2h\"]} | 400 | /reminders unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"digest\":\"daily\"} | 400 | /digest unknown_value",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"lang\":\"no_such\"} | 400 | /lang not_a_language",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"secret\":\"mine\"} | 400 | /secret read_only",
                "{\"kind\":\"standard\",\"url\":\"https://h.example.org\",\"colour\":\"red\"} | 400 | /colour unknown_field",
            })
    void whatASubscriptionCanNotBeIsSaidAtItsPlace(String body, int status, String faults) {
        var answer = coordinator.post("/webhooks", body).is(status);
        assertThat(answer.faults()).containsExactlyInAnyOrder(faults.split(", ", -1));
        assertThat(coordinator.get("/webhooks").list("/items")).isEmpty();
    }

    /** Space around a text is taken off before anybody looks at it. */
    static Stream<String> forbidden() {
        return AbusiveTargets.urls().filter(url -> !url.startsWith(" "));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void nothingInsideANetworkCanBeATarget(String url) {
        var body = "{\"kind\":\"standard\",\"url\":%s}".formatted(quoted(url));
        assertThat(coordinator.post("/webhooks", body).status()).isIn(400, 422);
        var path = "/webhooks/" + made("").text("/id");
        assertThat(coordinator
                        .send("PATCH", path, "{\"url\":%s}".formatted(quoted(url)), "If-Match", "\"1\"")
                        .status())
                .isIn(400, 422);
    }

    private static String quoted(String url) {
        return TextNode.valueOf(url).toString();
    }

    @Test
    void aDraftCampaignIsKnownToThoseWhoseTokensNameIt() {
        var draft = fixtures.draftCampaign();
        var body = another(",\"campaign\":\"" + draft + "\"");
        coordinator.post("/webhooks", body).is(422);
        Client.with(bearers.of(Role.coordinator, draft)).post("/webhooks", body).is(201);
        Client.with(bearers.of(Role.admin)).post("/webhooks", body).is(201);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var path = "/webhooks/"
                + made(",\"country\":\"NO\",\"types\":[\"event.created\"]").text("/id");
        var patched =
                coordinator.patch(path, "{\"types\":null,\"lang\":\"de\"}").is(200);
        assertThat(patched.text("/country")).isEqualTo("NO");
        assertThat(patched.list("/types")).isEmpty();
        assertThat(patched.revision()).isEqualTo(2);
        assertThat(coordinator.patch(path, "{\"lang\":\"de\"}").is(200).revision())
                .isEqualTo(2);
        assertThat(coordinator
                        .send("PATCH", path, "{\"lang\":\"fr\"}", "If-Match", "\"1\"")
                        .is(412)
                        .json()
                        .at("/current/revision")
                        .asInt())
                .isEqualTo(2);
        coordinator.send("PATCH", path, "{\"lang\":\"fr\"}").is(428);
        assertThat(coordinator.patch(path, "{\"url\":null}").is(422).faults()).containsExactly("/url required");
        assertThat(coordinator.patch(path, "{\"kind\":\"discord\"}").is(422).faults())
                .containsExactly("/kind fixed");
        assertThat(coordinator
                        .patch(path, "{\"url\":\"https://elsewhere.example.org/\"}")
                        .is(200)
                        .text("/host"))
                .isEqualTo("elsewhere.example.org");
        var stopped = coordinator.patch(path, "{\"active\":false}").is(200);
        assertThat(stopped.text("/disabledReason")).isEqualTo("by_owner");
        assertThat(stopped.revision()).isEqualTo(4);
        assertThat(coordinator.patch(path, "{\"active\":true}").is(200).text("/disabledAt"))
                .isNull();
    }

    @Test
    void aSubscriptionIsItsOwnersAlone() {
        var path = "/webhooks/" + made("").text("/id");
        var other = Client.with(bearers.of(Role.coordinator, campaign));
        other.get(path).is(404);
        other.send("PATCH", path, "{}", "If-Match", "\"1\"").is(404);
        other.send("DELETE", path, null, "If-Match", "\"1\"").is(404);
        other.get(path + "/deliveries").is(404);
        assertThat(other.get("/webhooks").list("/items")).isEmpty();
        var admin = Client.with(bearers.of(Role.admin));
        admin.get(path).is(200);
        assertThat(admin.get("/webhooks?limit=1").list("/items")).hasSize(1);
        coordinator.get("/webhooks/" + UUID.randomUUID()).is(404);
        coordinator.get("/webhooks/nope").is(404);
    }

    @Test
    void anEditLinkHasNoneThoughItSpeaksForTheHolderOfItsEvent() {
        var event = fixtures.event(campaign, "zurich-ch");
        var link = Client.with(bearers.editLink(fixtures.id(event), campaign));
        link.get("/webhooks").is(403);
        link.post("/webhooks", another("")).is(403);
    }

    @Test
    void anOwnerHasAsManyAsThereCanBe() {
        for (int i = 0; i < 20; i++) {
            made("");
        }
        assertThat(coordinator.post("/webhooks", another("")).is(409).problem()).isEqualTo("too_many");
    }

    @Test
    void theSameTwiceWouldTellEverythingTwice() {
        coordinator.post("/webhooks", SAME.formatted("")).is(201);
        assertThat(coordinator.post("/webhooks", SAME.formatted("")).is(409).problem())
                .isEqualTo("exists");
        coordinator.post("/webhooks", SAME.formatted(",\"country\":\"NO\"")).is(201);
        Client.with(bearers.of(Role.coordinator, campaign))
                .post("/webhooks", SAME.formatted(""))
                .is(201);
    }

    @Test
    void ofManyAtOnceNoneIsOneTooMany() {
        var statuses = IntStream.range(0, 24)
                .parallel()
                .map(i -> coordinator.post("/webhooks", another("")).status())
                .boxed()
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(statuses).isEqualTo(Map.of(201, 20L, 409, 4L));
    }

    @Test
    void aListHasPages() {
        for (int i = 0; i < 3; i++) {
            clock.set("2025-02-01T12:00:0" + i + "Z");
            made(",\"label\":\"" + i + "\"");
        }
        var first = coordinator.get("/webhooks?limit=2").is(200);
        assertThat(first.json().at("/items").findValuesAsText("label")).containsExactly("2", "1");
        assertThat(first.json().at("/page/total").asInt()).isEqualTo(3);
        var second = coordinator.get("/webhooks?limit=2&cursor=" + first.text("/page/nextCursor"));
        assertThat(second.json().at("/items").findValuesAsText("label")).containsExactly("0");
        assertThat(second.text("/page/nextCursor")).isNull();
        coordinator.get("/webhooks?cursor=abc").is(400);
        coordinator.get("/webhooks?kind=discord").is(400);
    }

    @Test
    void aRepeatedPostMakesOneAndShowsItsSecretAgainUntilThatIsChanged() {
        var key = UUID.randomUUID().toString();
        var first = coordinator
                .post("/webhooks", SAME.formatted(""), "Idempotency-Key", key)
                .is(201);
        var again = coordinator
                .post("/webhooks", SAME.formatted(""), "Idempotency-Key", key)
                .is(201);
        assertThat(again.text("/secret")).isEqualTo(first.text("/secret"));
        coordinator.turn("/webhooks/" + first.text("/id"), "secret", "{}").is(200);
        assertThat(coordinator
                        .post("/webhooks", SAME.formatted(""), "Idempotency-Key", key)
                        .is(409)
                        .problem())
                .isEqualTo("answer_erased");
    }

    @Test
    void whatGoesToDiscordHasNoSecret() {
        var made = coordinator
                .post("/webhooks", "{\"kind\":\"discord\",\"url\":\"https://discord.com/api/webhooks/1234567/abc\"}")
                .is(201);
        assertThat(made.text("/secret")).isNull();
        assertThat(coordinator
                        .turn("/webhooks/" + made.text("/id"), "secret", "{}")
                        .is(409)
                        .problem())
                .isEqualTo("no_secret");
    }

    @Test
    void whatIsDoneIsAuditedWithoutTheAddress() {
        var path = "/webhooks/" + made(",\"campaign\":\"" + campaign + "\"").text("/id");
        coordinator.patch(path, "{\"lang\":\"de\"}").is(200);
        coordinator.turn(path, "secret", "{}").is(200);
        coordinator.post(path + "/test", "{}").is(202);
        coordinator.delete(path).is(204);
        var audit = coordinator.get("/audit?campaign=" + campaign).is(200);
        assertThat(audit.json().findValuesAsText("action"))
                .containsExactly(
                        "webhook.delete", "webhook.test", "webhook.rotate_secret", "webhook.patch", "webhook.create");
        assertThat(audit.response().body()).doesNotContain("hooks.example.org/in");
    }
}
