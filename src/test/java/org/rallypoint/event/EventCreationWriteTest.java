package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.rallypoint.event.Client.Answer;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventCreationWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    private final Client nobody = Client.nobody();
    private String campaign;
    private Client coordinator;
    private Client organiser;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        inCampaign(fixtures.campaign());
    }

    private void inCampaign(String slug) {
        campaign = slug;
        coordinator = Client.with(bearers.of(Role.coordinator, slug));
        organiser = Client.with(bearers.of(Role.organiser, slug));
    }

    // ------------------------------------------------------------------ what is made

    @Test
    void cityAndCountryAreEnough() {
        var made = create(coordinator, "{\"city\":\"Zürich\",\"countryCode\":\"CH\"}")
                .is(201);
        var id = made.text("/id");
        assertThat(made.etag()).startsWith("\"1-");
        assertThat(made.header("Location")).endsWith("/v1/events/" + id);
        assertThat(made.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(made.text("/slug")).isEqualTo(campaign + "-zurich");
        assertThat(made.text("/campaign")).isEqualTo(campaign);
        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.text("/city/id")).isEqualTo("zurich-ch");
        assertThat(made.text("/details")).isEqualTo("to_follow");
        assertThat(made.list("/missing")).containsExactly("date", "time", "venue", "signup");
        assertThat(made.text("/timeZone")).isEqualTo("Europe/Zurich");
        assertThat(made.text("/createdAt")).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(made.text("/updatedAt")).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(made.warnings()).isEmpty();
        var keys = new TreeSet<String>();
        made.json().fieldNames().forEachRemaining(keys::add);
        assertThat(keys).contains("warnings").containsAll(EventView.KEYS);
        assertThat(nobody.get("/events/" + id).is(200).text("/slug")).isEqualTo(campaign + "-zurich");
        assertThat(nobody.get("/events?campaign=" + campaign).is(200).text("/items/0/id"))
                .isEqualTo(id);
    }

    @Test
    void everythingMayBeSaidAtOnce() {
        var made = create(coordinator, """
                {"city":"bern-ch","title":"March","kind":"march","summary":"To the square.","startDate":"2025-02-08",
                 "startTime":"14:00","endTime":"16:00","venue":{"name":"Bundesplatz"},"languages":["de","fr"],
                 "signupLinks":[{"url":"https://lu.ma/w5cxxfuq","label":"Sign up"}],
                 "links":[{"rel":"chat","url":"https://example.org/chat"}],
                 "translations":{"de":{"title":"Marsch","linkLabels":{"https://lu.ma/w5cxxfuq":"Anmelden"}}}}
                """).is(201);
        assertThat(made.text("/details")).isEqualTo("complete");
        assertThat(made.text("/startsAt")).isEqualTo("2025-02-08T13:00:00Z");
        assertThat(made.text("/signupUrl")).isEqualTo("https://lu.ma/w5cxxfuq");
        assertThat(made.revision()).isEqualTo(1);
        var german = nobody.get("/events/" + made.text("/id") + "?lang=de").is(200);
        assertThat(german.text("/title")).isEqualTo("Marsch");
        assertThat(german.text("/signupLinks/0/label")).isEqualTo("Anmelden");
        assertThat(german.text("/summary")).isEqualTo("To the square.");
    }

    @Test
    void theSecondOneOfACityHasANumberInItsSlug() {
        var base = campaign + "-zurich";
        assertThat(create(coordinator, "{\"city\":\"zurich-ch\"}").is(201).text("/slug"))
                .isEqualTo(base);
        assertThat(create(coordinator, "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-08\"}")
                        .is(201)
                        .text("/slug"))
                .isEqualTo(base + "-2");
        assertThat(create(organiser, "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-09\"}")
                        .is(201)
                        .text("/slug"))
                .isEqualTo(base + "-3");
    }

    // ------------------------------------------------------------------ who publishes

    @ParameterizedTest
    @CsvSource({
        // who, does the campaign trust its chapters, does the body ask for a draft, what it becomes
        "admin, false, false, published",
        "coordinator, false, false, published",
        "chapter, false, false, pending",
        "chapter, true, false, published",
        "organiser, false, false, pending",
        "organiser, true, false, pending",
        "admin, false, true, draft",
        "coordinator, false, true, draft",
        "chapter, true, true, draft",
        "organiser, false, true, draft",
    })
    void whoCreatesItDecidesWhoSeesIt(Role role, boolean trust, boolean asDraft, String publication) {
        inCampaign(fixtures.campaign(more -> more.trustChapters(trust)));
        var client = Client.with(role == Role.chapter ? bearers.chapter("CH", campaign) : bearers.of(role, campaign));
        var draft = asDraft ? ",\"publication\":\"draft\"" : "";
        var made = create(client, "{\"city\":\"zurich-ch\"" + draft + "}").is(201);
        assertThat(made.text("/publication")).isEqualTo(publication);
        var id = made.text("/id");
        nobody.get("/events/" + id).is(publication.equals("published") ? 200 : 404);
        client.get("/events/" + id).is(200);
        assertThat(client.get("/me/events").is(200).list("/items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"published", "pending", "hidden"})
    void nothingButADraftCanBeAskedFor(String publication) {
        assertThat(create(organiser, "{\"city\":\"zurich-ch\",\"publication\":\"%s\"}".formatted(publication))
                        .is(400)
                        .faults())
                .containsExactly("/publication unknown_value");
    }

    @Test
    void othersMayNot() {
        var other = fixtures.campaign();
        var body = "{\"city\":\"zurich-ch\"}";
        create(nobody, body).is(401);
        create(Client.with(bearers.of(Role.reader)), body).is(403);
        create(Client.with(bearers.of(Role.organiser, other)), body).is(403);
        create(Client.with(bearers.of(Role.coordinator, other)), body).is(403);
        create(Client.with(bearers.chapter("NO", campaign)), body).is(403);
        var id = fixtures.id(fixtures.event(campaign, "bern-ch"));
        create(Client.with(bearers.editLink(id, campaign)), body).is(403);
        campaign = fixtures.draftCampaign();
        create(organiser, body).is(404);
        create(Client.with(bearers.of(Role.organiser, campaign)), body).is(201);
    }

    @ParameterizedTest
    @CsvSource({
        // who, what they accept, the answer, what it becomes
        "coordinator, , 422, ",
        "coordinator, false, 422, ",
        "coordinator, true, 201, published",
        "organiser, , 201, pending",
        "organiser, true, 201, pending",
    })
    void publishingNeedsTheCodeOfConduct(Role role, Boolean accepts, int status, String publication) {
        inCampaign(fixtures.campaign(more -> more.organise(null, "https://example.org/conduct")));
        var client = Client.with(bearers.of(role, campaign));
        var made = create(client, "{\"city\":\"zurich-ch\",\"acceptCodeOfConduct\":%s}".formatted(accepts))
                .is(status);
        assertThat(made.text("/publication")).isEqualTo(publication);
        if (status == 422) {
            assertThat(made.faults()).containsExactly("/acceptCodeOfConduct code_of_conduct");
            assertThat(coordinator.get("/events?campaign=" + campaign).list("/items"))
                    .isEmpty();
        }
        // A draft needs no acceptance yet.
        create(client, "{\"city\":\"bern-ch\",\"publication\":\"draft\"}").is(201);
    }

    @Test
    void howItStandsToTheCampaignIsSaidByItsCoordinators() {
        var body = "{\"city\":\"zurich-ch\",\"affiliation\":\"official\"}";
        create(organiser, body).is(403);
        assertThat(create(coordinator, body).is(201).text("/affiliation")).isEqualTo("official");
    }

    // ------------------------------------------------------------------ what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/city required",
                "{\"city\":null}|422|/city required",
                "{\"city\":7}|400|/city wrong_type",
                "{\"city\":\"zurich-ch\",\"colour\":1}|400|/colour unknown_field",
                "{\"city\":\"zurich-ch\",\"colour\":null}|400|/colour unknown_field",
                "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-30\"}|400|/startDate not_a_day",
                "{\"city\":\"zurich-ch\",\"startDate\":\"1899-12-31\"}|400|/startDate not_a_day",
                "{\"city\":\"zurich-ch\",\"startTime\":\"24:00\",\"startDate\":\"2025-02-08\"}|400|/startTime not_a_time",
                "{\"city\":\"zurich-ch\",\"startTime\":\"2:00\",\"startDate\":\"2025-02-08\"}|400|/startTime not_a_time",
                "{\"city\":\"zurich-ch\",\"startTime\":\"14:00\"}|422|/startTime needs_start_date",
                "{\"city\":\"zurich-ch\",\"endDate\":\"2025-02-08\"}|422|/endDate needs_start_date",
                "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-08\",\"endDate\":\"2025-02-07\"}|422|/endDate end_before_start",
                "{\"city\":\"zurich-ch\",\"startDate\":\"2025-03-30\",\"startTime\":\"02:30\"}|422|/startTime skipped_local_time",
                "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-08\",\"startTime\":\"14:00\",\"startOffset\":\"+02:00\"}|422|/startOffset wrong_offset",
                "{\"city\":\"zurich-ch\",\"kind\":\"riot\"}|400|/kind unknown_value",
                "{\"city\":\"zurich-ch\",\"languages\":[\"de\",\"x-\"]}|400|/languages/1 not_a_language",
                "{\"city\":\"zurich-ch\",\"languages\":\"de\"}|400|/languages wrong_type",
                "{\"city\":\"zurich-ch\",\"catchmentKm\":0}|422|/catchmentKm out_of_range",
                "{\"city\":\"zurich-ch\",\"catchmentKm\":1.5}|400|/catchmentKm wrong_type",
                "{\"city\":\"zurich-ch\",\"title\":\" \"}|422|/title blank",
                "{\"city\":\"zurich-ch\",\"title\":\"a\\nb\"}|400|/title bad_text",
                "{\"city\":\"zurich-ch\",\"venue\":{\"nmae\":\"x\"}}|400|/venue/nmae unknown_field",
                "{\"city\":\"zurich-ch\",\"venue\":\"x\"}|400|/venue wrong_type",
                "{\"city\":\"zurich-ch\",\"venue\":{\"latitude\":91,\"longitude\":0}}|422|/venue/latitude out_of_range",
                "{\"city\":\"zurich-ch\",\"accessibility\":{\"wheelchair\":\"yes\"}}|400|/accessibility/wheelchair wrong_type",
                "{\"city\":\"zurich-ch\",\"signupLinks\":[{}]}|422|/signupLinks/0/url required",
                "{\"city\":\"zurich-ch\",\"signupLinks\":[{\"url\":\"https://a.example\",\"platform\":\"luma\"}]}|400|/signupLinks/0/platform read_only",
                "{\"city\":\"zurich-ch\",\"links\":[{\"rel\":\"signup\",\"url\":\"https://a.example\"}]}|422|/links/0/rel signup_elsewhere",
                "{\"city\":\"zurich-ch\",\"translations\":{\"en\":{\"title\":\"x\"}}}|422|/translations default_language",
                "{\"city\":\"zurich-ch\",\"translations\":{\"de\":{\"titel\":\"x\"}}}|400|/translations/de/titel unknown_field",
                "{\"city\":\"zurich-ch\",\"translations\":{\"deutsch!\":{}}}|400|/translations/deutsch! not_a_language",
            })
    void aFaultIsToldWithItsPlace(String body, int status, String fault) {
        assertThat(create(coordinator, body).is(status).faults()).containsExactly(fault);
        assertThat(coordinator.get("/events?campaign=" + campaign).list("/items"))
                .isEmpty();
    }

    @Test
    void manyTooMuchIsToldWithItsPlace() {
        var long201 = "x".repeat(201);
        var links = "{\"url\":\"https://a.example\"},".repeat(21).replaceAll(",$", "");
        assertThat(create(
                                coordinator,
                                "{\"city\":\"zurich-ch\",\"title\":\"%1$s\",\"summary\":\"%1$s\",\"signupLinks\":[%2$s]}"
                                        .formatted(long201, links))
                        .is(422)
                        .faults())
                .containsExactlyInAnyOrder("/title too_long", "/summary too_long", "/signupLinks too_many");
        // A code point is one character, whatever it takes to store it.
        create(coordinator, "{\"city\":\"zurich-ch\",\"title\":\"%s\"}".formatted("😀".repeat(200)))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "ftp://a.example/x",
                "https://user:secret@a.example/",
                "//a.example",
                "mailto:a@example.org",
                "https://",
                "x"
            })
    void aLinkIsOfTheWebOrNone(String url) {
        var answer = create(coordinator, """
                {"city":"zurich-ch","signupLinks":[{"url":"%1$s"}],"links":[{"rel":"chat","url":"%1$s"}],"imageUrl":"%1$s"}
                """.formatted(url)).is(422);
        assertThat(answer.faults())
                .extracting(fault -> fault.split(" ", 2)[0])
                .containsExactlyInAnyOrder("/signupLinks/0/url", "/links/0/url", "/imageUrl");
    }

    @Test
    void whatIsComputedCantBeWritten() {
        var writable = Arrays.stream(EventInput.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        var computed = new TreeSet<>(EventView.KEYS);
        computed.removeAll(writable);
        assertThat(computed).contains("id", "slug", "revision", "status", "details", "contacts", "publication");
        computed.remove("publication");
        for (var key : computed) {
            assertThat(create(coordinator, "{\"city\":\"zurich-ch\",\"%s\":null}".formatted(key))
                            .is(400)
                            .faults())
                    .containsExactly("/" + key + " read_only");
        }
    }

    @Test
    void allFaultsOfFormComeAtOnce() {
        var faults = create(coordinator, """
                {"city":7,"id":"x","colour":1,"title":" ","startDate":"soon","venue":{"name":1,"x":2},
                 "signupLinks":[{"url":"https://a.example"},{"label":"x"},7],"translations":{"de":{"summary":false}}}
                """).is(400).faults();
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "/city wrong_type",
                        "/id read_only",
                        "/colour unknown_field",
                        "/title blank",
                        "/startDate not_a_day",
                        "/venue/name wrong_type",
                        "/venue/x unknown_field",
                        "/signupLinks/1/url required",
                        "/signupLinks/2 wrong_type",
                        "/translations/de/summary wrong_type");
    }

    @Test
    void allFaultsByRulesComeAtOnce() {
        var faults = create(coordinator, """
                {"city":"Nosuchplaceatall","title":" ","catchmentKm":0,"links":[{"url":"https://a.example"}],
                 "signupLinks":[{"url":"javascript:x"}]}
                """).is(422).faults();
        assertThat(faults)
                .contains("/city unknown_city", "/title blank", "/catchmentKm out_of_range", "/links/0/rel required");
        assertThat(faults).hasSize(5).anyMatch(fault -> fault.startsWith("/signupLinks/0/url "));
    }

    /** Whatever a rule compares: two links, a time and its day, both ends of a count. */
    @Test
    void rulesOverSeveralFieldsComeWithTheOthers() {
        var faults = create(coordinator, """
                {"city":"zurich-ch","title":" ","startTime":"14:00","turnout":{"low":20,"high":10},
                 "venue":{"latitude":47},
                 "signupLinks":[{"url":"https://a.example","primary":true},{"url":"https://b.example","primary":true}],
                 "translations":{"en":{"title":"x"}}}
                """).is(422).faults();
        assertThat(faults)
                .contains(
                        "/title blank",
                        "/startTime needs_start_date",
                        "/signupLinks two_primary",
                        "/translations default_language")
                .anyMatch(fault -> fault.startsWith("/turnout"))
                .anyMatch(fault -> fault.startsWith("/venue"));
    }

    @Test
    void aLabelForALinkThatIsNotThereIsASlip() {
        assertThat(create(
                                coordinator,
                                "{\"city\":\"zurich-ch\",\"translations\":{\"de\":{\"linkLabels\":{\"https://a.example\":\"x\"}}}}")
                        .is(422)
                        .faults())
                .containsExactly("/translations unknown_link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "7", "{\"city\":\"zurich-ch\"} x", "{\"city\":1,\"city\":2}", "{\"city\":"})
    void whatIsNoObjectIsNoBody(String body) {
        create(coordinator, body).is(400);
    }

    @Test
    void anUnknownParameterIsRefused() {
        var answer =
                coordinator.post("/campaigns/" + campaign + "/events?allowDuplicates=true", "{\"city\":\"bern-ch\"}");
        assertThat(answer.is(400).text("/errors/0/parameter")).isEqualTo("allowDuplicates");
        coordinator
                .post("/campaigns/" + campaign + "/events?allowDuplicate=yes", "{\"city\":\"bern-ch\"}")
                .is(400);
        coordinator.post("/campaigns/no-such/events", "{\"city\":\"bern-ch\"}").is(404);
    }

    private Answer create(Client client, String body) {
        return client.post("/campaigns/" + campaign + "/events", body);
    }
}
