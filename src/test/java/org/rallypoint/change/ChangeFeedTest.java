package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;
import org.rallypoint.http.Cursor;

/** The change feed, as bots meet it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChangeFeedTest {

    private static final Client NOBODY = Client.nobody();

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    SessionFactory sessions;

    private String campaign;
    private Client coordinator;
    private String from;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        from = NOBODY.get("/changes").is(200).text("/cursor");
    }

    private String create(String city) {
        return create("{\"city\":\"" + city + "\"}", coordinator);
    }

    private String create(String body, Client by) {
        return "/events/"
                + by.post("/campaigns/" + campaign + "/events", body).is(201).text("/id");
    }

    private Answer since(String cursor, String more) {
        return NOBODY.get("/changes?campaign=" + campaign + "&since=" + cursor + more)
                .is(200);
    }

    private Answer news() {
        return since(from, "");
    }

    private static List<String> types(Answer answer) {
        var types = new ArrayList<String>();
        answer.json().get("items").forEach(item -> types.add(item.get("type").asText()));
        return types;
    }

    private static JsonNode last(Answer answer) {
        var items = answer.json().get("items");
        return items.get(items.size() - 1);
    }

    @Test
    void withoutACursorTheAnswerIsEmptyWithThePresentOne() {
        create("zurich-ch");
        var answer = NOBODY.get("/changes").is(200);
        assertThat(answer.list("/items")).isEmpty();
        assertThat(answer.json().get("more").asBoolean()).isFalse();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(since(answer.text("/cursor"), "").list("/items")).isEmpty();
    }

    @Test
    void aChangeHasTheEventAsItIsNow() {
        var path = create("zurich-ch");
        coordinator.patch(path, "{\"title\":\"March\"}").is(200);
        var answer = since(from, "&lang=de");
        assertThat(types(answer)).containsExactly("event.created", "event.updated");
        assertThat(answer.header("Content-Language")).isEqualTo("de");
        var first = answer.json().at("/items/0");
        assertThat(first.get("revision").asInt()).isEqualTo(1);
        assertThat(first.at("/event/revision").asInt()).isEqualTo(2);
        assertThat(first.get("event"))
                .isEqualTo(NOBODY.get(path + "?lang=de").is(200).json());
    }

    @Test
    void anAnswerThatIsKnownIs304UntilSomethingChanges() {
        create("zurich-ch");
        var known = news();
        var path = "/changes?campaign=" + campaign + "&since=" + from;
        NOBODY.send("GET", path, null, "If-None-Match", known.header("ETag")).is(304);
        create("bern-ch");
        NOBODY.send("GET", path, null, "If-None-Match", known.header("ETag")).is(200);
        assertThat(NOBODY.send("HEAD", path, null).is(200).header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(coordinator.get(path).is(200).header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void whatIsHiddenOrMergedLeavesATombstoneWithoutTheEvent() {
        var hidden = create("zurich-ch");
        var survivor = create("bern-ch");
        var merged = create("basel-ch");
        coordinator.turn(hidden, "hide", "{}").is(200);
        coordinator
                .turn(merged, "merge", "{\"into\":\"" + survivor.substring("/events/".length()) + "\"}")
                .is(200);
        var items = news().json().get("items");
        for (var item : items) {
            var isSurvivor = survivor.endsWith(item.get("eventId").asText());
            assertThat(item.get("event").isNull()).isEqualTo(!isSurvivor);
        }
        assertThat(types(news()).stream().filter("event.removed"::equals)).hasSize(2);
    }

    @Test
    void whatWasNeverPublicIsInNoChangeAndNoContactIs() {
        create("{\"city\":\"zurich-ch\",\"publication\":\"draft\"}", coordinator);
        create("{\"city\":\"bern-ch\"}", Client.with(bearers.of(Role.organiser, campaign)));
        assertThat(news().list("/items")).isEmpty();
        var path = create("oslo-no");
        coordinator
                .put(
                        path + "/contacts",
                        "{\"contacts\":[{\"name\":\"Mara\",\"channel\":\"email\",\"value\":\"mara@example.org\",\"audience\":\"public\",\"consentAt\":\"2025-01-01T00:00:00Z\"}]}",
                        coordinator.tagOf(path))
                .is(200);
        assertThat(NOBODY.get(path).is(200).list("/contacts")).isNotEmpty();
        var answer = news();
        assertThat(last(answer).at("/event/contacts")).isEmpty();
        assertThat(answer.json().toString()).doesNotContain("mara@example.org");
    }

    @Test
    void whoeverFollowsACountryIsToldOfWhatLeavesIt() {
        var path = create("zurich-ch");
        coordinator.patch(path, "{\"city\":\"oslo-no\"}").is(200);
        coordinator.patch(path, "{\"title\":\"In Norway\"}").is(200);
        assertThat(types(since(from, "&country=CH"))).hasSize(2);
        assertThat(types(since(from, "&country=NO"))).hasSize(2);
        assertThat(types(since(from, "&country=FR"))).isEmpty();
    }

    @Test
    void filtersLetThroughWhatWasAskedForAndTheCursorGoesOnAllTheSame() {
        var zurich = create("zurich-ch");
        create("oslo-no");
        coordinator.patch(zurich, "{\"title\":\"March\"}").is(200);
        coordinator.patch("/campaigns/" + campaign, "{\"title\":\"Another\"}").is(200);

        assertThat(types(news()))
                .containsExactly("event.created", "event.created", "event.updated", "campaign.updated");
        assertThat(types(since(from, "&country=CH"))).containsExactly("event.created", "event.updated");
        assertThat(types(since(from, "&country=CH,NO"))).hasSize(3);
        assertThat(types(since(from, "&country=CH&material=true"))).containsExactly("event.created");
        assertThat(types(since(from, "&country=CH&material=false"))).hasSize(2);
        var other = NOBODY.get("/changes?campaign=" + fixtures.campaign() + "&since=" + from)
                .is(200);
        assertThat(other.list("/items")).isEmpty();
        assertThat(other.text("/cursor")).isEqualTo(news().text("/cursor")).isNotEqualTo(from);
        assertThat(types(NOBODY.get(
                        "/changes?campaign=" + campaign + "&campaign=" + fixtures.campaign() + "&since=" + from)))
                .hasSize(4);
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        for (var city : List.of("zurich-ch", "bern-ch", "basel-ch", "oslo-no", "paris-fr")) {
            create(city);
        }
        var seen = new ArrayList<String>();
        var cursor = from;
        var more = true;
        while (more) {
            var page = since(cursor, "&limit=2");
            page.json().get("items").forEach(item -> seen.add(item.at("/city").asText()));
            cursor = page.text("/cursor");
            more = page.json().get("more").asBoolean();
            assertThat(page.list("/items")).hasSize(more ? 2 : 1);
        }
        assertThat(seen).containsExactly("zurich-ch", "bern-ch", "basel-ch", "oslo-no", "paris-fr");
        assertThat(since(from, "&limit=5").json().get("more").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "since=abc, since",
        "since=, since",
        "limit=0, limit",
        "limit=501, limit",
        "material=yes, material",
        "country=Norway, country",
        "campaign=no-such-campaign, campaign",
        "city=oslo-no, city",
    })
    void whatCanNotBeReadIsA400WithItsParameter(String query, String parameter) {
        assertThat(NOBODY.get("/changes?" + query).is(400).text("/errors/0/parameter"))
                .isEqualTo(parameter);
    }

    @Test
    void aDraftCampaignIsAsUnknownAsNone() {
        NOBODY.get("/changes?campaign=" + fixtures.draftCampaign()).is(400);
    }

    @Test
    void aCursorOfAnotherOrderIs400AndOneFromAheadIs410() {
        NOBODY.get("/changes?since=" + Cursor.write("newest", List.of("1"))).is(400);
        NOBODY.get("/changes?since=" + ChangePosition.text(-1)).is(400);
        var ahead = NOBODY.get("/changes?since=" + ChangePosition.text(Long.MAX_VALUE))
                .is(410);
        assertThat(ahead.text("/type")).isEqualTo("urn:rallypoint:problem:cursor_unknown");
        assertThat(ahead.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nothingNewTakesOneStatementAndAnythingElseFourAtMost() {
        var all = "/changes?lang=de&since=";
        var present = NOBODY.get("/changes").text("/cursor");
        assertThat(statements(all + present, 0)).isEqualTo(1);
        assertThat(statements("/changes", 0)).isEqualTo(1);
        assertThat(statements(all + present + "&campaign=" + campaign, 0)).isEqualTo(2);

        var paths = new ArrayList<String>();
        for (var city : List.of("zurich-ch", "bern-ch", "basel-ch", "oslo-no")) {
            paths.add(create(city));
        }
        paths.forEach(path -> coordinator
                .patch(
                        path,
                        "{\"title\":\"a\",\"translations\":{\"de\":{\"title\":\"b\"}},\"signupLinks\":[{\"url\":\"https://lu.ma/"
                                + path.substring(path.length() - 5) + "\",\"label\":\"here\"}]}")
                .is(200));
        assertThat(statements(all + present, 8)).isLessThanOrEqualTo(4);
        assertThat(statements(all + present + "&campaign=" + campaign, 8)).isLessThanOrEqualTo(4);
    }

    private long statements(String path, int items) {
        var statistics = sessions.getStatistics();
        var before = statistics.getPrepareStatementCount();
        assertThat(NOBODY.get(path).is(200).list("/items")).hasSize(items);
        return statistics.getPrepareStatementCount() - before;
    }
}
