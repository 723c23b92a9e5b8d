package org.rallypoint.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.change.Entries;
import org.rallypoint.city.CityRepository;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;
import org.rallypoint.event.EventPublication;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReviewWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    SuggestionRepository suggestions;

    @Inject
    SuggestionErasure erasure;

    @Inject
    CityRepository cities;

    @Inject
    TestClock clock;

    private final Client nobody = Client.nobody();
    private String campaign;
    private Client coordinator;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        inCampaign(fixtures.campaign());
    }

    private void inCampaign(String slug) {
        campaign = slug;
        coordinator = Client.with(bearers.of(Role.coordinator, slug));
    }

    private Answer propose(String event) {
        return nobody.post(
                "/suggestions",
                "{\"campaign\":\"%s\",\"proposal\":%s,\"message\":\"Please!\"}".formatted(campaign, event));
    }

    private Answer suggest(String event, String patch) {
        return nobody.post("/suggestions", "{\"event\":\"%s\",\"patch\":%s}".formatted(event, patch));
    }

    private Answer accept(Answer sent) {
        return coordinator.post("/review/" + sent.text("/id") + "/accept", "{}");
    }

    private long stored() {
        return QuarkusTransaction.requiringNew().call(() -> suggestions.count("campaign.slug", campaign));
    }

    // ------------------------------------------------------------------ sent

    @Test
    void aProposalWaitsAndItsSenderSeesWhatBecomesOfIt() {
        var sent = propose("{\"city\":\"zurich-ch\",\"title\":\"March\"}").is(201);
        var id = sent.text("/id");
        assertThat(sent.text("/kind")).isEqualTo("proposal");
        assertThat(sent.text("/status")).isEqualTo("waiting");
        assertThat(sent.text("/campaign")).isEqualTo(campaign);
        assertThat(sent.text("/body/title")).isEqualTo("March");
        assertThat(sent.text("/message")).isEqualTo("Please!");
        assertThat(sent.header("Location")).endsWith("/v1/suggestions/" + id);
        assertThat(sent.text("/token")).startsWith("rp_status_");
        nobody.get("/suggestions/" + id).is(401);
        var sender = Client.with(sent.text("/token"));
        var read = sender.get("/suggestions/" + id).is(200);
        assertThat(read.text("/status")).isEqualTo("waiting");
        assertThat(read.json().has("token")).isFalse();
        // It opens nothing else.
        var other = propose("{\"city\":\"bern-ch\"}").is(201).text("/id");
        sender.get("/suggestions/" + other).is(404);
        sender.get("/review").is(403);
        sender.post("/review/" + id + "/accept", "{}").is(404);
        sender.post("/campaigns/" + campaign + "/events", "{\"city\":\"oslo-no\"}")
                .is(403);
        assertThat(nobody.get("/events?campaign=" + campaign).list("/items")).isEmpty();
        assertThat(entries.ofCampaign(campaign)).isEmpty();
    }

    @Test
    void acceptedItIsAPublishedEventOfTheCoordinators() {
        var sent = propose("{\"city\":\"Zürich\",\"countryCode\":\"CH\",\"title\":\"March\"}")
                .is(201);
        var accepted = accept(sent).is(200);
        assertThat(accepted.text("/status")).isEqualTo("accepted");
        assertThat(accepted.text("/settledAt")).isEqualTo("2025-02-01T12:00:00Z");
        var event = "/events/" + accepted.text("/eventId");
        var seen = nobody.get(event).is(200);
        assertThat(seen.text("/title")).isEqualTo("March");
        assertThat(seen.text("/city/id")).isEqualTo("zurich-ch");
        assertThat(coordinator.get("/me/events").text("/items/0/id")).isEqualTo(accepted.text("/eventId"));
        var read = Client.with(sent.text("/token"))
                .get("/suggestions/" + sent.text("/id"))
                .is(200);
        assertThat(read.text("/status")).isEqualTo("accepted");
        assertThat(read.text("/eventId")).isEqualTo(accepted.text("/eventId"));
        assertThat(entries.of(UUID.fromString(accepted.text("/eventId")))).hasSize(1);
        assertThat(coordinator.get("/audit?campaign=" + campaign).json().findValuesAsText("action"))
                .containsExactly("suggestion.accept", "event.create", "suggestion.create");
    }

    @Test
    void rejectedItShowsTheReason() {
        var sent = propose("{\"city\":\"zurich-ch\"}").is(201);
        var path = "/review/" + sent.text("/id") + "/reject";
        assertThat(coordinator.post(path, "{}").is(422).faults()).containsExactly("/reason required");
        assertThat(coordinator.post(path, "{\"reason\":\" \"}").is(422).faults())
                .containsExactly("/reason blank");
        coordinator.post(path, "").is(400);
        var rejected = coordinator.post(path, "{\"reason\":\"We have it.\"}").is(200);
        assertThat(rejected.text("/status")).isEqualTo("rejected");
        var read = Client.with(sent.text("/token"))
                .get("/suggestions/" + sent.text("/id"))
                .is(200);
        assertThat(read.text("/status")).isEqualTo("rejected");
        assertThat(read.text("/reason")).isEqualTo("We have it.");
        assertThat(nobody.get("/events?campaign=" + campaign).list("/items")).isEmpty();
    }

    @Test
    void anEditIsAppliedToTheEventAsItIsThen() {
        var slug = fixtures.event(campaign, "zurich-ch");
        var path = "/events/" + slug;
        var sent = suggest(slug, "{\"startTime\":\"15:00\",\"startDate\":\"2025-02-10\",\"summary\":null}")
                .is(201);
        assertThat(sent.text("/kind")).isEqualTo("edit");
        assertThat(sent.text("/eventId")).isEqualTo(fixtures.id(slug).toString());
        coordinator.patch(path, "{\"title\":\"Meanwhile\",\"summary\":\"x\"}").is(200);
        accept(sent).is(200);
        var now = nobody.get(path).is(200);
        assertThat(now.text("/title")).isEqualTo("Meanwhile");
        assertThat(now.text("/summary")).isNull();
        assertThat(now.text("/startTime")).isEqualTo("15:00");
        assertThat(now.revision()).isEqualTo(3);
    }

    @Test
    void checkingAnEditChangesNothing() {
        var slug = fixtures.event(campaign, "zurich-ch");
        var before = nobody.get("/events/" + slug).is(200);
        suggest(slug, """
                {"city":"oslo-no","title":"x","startDate":"2025-02-10","signupLinks":[{"url":"https://lu.ma/a"}],
                 "translations":{"de":{"title":"y"}}}
                """).is(201);
        suggest(slug, "{\"title\":\"x\",\"startTime\":\"10:00\"}").is(422);
        assertThat(nobody.get("/events/" + slug).is(200).response().body())
                .isEqualTo(before.response().body());
    }

    @Test
    void whatIsSettledStaysSettled() {
        var accepted = propose("{\"city\":\"zurich-ch\"}").is(201);
        var rejected = propose("{\"city\":\"bern-ch\"}").is(201);
        accept(accepted).is(200);
        coordinator
                .post("/review/" + rejected.text("/id") + "/reject", "{\"reason\":\"No\"}")
                .is(200);
        for (var settled : List.of(accepted, rejected)) {
            assertThat(accept(settled).is(409).problem()).isEqualTo("settled");
            assertThat(coordinator
                            .post("/review/" + settled.text("/id") + "/reject", "{\"reason\":\"Again\"}")
                            .is(409)
                            .problem())
                    .isEqualTo("settled");
        }
        assertThat(coordinator.get("/suggestions/" + rejected.text("/id")).text("/reason"))
                .isEqualTo("No");
        assertThat(nobody.get("/events?campaign=" + campaign).list("/items")).hasSize(1);
    }

    @Test
    void ofSeveralWhoAcceptAtOnceOneDoes() throws InterruptedException {
        var sent = propose("{\"city\":\"zurich-ch\"}").is(201);
        List<Callable<Integer>> accepting =
                Collections.nCopies(8, () -> accept(sent).status());
        var executor = Executors.newFixedThreadPool(8);
        try {
            var statuses = executor.invokeAll(accepting).stream()
                    .map(ReviewWriteTest::result)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        } finally {
            executor.shutdownNow();
        }
        assertThat(nobody.get("/events?campaign=" + campaign).list("/items")).hasSize(1);
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void acceptingGoesByTheRulesOfAnyWrite() {
        var first = propose("{\"city\":\"zurich-ch\"}").is(201);
        var twin = propose("{\"city\":\"zurich-ch\"}").is(201);
        accept(first).is(200);
        assertThat(accept(twin).is(409).problem()).isEqualTo("duplicate");
        assertThat(coordinator.get("/suggestions/" + twin.text("/id")).text("/status"))
                .isEqualTo("waiting");
        coordinator
                .post("/review/" + twin.text("/id") + "/accept?allowDuplicate=true", "{}")
                .is(200);

        inCampaign(fixtures.campaign(more -> more.organise(null, "https://example.org/conduct")));
        var sent = propose("{\"city\":\"zurich-ch\"}").is(201);
        assertThat(accept(sent).is(422).faults()).containsExactly("/acceptCodeOfConduct code_of_conduct");
        coordinator
                .post("/review/" + sent.text("/id") + "/accept", "{\"acceptCodeOfConduct\":true}")
                .is(200);
    }

    @Test
    void anEditOfWhatIsGoneIsRefusedAndStays() {
        var slug = fixtures.event(campaign, "zurich-ch");
        var other = fixtures.event(campaign, "bern-ch");
        var sent = suggest(slug, "{\"title\":\"x\"}").is(201);
        coordinator
                .turn("/events/" + slug, "merge", "{\"into\":\"%s\"}".formatted(fixtures.id(other)))
                .is(200);
        assertThat(accept(sent).is(409).problem()).isEqualTo("merged");
        coordinator
                .post("/review/" + sent.text("/id") + "/reject", "{\"reason\":\"Merged.\"}")
                .is(200);
    }

    // ------------------------------------------------------------------ refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|wrong_shape",
                "{\"campaign\":\"%1$s\"}|422|wrong_shape",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\"},\"event\":\"x\"}|422|wrong_shape",
                "{\"campaign\":\"%1$s\",\"patch\":{}}|422|wrong_shape",
                "{\"campaign\":\"%1$s\",\"proposal\":7}|400|/proposal wrong_type",
                "{\"campaign\":\"%1$s\",\"proposal\":{}}|422|/proposal/city required",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"Nosuchplaceatall\"}}|422|/proposal/city unknown_city",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\",\"x\":1}}|400|/proposal/x unknown_field",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\",\"publication\":\"draft\"}}|400|/proposal/publication read_only",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\",\"contacts\":[]}}|400|/proposal/contacts read_only",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\",\"startTime\":\"14:00\"}}|422|/proposal/startTime needs_start_date",
                "{\"campaign\":\"%1$s\",\"proposal\":{\"city\":\"bern-ch\"},\"x\":1}|400|/x unknown_field",
                "{\"event\":\"%2$s\",\"patch\":{\"startTime\":\"14:00\"}}|422|/patch/startTime needs_start_date",
                "{\"event\":\"%2$s\",\"patch\":{\"venue\":{\"x\":1}}}|400|/patch/venue/x unknown_field",
                "{\"event\":\"%2$s\",\"patch\":{\"status\":\"cancelled\"}}|400|/patch/status read_only",
                "{\"campaign\":\"no-such\",\"proposal\":{\"city\":\"bern-ch\"}}|422|/campaign unknown_campaign",
                "{\"event\":\"no-such\",\"patch\":{}}|422|/event unknown_event",
            })
    void whatCouldNotBeAcceptedIsNotStored(String body, int status, String fault) {
        var slug = fixtures.event(campaign, "zurich-ch");
        var refused =
                nobody.post("/suggestions", body.formatted(campaign, slug)).is(status);
        assertThat(refused.faults()).isEqualTo(fault == null ? List.of() : List.of(fault.split(",", -1)));
        assertThat(stored()).isZero();
    }

    @Test
    void whatNobodySeesIsNotSuggestedTo() {
        var hidden = fixtures.event(campaign, "zurich-ch");
        fixtures.publication(hidden, EventPublication.hidden);
        suggest(hidden, "{\"title\":\"x\"}").is(422);
        var draft = fixtures.draftCampaign();
        nobody.post("/suggestions", "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"bern-ch\"}}".formatted(draft))
                .is(422);
    }

    @Test
    void noTownIsStoredBeforeItIsAccepted() {
        var name = "Vik" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var town =
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"NO\",\"latitude\":70.5,\"longitude\":26,\"timeZone\":\"Europe/Oslo\"}%s}";
        propose(town.formatted(name, ",\"startTime\":\"14:00\"")).is(422);
        var slug = fixtures.event(campaign, "zurich-ch");
        suggest(slug, town.formatted(name, ",\"title\":\" \"")).is(422);
        var sent = propose(town.formatted(name, "")).is(201);
        suggest(slug, town.formatted(name, "")).is(201);
        assertThat(isStored(name)).isFalse();
        accept(sent).is(200);
        assertThat(isStored(name)).isTrue();
    }

    private boolean isStored(String town) {
        return QuarkusTransaction.requiringNew().call(() -> cities.count("name", town)) > 0;
    }

    // ------------------------------------------------------------------ the queue

    @Test
    void theQueueIsTheCoordinatorsLongestWaitingFirst() {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        var ids = new ArrayList<String>();
        clock.set("2025-02-01T12:00:01Z");
        ids.add(propose("{\"city\":\"zurich-ch\"}").is(201).text("/id"));
        clock.set("2025-02-01T12:00:02Z");
        ids.add(organiser
                .post("/campaigns/" + campaign + "/events", "{\"city\":\"bern-ch\"}")
                .is(201)
                .text("/id"));
        clock.set("2025-02-01T12:00:03Z");
        ids.add(suggest(fixtures.event(campaign, "oslo-no"), "{\"title\":\"x\"}")
                .is(201)
                .text("/id"));
        var other = fixtures.campaign();
        nobody.post("/suggestions", "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"bern-ch\"}}".formatted(other))
                .is(201);

        var queue = coordinator.get("/review").is(200);
        assertThat(idsOf(queue)).containsExactlyElementsOf(ids);
        assertThat(queue.text("/page/total")).isEqualTo("3");
        assertThat(queue.text("/items/0/kind")).isEqualTo("proposal");
        assertThat(queue.text("/items/1/kind")).isEqualTo("pending");
        assertThat(queue.text("/items/1/eventId")).isEqualTo(ids.get(1));
        assertThat(queue.json().at("/items/1/body").isNull()).isTrue();
        assertThat(queue.text("/items/2/kind")).isEqualTo("edit");
        assertThat(queue.text("/items/2/body/title")).isEqualTo("x");

        assertThat(idsOf(coordinator.get("/review?kind=pending"))).containsExactly(ids.get(1));
        assertThat(idsOf(coordinator.get("/review?kind=proposal,edit"))).containsExactly(ids.get(0), ids.get(2));
        assertThat(idsOf(coordinator.get("/review?status=accepted"))).isEmpty();
        var admin = Client.with(bearers.of(Role.admin));
        assertThat(idsOf(admin.get("/review?campaign=" + campaign))).containsExactlyElementsOf(ids);
        assertThat(idsOf(admin.get("/review?campaign=" + campaign + "," + other)))
                .hasSize(4);
        coordinator.get("/review?campaign=" + other).is(403);

        var paged = new ArrayList<String>();
        for (var next = "/review?limit=1"; next != null; ) {
            var page = coordinator.get(next).is(200);
            paged.addAll(idsOf(page));
            next = page.text("/page/nextCursor") == null
                    ? null
                    : "/review?limit=1&cursor=" + page.text("/page/nextCursor");
        }
        assertThat(paged).containsExactlyElementsOf(ids);

        coordinator.post("/review/" + ids.get(0) + "/accept", "{}").is(200);
        assertThat(idsOf(coordinator.get("/review"))).containsExactly(ids.get(1), ids.get(2));
        assertThat(idsOf(coordinator.get("/review?status=accepted"))).containsExactly(ids.get(0));
    }

    private static List<String> idsOf(Answer queue) {
        var ids = new ArrayList<String>();
        queue.is(200).json().get("items").forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    @Test
    void othersHaveNoQueue() {
        var sent = propose("{\"city\":\"zurich-ch\"}").is(201).text("/id");
        nobody.get("/review").is(401);
        for (var token : List.of(
                bearers.of(Role.organiser, campaign), bearers.chapter("CH", campaign), bearers.of(Role.reader))) {
            Client.with(token).get("/review").is(403);
            Client.with(token).get("/suggestions/" + sent).is(404);
            Client.with(token).post("/review/" + sent + "/accept", "{}").is(404);
        }
        var elsewhere = Client.with(bearers.of(Role.coordinator, fixtures.campaign()));
        assertThat(idsOf(elsewhere.get("/review"))).isEmpty();
        elsewhere.post("/review/" + sent + "/accept", "{}").is(404);
        elsewhere.post("/review/" + sent + "/reject", "{\"reason\":\"x\"}").is(404);
        coordinator.get("/suggestions/" + sent).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=x", "status=x", "limit=0", "limit=501", "cursor=x", "x=1"})
    void aWrongParameterIsRefused(String query) {
        coordinator.get("/review?" + query).is(400);
    }

    @Test
    void aPendingEventIsPublishedOrGivenBack() {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        var id = organiser
                .post("/campaigns/" + campaign + "/events", "{\"city\":\"bern-ch\"}")
                .is(201)
                .text("/id");
        var back = coordinator
                .post("/review/" + id + "/reject", "{\"reason\":\"Which square?\"}")
                .is(200);
        assertThat(back.text("/status")).isEqualTo("rejected");
        assertThat(back.text("/reason")).isEqualTo("Which square?");
        var mine = organiser.get("/me/events").is(200);
        assertThat(mine.text("/items/0/publication")).isEqualTo("draft");
        assertThat(mine.text("/items/0/reviewNote")).isEqualTo("Which square?");
        assertThat(idsOf(coordinator.get("/review"))).isEmpty();
        assertThat(coordinator.post("/review/" + id + "/accept", "{}").is(409).problem())
                .isEqualTo("settled");
        organiser.turn("/events/" + id, "publish", "{}").is(200);
        assertThat(organiser.get("/me/events").text("/items/0/reviewNote")).isNull();
        var accepted = coordinator.post("/review/" + id + "/accept", "{}").is(200);
        assertThat(accepted.text("/status")).isEqualTo("accepted");
        nobody.get("/events/" + id).is(200);
        assertThat(entries.of(UUID.fromString(id))).hasSize(1);
        assertThat(coordinator.get("/audit?event=" + id).json().findValuesAsText("action"))
                .containsExactly("event.publish", "event.publish", "event.give_back", "event.create");
    }

    @Test
    void aRetriedSuggestionIsSentOnce() {
        var body = "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"bern-ch\"}}".formatted(campaign);
        var key = UUID.randomUUID().toString();
        var first = nobody.post("/suggestions", body, "Idempotency-Key", key).is(201);
        var again = nobody.post("/suggestions", body, "Idempotency-Key", key).is(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(stored()).isEqualTo(1);
        var accepted = coordinator
                .post("/review/" + first.text("/id") + "/accept", "{}", "Idempotency-Key", key)
                .is(200);
        assertThat(coordinator
                        .post("/review/" + first.text("/id") + "/accept", "{}", "Idempotency-Key", key)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(accepted.response().body());
    }

    @Test
    void whatIsSettledIsErasedAfterNinetyDays() {
        var settled = propose("{\"city\":\"zurich-ch\"}").is(201);
        var waiting = propose("{\"city\":\"bern-ch\"}").is(201);
        accept(settled).is(200);
        clock.set("2025-05-02T12:00:00Z");
        erasure.erase();
        assertThat(stored()).isEqualTo(2);
        clock.set("2025-05-02T12:00:01Z");
        erasure.erase();
        coordinator.get("/suggestions/" + settled.text("/id")).is(404);
        coordinator.get("/suggestions/" + waiting.text("/id")).is(200);
    }
}
