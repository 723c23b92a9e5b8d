package org.rallypoint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rallypoint.Fixtures;
import org.rallypoint.Ids;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuditTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Audit audit;

    @Inject
    ObjectMapper json;

    @Inject
    TestClock clock;

    private String oslo;
    private String admin;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
        oslo = fixtures.campaign();
        admin = bearers.of(Role.admin);
    }

    @Test
    void makingAndRevokingATokenIsWrittenDownWithoutItsText() {
        var made = given().header("Authorization", "Bearer " + admin)
                .contentType("application/json")
                .body("{\"role\":\"organiser\",\"label\":\"Oslo\",\"campaigns\":[\"%s\"]}".formatted(oslo))
                .post("/v1/tokens");
        String id = made.path("id");
        String text = made.path("token");
        clock.set("2025-02-08T12:00:01Z");
        given().header("Authorization", "Bearer " + admin)
                .delete("/v1/tokens/" + id)
                .then()
                .statusCode(204);
        given().header("Authorization", "Bearer " + admin)
                .delete("/v1/tokens/" + id)
                .then()
                .statusCode(204);
        var entries = read(admin, "campaign=" + oslo);
        entries.then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("token.revoke", "token.create")))
                .body("items.subject", equalTo(List.of(id, id)))
                .body("items[1].at", equalTo("2025-02-08T12:00:00Z"))
                .body("items[1].tokenId", equalTo(bearers.ofText(admin).id().toString()))
                .body("items[1].tokenLabel", equalTo("A admin"))
                .body("items[1].role", equalTo("admin"))
                .body("items[1].campaign", equalTo(oslo))
                .body("items[1].eventId", nullValue())
                .body("items[1].before", nullValue())
                .body("items[1].after.label", equalTo("Oslo"))
                .body("items[1].after.campaigns", equalTo(List.of(oslo)));
        assertThat(entries.asString()).doesNotContain(text).doesNotContain(text.substring(0, 20));
    }

    @Test
    void aRefusedDeedIsNotWrittenDown() {
        given().header("Authorization", "Bearer " + admin)
                .contentType("application/json")
                .body("{\"role\":\"chapter\",\"label\":\"Oslo\",\"campaigns\":[\"%s\"]}".formatted(oslo))
                .post("/v1/tokens")
                .then()
                .statusCode(422);
        read(admin, "campaign=" + oslo).then().body("items.size()", equalTo(0));
    }

    @Test
    void whatTheServiceDoesByItselfIsNobodys() {
        write(oslo, null, "contact.erase");
        read(admin, "campaign=" + oslo)
                .then()
                .body("items[0].action", equalTo("contact.erase"))
                .body("items[0].tokenId", nullValue())
                .body("items[0].role", nullValue())
                .body("items[0].before.n", equalTo(1))
                .body("items[0].after", nullValue());
    }

    @Test
    void aCoordinatorSeesItsOwnCampaignsAlone() {
        var paris = fixtures.campaign();
        var bonn = fixtures.campaign();
        write(oslo, null, "one");
        write(paris, null, "two");
        write(bonn, null, "three");
        write(null, null, "four");
        var coordinator = bearers.of(Role.coordinator, oslo, paris);
        read(coordinator, "limit=500").then().body("items.action", equalTo(List.of("two", "one")));
        read(coordinator, "campaign=" + oslo).then().body("items.action", equalTo(List.of("one")));
        for (var foreign : List.of(bonn, "no-such", oslo + "," + bonn)) {
            read(coordinator, "campaign=" + foreign).then().statusCode(403);
        }
        read(admin, "campaign=" + bonn + "," + paris).then().body("items.action", equalTo(List.of("three", "two")));
        assertThat(read(admin, "limit=500").<List<String>>path("items.action")).contains("one", "two", "three", "four");
        read(bearers.of(Role.coordinator), "limit=500").then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"organiser", "chapter", "reader", "edit", "status"})
    void nobodyElseSeesAny(Role role) {
        read(bearers.of(role, oslo), "limit=500").then().statusCode(403);
        read(bearers.of(role, oslo), "campaign=" + oslo).then().statusCode(403);
        given().get("/v1/audit").then().statusCode(401);
    }

    @Test
    void entriesAreFilteredByEventAndTime() {
        var event = Ids.next();
        write(oslo, event, "one");
        clock.set("2025-02-08T13:00:00Z");
        write(oslo, event, "two");
        write(oslo, Ids.next(), "three");
        read(admin, "event=" + event).then().body("items.action", equalTo(List.of("two", "one")));
        read(admin, "event=" + event + "&since=2025-02-08T13:00:00Z")
                .then()
                .body("items.action", equalTo(List.of("two")));
        read(admin, "event=" + Ids.next()).then().body("items.size()", equalTo(0));
        for (var query : List.of("event=nope", "since=now", "campaign=no-such", "limit=501", "cursor=abc", "x=1")) {
            read(admin, query).then().statusCode(400);
        }
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileOthersWrite() {
        var written = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            clock.set("2025-02-08T12:00:0" + i / 3 + "Z");
            write(oslo, null, "deed." + i);
            written.add(0, "deed." + i);
        }
        clock.set("2025-02-08T12:01:00Z");
        var read = new ArrayList<String>();
        String cursor = null;
        int more = 0;
        do {
            var page = read(admin, "campaign=" + oslo + "&limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200).body("page.total", equalTo(8 + more));
            read.addAll(page.path("items.action"));
            cursor = page.path("page.nextCursor");
            write(oslo, null, "later");
            more++;
        } while (cursor != null);
        assertThat(read).isEqualTo(written);
    }

    private void write(String campaign, UUID event, String action) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        action, campaign, event, null, json.createObjectNode().put("n", 1), null));
    }

    private static Response read(String token, String query) {
        return given().header("Authorization", "Bearer " + token).get("/v1/audit?" + query);
    }
}
