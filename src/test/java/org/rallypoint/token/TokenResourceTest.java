package org.rallypoint.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.Ids;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.access.TokenRevoked;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokenResourceTest {

    private static final String NOW = "2025-02-08T12:00:00Z";

    /** Sees what is fired. */
    @Singleton
    static class Revocations {

        private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

        void see(@Observes TokenRevoked revoked) {
            seen.add(revoked.tokenId());
        }
    }

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Revocations revocations;

    @Inject
    TestClock clock;

    private String oslo;
    private String paris;
    private String admin;

    @BeforeEach
    void begin() {
        clock.set(NOW);
        oslo = fixtures.campaign();
        paris = fixtures.campaign();
        admin = bearers.of(Role.admin);
    }

    // ------------------------------------------------------------------ making

    @Test
    void aTokenIsShownOnceAndWorks() {
        var body = """
                {"role":"chapter","label":"Oslo","holder":null,"campaigns":["%s"],"countries":["NO","SE"],"expiresAt":null}
                """.formatted(oslo);
        var made = post(admin, body);
        var text = made.then()
                .statusCode(201)
                .header("Location", containsString("/v1/tokens/"))
                .header("Cache-Control", containsString("no-store"))
                .body("token", matchesPattern("rp_chapter_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}"))
                .body("role", equalTo("chapter"))
                .body("label", equalTo("Oslo"))
                .body("holder", notNullValue())
                .body("campaigns", equalTo(List.of(oslo)))
                .body("countries", equalTo(List.of("NO", "SE")))
                .body("event", nullValue())
                .body("createdAt", equalTo(NOW))
                .body("createdBy", equalTo(id(admin)))
                .body("expiresAt", equalTo("2026-02-08T12:00:00Z"))
                .body("lastUsedAt", nullValue())
                .body("revokedAt", nullValue())
                .extract()
                .<String>path("token");
        assertThat(text).startsWith(made.<String>path("prefix"));
        Map<String, Object> keys = made.jsonPath().getMap("$");
        assertThat(keys.keySet())
                .containsExactly(
                        "token",
                        "id",
                        "prefix",
                        "role",
                        "label",
                        "holder",
                        "campaigns",
                        "countries",
                        "event",
                        "createdAt",
                        "createdBy",
                        "expiresAt",
                        "lastUsedAt",
                        "revokedAt");
        var me = as(text).get("/v1/me").then().statusCode(200).extract().asString();
        assertThat(me).doesNotContain(text);
        list(admin, "campaign=" + oslo).body("items.id", equalTo(List.of(made.<String>path("id"))));
        assertThat(as(admin).get("/v1/tokens?campaign=" + oslo).asString()).doesNotContain(text);
    }

    @Test
    void aTokenSpeaksForTheHolderThatItsMakerNames() {
        var holder = Ids.next().toString();
        post(admin, """
                {"role":"organiser","label":"x","campaigns":["%s"],"holder":"%s","expiresAt":"2027-02-08T12:00:00Z"}
                """.formatted(oslo, holder))
                .then()
                .statusCode(201)
                .body("holder", equalTo(holder))
                .body("expiresAt", equalTo("2027-02-08T12:00:00Z"));
        post(admin, """
                {"role":"reader","label":"x"}
                """).then().statusCode(201).body("holder", nullValue());
    }

    @Test
    void allThatRulesRefuseIsToldAtOnce() {
        post(admin, """
                {"role":"reader","campaigns":["%s"],"countries":["NO"],"holder":"%s","expiresAt":"2025-02-08T12:00:00Z"}
                """.formatted(oslo, Ids.next()))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/label"))
                .body("errors.pointer", hasItem("/campaigns"))
                .body("errors.pointer", hasItem("/countries"))
                .body("errors.pointer", hasItem("/holder"))
                .body("errors.pointer", hasItem("/expiresAt"));
        post(admin, "{}").then().statusCode(422).body("errors.pointer", equalTo(List.of("/role", "/label")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'role':'organiser' | /campaigns | required",
                "'role':'organiser','campaigns':[] | /campaigns | required",
                "'role':'coordinator' | /campaigns | required",
                "'role':'chapter','campaigns':['$c'] | /countries | required",
                "'role':'organiser','campaigns':['$c'],'countries':['NO'] | /countries | not_used",
                "'role':'coordinator','campaigns':['$c'],'countries':['NO'] | /countries | not_used",
                "'role':'admin','campaigns':['$c'] | /campaigns | not_used",
                "'role':'admin','countries':['NO'] | /countries | not_used",
                "'role':'organiser','campaigns':['$c','nope'] | /campaigns | unknown_value",
                "'role':'chapter','campaigns':['$c'],'countries':['NO','QQ'] | /countries | unknown_value",
                "'role':'chapter','campaigns':['$c'],'countries':['no'] | /countries | unknown_value",
                "'role':'reader','expiresAt':'2025-02-08T11:59:59Z' | /expiresAt | in_the_past",
                "'role':'reader','expiresAt':'2027-02-08T12:00:01Z' | /expiresAt | too_late",
            })
    void eachRuleIsTold(String fields, String pointer, String code) {
        var body = "{'label':'x',%s}".formatted(fields.replace("$c", oslo)).replace('\'', '"');
        post(admin, body)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "status"})
    void whatIsMadeElsewhereIsNotMadeHere(String role) {
        post(admin, "{\"role\":\"%s\",\"label\":\"x\"}".formatted(role)).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'role':'owner'",
                "'role':1",
                "'role':'reader','id':'0194a2c0-5e00-7000-8000-000000000011'",
                "'role':'reader','prefix':'rp_reader_abcdef'",
                "'role':'reader','token':'rp_reader_x'",
                "'role':'reader','createdBy':null",
                "'role':'reader','campaigns':'x'",
                "'role':'reader','holder':'me'",
                "'role':'reader','expiresAt':'2025-03-01'",
            })
    void whatABodyCantSayIsAFaultOfForm(String fields) {
        post(admin, "{'label':'x',%s}".formatted(fields).replace('\'', '"'))
                .then()
                .statusCode(400);
    }

    // ------------------------------------------------------------------ who may

    @Test
    void aCoordinatorMakesTokensForItsOwnCampaignsAlone() {
        var coordinator = bearers.of(Role.coordinator, oslo, paris);
        make(coordinator, "organiser", oslo).then().statusCode(201);
        make(coordinator, "organiser", oslo, paris).then().statusCode(201);
        post(coordinator, """
                {"role":"chapter","label":"x","campaigns":["%s"],"countries":["NO"]}
                """.formatted(paris)).then().statusCode(201);
        make(coordinator, "reader").then().statusCode(201);
        make(coordinator, "coordinator", oslo).then().statusCode(403);
        make(coordinator, "admin").then().statusCode(403);
        var foreign = fixtures.draftCampaign();
        make(coordinator, "organiser", foreign).then().statusCode(403);
        make(coordinator, "organiser", oslo, foreign).then().statusCode(403);
        make(coordinator, "organiser", "there-is-no-such").then().statusCode(403);
        make(coordinator, "organiser").then().statusCode(422);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"organiser", "chapter", "reader", "edit", "status"})
    void nobodyElseMakesOrListsTokens(Role role) {
        var token = bearers.of(role, oslo);
        make(token, "reader").then().statusCode(403);
        post(token, "{ no json").then().statusCode(403);
        as(token).get("/v1/tokens").then().statusCode(403);
        as(token).get("/v1/me").then().statusCode(200);
        as(token).delete("/v1/tokens/" + id(admin)).then().statusCode(404);
        as(token).delete("/v1/tokens/" + id(token)).then().statusCode(204);
        as(token).get("/v1/me").then().statusCode(401);
    }

    @Test
    void aCoordinatorSeesAndRevokesWhatIsOfItsCampaignsOrItsOwnWork() {
        var coordinator = bearers.of(Role.coordinator, oslo);
        String reader = make(coordinator, "reader").path("id");
        var organiser = id(bearers.of(Role.organiser, oslo));
        var chapter = id(bearers.chapter("NO", oslo));
        var editLink = id(bearers.editLink(Ids.next(), oslo));
        var seen = List.of(id(coordinator), reader, organiser, chapter, editLink);
        var unseen = List.of(
                id(bearers.of(Role.organiser, paris)),
                id(bearers.of(Role.organiser, oslo, paris)),
                id(bearers.of(Role.coordinator, oslo)),
                id(bearers.of(Role.reader)),
                id(bearers.of(Role.status)),
                id(admin));
        list(coordinator, "limit=500")
                .body("items.id.sort()", equalTo(seen.stream().sorted().toList()));
        list(coordinator, "campaign=" + oslo).body("page.total", equalTo(4));
        for (var id : unseen) {
            as(coordinator).delete("/v1/tokens/" + id).then().statusCode(404);
        }
        for (var id : List.of(reader, organiser, chapter, editLink)) {
            as(coordinator).delete("/v1/tokens/" + id).then().statusCode(204);
        }
        list(coordinator, "limit=500").body("items.findAll { it.revokedAt != null }.size()", equalTo(4));
        as(coordinator).get("/v1/tokens?campaign=" + paris).then().statusCode(403);
        as(coordinator).get("/v1/tokens?campaign=no-such").then().statusCode(403);
    }

    // ------------------------------------------------------------------ listing and revoking

    @Test
    void aListIsPagedFromTheNewestOn() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            // Some at the same moment.
            clock.set("2025-02-08T12:00:0" + i / 2 + "Z");
            made.add(0, id(bearers.of(Role.organiser, oslo)));
        }
        var found = new ArrayList<String>();
        var query = "campaign=" + oslo + "&limit=3";
        String cursor = null;
        do {
            var page = as(admin).get("/v1/tokens?" + query + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200).body("page.total", equalTo(7)).body("page.limit", equalTo(3));
            found.addAll(page.path("items.id"));
            cursor = page.path("page.nextCursor");
            assertThat(page.header("Link") == null).isEqualTo(cursor == null);
            bearers.of(Role.reader);
        } while (cursor != null);
        assertThat(found).isEqualTo(made);
    }

    @Test
    void aListIsFilteredByRoleAndCampaign() {
        var organiser = id(bearers.of(Role.organiser, oslo, paris));
        var status = id(bearers.of(Role.status, oslo));
        bearers.of(Role.organiser, paris);
        list(admin, "campaign=" + oslo).body("items.id", equalTo(List.of(organiser)));
        list(admin, "campaign=" + oslo + "&role=status").body("items.id", equalTo(List.of(status)));
        list(admin, "campaign=" + oslo + "," + paris + "&role=organiser").body("items.size()", equalTo(2));
        list(admin, "campaign=" + oslo + "&role=reader,admin").body("items.size()", equalTo(0));
        for (var query : List.of("campaign=nope", "campaign=%25", "role=owner", "limit=0", "cursor=x", "nope=1")) {
            as(admin).get("/v1/tokens?" + query).then().statusCode(400);
        }
    }

    @Test
    void revokingIsAtOnceAndAgainHasNoEffect() {
        var organiser = bearers.of(Role.organiser, oslo);
        var id = id(organiser);
        clock.set("2025-02-08T13:00:00Z");
        as(admin).delete("/v1/tokens/" + id).then().statusCode(204);
        as(organiser).get("/v1/me").then().statusCode(401);
        as(organiser).get("/v1/countries").then().statusCode(401);
        assertThat(revocations.seen).contains(UUID.fromString(id));
        revocations.seen.clear();
        clock.set("2025-02-08T14:00:00Z");
        as(admin).delete("/v1/tokens/" + id).then().statusCode(204);
        assertThat(revocations.seen).isEmpty();
        list(admin, "campaign=" + oslo)
                .body("items[0].revokedAt", equalTo("2025-02-08T13:00:00Z"))
                .body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0194a2c0-5e00-7000-8000-0000000000ff", "nope", "1", "rp_admin_"})
    void whatNamesNoTokenIsNotFound(String id) {
        as(admin).delete("/v1/tokens/" + id).then().statusCode(404);
    }

    @Test
    void anEditLinkSaysWhichEventItIsFor() {
        var event = Ids.next();
        as(bearers.editLink(event, oslo))
                .get("/v1/me")
                .then()
                .body("role", equalTo("edit"))
                .body("event", equalTo(event.toString()))
                .body("expiresAt", equalTo("2025-03-10T12:00:00Z"))
                .body("label", not(nullValue()));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Response post(String token, String body) {
        return as(token).contentType("application/json").body(body).post("/v1/tokens");
    }

    private static Response make(String token, String role, String... campaigns) {
        var slugs = campaigns.length == 0 ? "" : "\"" + String.join("\",\"", campaigns) + "\"";
        return post(token, "{\"role\":\"%s\",\"label\":\"x\",\"campaigns\":[%s]}".formatted(role, slugs));
    }

    private static ValidatableResponse list(String token, String query) {
        return as(token).get("/v1/tokens?" + query).then().statusCode(200);
    }

    private String id(String token) {
        return bearers.ofText(token).id().toString();
    }
}
