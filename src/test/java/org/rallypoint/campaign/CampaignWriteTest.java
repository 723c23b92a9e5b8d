package org.rallypoint.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.change.Entries;
import org.rallypoint.event.Client;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(OwnDatabase.class)
class CampaignWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

    private final Client nobody = Client.nobody();
    private Client admin;
    private String slug;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        admin = Client.with(bearers.of(Role.admin));
        slug = "c-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private String body(String more) {
        return "{\"slug\":\"%s\",\"title\":\"Protest\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-11\"%s}"
                .formatted(slug, more);
    }

    private String created() {
        admin.post("/campaigns", body("")).is(201);
        return "/campaigns/" + slug;
    }

    // ------------------------------------------------------------------ made

    @Test
    void aCampaignBeginsAsADraft() {
        var made = admin.post("/campaigns", body("")).is(201);
        assertThat(made.header("Location")).endsWith("/v1/campaigns/" + slug);
        assertThat(made.etag()).startsWith("\"1-");
        assertThat(made.text("/publication")).isEqualTo("draft");
        assertThat(made.text("/defaultLanguage")).isEqualTo("en");
        assertThat(made.text("/createdAt")).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(made.text("/counts/events")).isEqualTo("0");
        nobody.get("/campaigns/" + slug).is(404);
        assertThat(nobody.get("/campaigns?when=all&limit=500").response().body())
                .doesNotContain(slug);
        assertThat(admin.get("/campaigns/" + slug).is(200).text("/title")).isEqualTo("Protest");
    }

    @Test
    void everythingOfItMayBeSaid() {
        var made = admin.post("/campaigns", body("""
                        ,"defaultLanguage":"de","summary":"S","description":"D","demands":["One","Two"],
                         "summit":{"name":"Gipfel","city":"Paris","countryCode":"FR","startDate":"2025-02-10","endDate":"2025-02-11","url":"https://a.example"},
                         "signupLinks":[{"url":"https://lu.ma/a","label":"Neues"}],"codeOfConductUrl":"https://a.example/coc",
                         "organiseUrl":"mailto:a@example.org","imageUrl":"https://a.example/i.png","trustChapters":true,
                         "translations":{"en":{"title":"T","demands":["1","2"],"summitName":"Summit","linkLabels":{"https://lu.ma/a":"News"}}}
                        """)).is(201);
        assertThat(made.text("/language")).isEqualTo("de");
        assertThat(made.text("/summit/name")).isEqualTo("Gipfel");
        assertThat(made.text("/trustChapters")).isEqualTo("true");
        var english = admin.get("/campaigns/" + slug + "?lang=en").is(200);
        assertThat(english.text("/title")).isEqualTo("T");
        assertThat(english.text("/summary")).isEqualTo("S");
        assertThat(english.list("/demands")).containsExactly("1", "2");
        assertThat(english.text("/summit/name")).isEqualTo("Summit");
        assertThat(english.text("/signupLinks/0/label")).isEqualTo("News");
        // Written back as it is, it is no change.
        assertThat(admin.patch("/campaigns/" + slug, "{\"summit\":{\"city\":\"Paris\"},\"demands\":[\"One\",\"Two\"]}")
                        .is(200)
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void onlyAdminsBeginOne() {
        nobody.post("/campaigns", body("")).is(401);
        for (var role : List.of(Role.coordinator, Role.organiser, Role.reader)) {
            var token = role == Role.reader ? bearers.of(role) : bearers.of(role, fixtures.campaign());
            Client.with(token).post("/campaigns", body("")).is(403);
        }
    }

    @Test
    void aSlugIsTakenOnce() {
        created();
        var again = admin.post("/campaigns", body("")).is(409);
        assertThat(again.problem()).isEqualTo("slug_taken");
        assertThat(again.faults()).containsExactly("/slug slug_taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/slug required,/title required,/startDate required,/endDate required",
                "{\"slug\":\"No\",\"title\":\"x\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\"}|422|/slug bad_slug",
                "{\"slug\":\"0194a2c0-5e00-7000-8000-000000000011\",\"title\":\"x\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\"}|422|/slug bad_slug",
                "{\"slug\":\"x\",\"title\":\"x\",\"startDate\":\"2025-02-09\",\"endDate\":\"2025-02-08\"}|422|/endDate end_before_start",
                "{\"slug\":\"x\",\"title\":5,\"startDate\":\"x\",\"endDate\":\"2025-02-08\",\"id\":\"x\",\"counts\":{},\"publication\":\"published\",\"colour\":1}|400|/title wrong_type,/startDate not_a_day,/id read_only,/counts read_only,/publication read_only,/colour unknown_field",
                "{\"slug\":\"x\",\"title\":\" \",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\",\"demands\":[\"\"],\"summit\":{\"countryCode\":\"XX\",\"x\":1}}|400|/title blank,/demands/0 blank,/summit/countryCode *,/summit/x unknown_field",
                "{\"slug\":\"x\",\"title\":\"x\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\",\"translations\":{\"en\":{\"title\":\"y\"}}}|422|/translations default_language",
                "{\"slug\":\"x\",\"title\":\"x\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\",\"codeOfConductUrl\":\"javascript:x\"}|422|/codeOfConductUrl *",
                "{\"slug\":\"x\",\"title\":\"x\",\"startDate\":\"2025-02-07\",\"endDate\":\"2025-02-08\",\"defaultLanguage\":\"deutsch!\"}|400|/defaultLanguage not_a_language",
                "{\"slug\":\"x\",\"title\":\"x\",\"startDate\":\"2025-02-09\",\"endDate\":\"2025-02-08\",\"summary\":\" \"}|422|/endDate end_before_start,/summary blank",
            })
    void allFaultsAreToldWithTheirPlaces(String body, int status, String faults) {
        var told = admin.post("/campaigns", body).is(status).faults();
        var expected = faults.split(",", -1);
        assertThat(told).hasSameSizeAs(expected);
        for (var fault : expected) {
            assertThat(told)
                    .anyMatch(fault.endsWith("*") ? said -> said.startsWith(fault.replace("*", "")) : fault::equals);
        }
    }

    @Test
    void aLabelForALinkThatIsNotThereIsASlip() {
        var label = "\"translations\":{\"de\":{\"linkLabels\":{\"https://a.example\":\"x\"}}}";
        assertThat(admin.post("/campaigns", body("," + label)).is(422).faults())
                .containsExactly("/translations unknown_link");
        var path = created();
        assertThat(admin.patch(path, "{" + label + "}").is(422).faults()).containsExactly("/translations unknown_link");
    }

    // ------------------------------------------------------------------ changed

    @Test
    void aPatchSetsAndClears() {
        var path = created();
        var set = admin.patch(path, """
                        {"summary":"S","demands":["One"],"summit":{"name":"Summit","city":"Paris"},"organiseUrl":"https://a.example/o",
                         "signupLinks":[{"url":"https://lu.ma/a"}],"translations":{"de":{"title":"Protest!"}}}
                        """).is(200);
        assertThat(set.revision()).isEqualTo(2);
        assertThat(admin.patch(path, "{\"summit\":{\"city\":null},\"summary\":\"S\"}")
                        .is(200)
                        .revision())
                .isEqualTo(3);
        assertThat(admin.get(path + "?lang=de").text("/title")).isEqualTo("Protest!");
        var cleared = admin.patch(path, """
                        {"summary":null,"demands":null,"summit":null,"organiseUrl":null,"signupLinks":null,"translations":{"de":null}}
                        """).is(200);
        assertThat(cleared.text("/summary")).isNull();
        assertThat(cleared.list("/demands")).isEmpty();
        assertThat(cleared.json().get("summit").isNull()).isTrue();
        assertThat(cleared.list("/signupLinks")).isEmpty();
        assertThat(cleared.list("/availableLanguages")).containsExactly("en");
        assertThat(admin.patch(path, "{}").is(200).revision()).isEqualTo(4);
        assertThat(admin.patch(path, "{\"summary\":null,\"trustChapters\":null}")
                        .is(200)
                        .revision())
                .isEqualTo(4);
    }

    @Test
    void aSummitMayHaveNothingButAName() {
        var path = created();
        assertThat(admin.patch(path, "{\"summit\":{\"name\":\"Summit\"}}")
                        .is(200)
                        .text("/summit/name"))
                .isEqualTo("Summit");
        assertThat(admin.get(path).text("/summit/name")).isEqualTo("Summit");
        assertThat(admin.patch(path, "{\"summit\":{\"name\":null}}")
                        .is(200)
                        .json()
                        .get("summit")
                        .isNull())
                .isTrue();
        assertThat(admin.get(path).json().get("summit").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"slug\":\"other\"}|422|/slug fixed",
                "{\"defaultLanguage\":\"de\"}|422|/defaultLanguage fixed",
                "{\"title\":null}|422|/title required",
                "{\"startDate\":null}|422|/startDate required",
                "{\"startDate\":\"2025-02-12\"}|422|/endDate end_before_start",
                "{\"publication\":\"published\"}|400|/publication read_only",
                "{\"revision\":1}|400|/revision read_only",
                "{\"supporters\":[]}|400|/supporters unknown_field",
                "{\"translations\":{\"en\":{\"title\":\"x\"}}}|422|/translations default_language",
            })
    void someThingsAreFixed(String patch, int status, String fault) {
        var path = created();
        assertThat(admin.patch(path, patch).is(status).faults()).containsExactly(fault);
        assertThat(admin.get(path).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"1\"|200", "W/\"1-x\"|200", "\"2\"|412", "*|428", "1|400"})
    void everyChangeNeedsTheTag(String tag, int status) {
        var path = created();
        for (var deed : List.of("PATCH ", "POST /publish")) {
            var parts = deed.split(" ", 2);
            admin.send(parts[0], path + parts[1], "{}").is(428);
            var answer =
                    admin.send(parts[0], path + parts[1], "{}", "If-Match", tag).is(status);
            if (status == 412) {
                assertThat(answer.text("/current/slug")).isEqualTo(slug);
                assertThat(answer.text("/current/revision")).isEqualTo("1");
            }
        }
        var put = admin.send("PUT", path + "/supporters", "{\"supporters\":[]}").is(428);
        assertThat(put.problem()).isEqualTo("precondition_required");
    }

    @Test
    void itsCoordinatorsChangeItAndOthersDont() {
        var path = created();
        Client.with(bearers.of(Role.coordinator, slug))
                .patch(path, "{\"title\":\"x\"}")
                .is(200);
        var organiser = Client.with(bearers.of(Role.organiser, slug));
        organiser.patch(path, "{\"title\":\"y\"}").is(403);
        organiser.send("POST", path + "/publish", "{}", "If-Match", "\"2\"").is(403);
        Client.with(bearers.of(Role.coordinator, fixtures.campaign()))
                .send("PATCH", path, "{\"title\":\"y\"}", "If-Match", "\"2\"")
                .is(404);
        admin.turn(path, "publish", "{}").is(200);
        Client.with(bearers.of(Role.coordinator, fixtures.campaign()))
                .patch(path, "{\"title\":\"y\"}")
                .is(403);
    }

    @ParameterizedTest
    @CsvSource({
        // the deeds before, the deed, the answer, what it is then, whether anything changed
        "'', publish, 200, published, true",
        "'', archive, 409, draft, false",
        "publish, publish, 200, published, false",
        "publish, archive, 200, archived, true",
        "publish archive, archive, 200, archived, false",
        "publish archive, publish, 409, archived, false",
    })
    void whatMayFollowWhat(String before, String deed, int status, String publication, boolean isChange) {
        var path = created();
        for (var earlier : before.isEmpty() ? List.<String>of() : List.of(before.split(" ", -1))) {
            admin.turn(path, earlier, "").is(200);
        }
        int revision = admin.get(path).revision();
        var answer = admin.turn(path, deed, "{}").is(status);
        var now = admin.get(path).is(200);
        assertThat(now.text("/publication")).isEqualTo(publication);
        assertThat(now.revision()).isEqualTo(isChange ? revision + 1 : revision);
        if (status == 409) {
            assertThat(answer.problem()).isEqualTo(publication);
        }
        nobody.get(path).is(publication.equals("draft") ? 404 : 200);
        assertThat(admin.send("POST", path + "/" + deed, "{\"x\":1}", "If-Match", now.etag())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aWriteIsSeenByTheVeryNextRead() {
        var path = created();
        admin.turn(path, "publish", "{}").is(200);
        clock.set("2025-02-02T12:00:00Z");
        var list = "/campaigns?when=all&limit=500";
        var one = nobody.get(path).etag();
        var all = nobody.get(list).etag();
        admin.patch(path, "{\"title\":\"Seen at once\"}").is(200);
        var read = nobody.get(path, "If-None-Match", one).is(200);
        assertThat(read.text("/title")).isEqualTo("Seen at once");
        assertThat(read.text("/updatedAt")).isEqualTo("2025-02-02T12:00:00Z");
        assertThat(nobody.get(list, "If-None-Match", all).is(200).response().body())
                .contains("Seen at once");
    }

    // ------------------------------------------------------------------ its window

    @Test
    void aNewWindowMovesWhatHasNoDayAndNothingElse() {
        var path = created();
        admin.turn(path, "publish", "{}").is(200);
        var undated = "/events/"
                + admin.post(path + "/events", "{\"city\":\"zurich-ch\"}")
                        .is(201)
                        .text("/id");
        var dated = "/events/"
                + admin.post(path + "/events", "{\"city\":\"bern-ch\",\"startDate\":\"2025-02-08\"}")
                        .is(201)
                        .text("/id");
        clock.set("2025-02-12T12:00:00Z");
        assertThat(nobody.get(undated).text("/lifecycle")).isEqualTo("past");
        var before = nobody.get(undated).is(200);
        admin.patch(path, "{\"endDate\":\"2025-02-20\"}").is(200);
        var moved = nobody.get(undated, "If-None-Match", before.etag()).is(200);
        assertThat(moved.text("/lifecycle")).isEqualTo("upcoming");
        assertThat(moved.text("/effectiveEnd")).isEqualTo("2025-02-20T23:00:00Z");
        assertThat(moved.text("/window/to")).isEqualTo("2025-02-20");
        assertThat(moved.revision()).isEqualTo(1);
        assertThat(moved.text("/updatedAt")).isEqualTo(before.text("/updatedAt"));
        assertThat(nobody.get("/events?campaign=" + slug).list("/items")).hasSize(1);
        assertThat(nobody.get(dated).text("/lifecycle")).isEqualTo("past");
        assertThat(nobody.get(dated).text("/effectiveEnd")).isEqualTo("2025-02-08T23:00:00Z");
        for (var event : List.of(undated, dated)) {
            assertThat(entries.of(UUID.fromString(event.substring(event.lastIndexOf('/') + 1))))
                    .hasSize(1);
        }
        // A tag from before the move still names the event's revision.
        admin.send("PATCH", undated, "{\"title\":\"x\"}", "If-Match", before.etag())
                .is(200);
    }

    // ------------------------------------------------------------------ supporters

    @Test
    void supportersAreAListThatIsReplaced() {
        var path = created();
        admin.turn(path, "publish", "{}").is(200);
        var put = admin.put(
                        path + "/supporters",
                        "{\"supporters\":[{\"name\":\"B\",\"countryCode\":\"CH\",\"url\":\"https://b.example\"},{\"name\":\"A\"}]}",
                        admin.tagOf(path))
                .is(200);
        assertThat(put.etag()).startsWith("\"3-");
        var read = nobody.get(path + "/supporters").is(200);
        assertThat(read.json().findValuesAsText("name")).containsExactly("B", "A");
        assertThat(nobody.get(path).text("/counts/supporters")).isEqualTo("2");
        assertThat(nobody.get(path).revision()).isEqualTo(3);
        // The same list again is no change.
        assertThat(admin.put(
                                path + "/supporters",
                                "{\"supporters\":[{\"name\":\"B\",\"countryCode\":\"CH\",\"url\":\"https://b.example\"},{\"name\":\"A\"}]}",
                                admin.tagOf(path))
                        .is(200)
                        .etag())
                .startsWith("\"3-");
        admin.put(path + "/supporters", "{\"supporters\":[]}", "\"2\"").is(412);
        admin.put(path + "/supporters", "{\"supporters\":[{\"name\":\"A\"}]}", "\"3\"")
                .is(200);
        assertThat(nobody.get(path + "/supporters").json().findValuesAsText("name"))
                .containsExactly("A");
        admin.put(path + "/supporters", "{\"supporters\":[]}", "\"4\"").is(200);
        assertThat(nobody.get(path).text("/counts/supporters")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/supporters required",
                "{\"supporters\":{}}|400|/supporters wrong_type",
                "{\"supporters\":[{}]}|422|/supporters/0/name required",
                "{\"supporters\":[{\"name\":\"x\"},{\"name\":7,\"x\":1}]}|400|/supporters/1/name wrong_type",
                "{\"supporters\":[{\"name\":\"x\",\"url\":\"javascript:x\"}]}|422|/supporters/0/url",
                "{\"supporters\":[{\"name\":\"x\",\"countryCode\":\"Switzerland\"}]}|4|/supporters/0/countryCode",
            })
    void aFaultySupporterIsToldWithItsPlace(String body, String status, String fault) {
        var path = created();
        var answer = admin.put(path + "/supporters", body, "\"1\"");
        assertThat(String.valueOf(answer.status())).startsWith(status);
        assertThat(answer.faults()).anyMatch(said -> said.startsWith(fault));
        assertThat(admin.get(path).revision()).isEqualTo(1);
    }
}
