package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
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

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventPatchWriteTest {

    private static final String LUMA = "https://lu.ma/w5cxxfuq";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    private final Client nobody = Client.nobody();
    private String campaign;
    private Client coordinator;
    private UUID id;
    private String path;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        path = created("{\"city\":\"zurich-ch\"}");
        id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private String created(String body) {
        return "/events/"
                + coordinator
                        .post("/campaigns/" + campaign + "/events", body)
                        .is(201)
                        .text("/id");
    }

    // ------------------------------------------------------------------ merge patch

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // key | value | what null makes of it
                "title|\"March\"|null",
                "kind|\"march\"|\"protest\"",
                "summary|\"To the square.\"|null",
                "description|\"One\\n\\n**two**\"|null",
                "statusNote|\"We need drums.\"|null",
                "imageUrl|\"https://example.org/a.png\"|null",
                "imageAlt|\"A square\"|null",
                "languages|[\"de\",\"fr\"]|[]",
                "accessibility|{\"wheelchair\":true,\"signLanguage\":false,\"quietArea\":null,\"note\":\"Ramp\"}|{\"wheelchair\":null,\"signLanguage\":null,\"quietArea\":null,\"note\":null}",
                "whatToBring|\"A drum\"|null",
                "permit|\"notified\"|\"unknown\"",
                "startDate|\"2025-02-10\"|null",
                "venue|{\"name\":\"Square\",\"address\":null,\"latitude\":47.3,\"longitude\":8.5}|null",
                "attendance|\"online\"|\"in_person\"",
                "catchmentKm|50|null",
                "signupLinks|[{\"platform\":\"luma\",\"kind\":\"event\",\"url\":\"https://lu.ma/x\",\"label\":\"Come\",\"primary\":true}]|[]",
                "links|[{\"rel\":\"recap\",\"url\":\"https://example.org/r\",\"label\":null}]|[]",
                "organisedBy|\"Some people\"|null",
                "affiliation|\"chapter\"|\"listed\"",
                "turnout|{\"low\":10,\"high\":20,\"source\":\"us\"}|null",
            })
    void whatIsGivenIsSetAndNullClears(String key, String value, String cleared) throws JsonProcessingException {
        var given = value.replace("\"platform\":\"luma\",", "");
        var set = coordinator.patch(path, "{\"%s\":%s}".formatted(key, given)).is(200);
        assertThat(set.json().get(key)).isEqualTo(tree(value));
        assertThat(set.revision()).isEqualTo(2);
        assertThat(nobody.get(path).is(200).json().get(key)).isEqualTo(tree(value));

        // What is as it was said to be is no change.
        assertThat(coordinator
                        .patch(path, "{\"%s\":%s}".formatted(key, given))
                        .is(200)
                        .revision())
                .isEqualTo(2);
        assertThat(coordinator.patch(path, "{}").is(200).json().get(key)).isEqualTo(tree(value));

        for (int i = 0; i < 2; i++) {
            var gone = coordinator.patch(path, "{\"%s\":null}".formatted(key)).is(200);
            assertThat(gone.json().get(key)).isEqualTo(tree(cleared));
            assertThat(gone.revision()).isEqualTo(3);
        }
        assertThat(nobody.get(path).is(200).json().get(key)).isEqualTo(tree(cleared));
        assertThat(entries.of(id))
                .hasSize(3)
                .extracting(entry -> entry.revision())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aPatchReachesIntoObjectsAndReplacesLists() throws JsonProcessingException {
        coordinator.patch(path, """
                        {"accessibility":{"wheelchair":true,"note":"Ramp"},"venue":{"name":"Square","address":"1 Street"},
                         "languages":["de","fr"],"signupLinks":[{"url":"https://lu.ma/a"},{"url":"https://lu.ma/b"}]}
                        """).is(200);
        var patched = coordinator.patch(path, """
                        {"accessibility":{"wheelchair":null,"quietArea":true},"venue":{"address":null},"languages":["it"],
                         "signupLinks":[{"url":"https://lu.ma/b"}]}
                        """).is(200);
        assertThat(patched.json().get("accessibility"))
                .isEqualTo(tree("{\"wheelchair\":null,\"signLanguage\":null,\"quietArea\":true,\"note\":\"Ramp\"}"));
        assertThat(patched.json().get("venue"))
                .isEqualTo(tree("{\"name\":\"Square\",\"address\":null,\"latitude\":null,\"longitude\":null}"));
        assertThat(patched.list("/languages")).containsExactly("it");
        assertThat(patched.json().get("signupLinks")).hasSize(1);
        assertThat(patched.text("/signupUrl")).isEqualTo("https://lu.ma/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // key | something | the patch that leaves nothing of it
                "turnout|{\"low\":10}|{\"low\":null}",
                "venue|{\"name\":\"x\"}|{\"name\":null}",
                "accessibility|{\"wheelchair\":true}|{\"wheelchair\":null}",
            })
    void anObjectOfNothingIsNothing(String key, String something, String patch) {
        var nothing = nobody.get(path).json().get(key);
        assertThat(coordinator
                        .patch(path, "{\"%s\":{}}".formatted(key))
                        .is(200)
                        .json()
                        .get(key))
                .isEqualTo(nothing);
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
        coordinator.patch(path, "{\"%s\":%s}".formatted(key, something)).is(200);
        var left = coordinator.patch(path, "{\"%s\":%s}".formatted(key, patch)).is(200);
        assertThat(left.json().get(key)).isEqualTo(nothing);
        assertThat(nobody.get(path).json().get(key)).isEqualTo(nothing);
    }

    @Test
    void aPrimaryLinkIsChosenAndTheOrderIsKept() {
        var patched = coordinator.patch(path, """
                        {"signupLinks":[{"url":"https://chat.whatsapp.com/AbC"},{"url":"https://a.example/x","primary":true},
                         {"url":"https://lu.ma/a"}]}
                        """).is(200);
        assertThat(patched.text("/signupUrl")).isEqualTo("https://a.example/x");
        assertThat(patched.text("/signupLinks/0/platform")).isEqualTo("whatsapp");
        assertThat(patched.text("/signupLinks/0/kind")).isEqualTo("group_chat");
        assertThat(patched.text("/signupLinks/2/url")).isEqualTo("https://lu.ma/a");
        var turned = coordinator.patch(path, """
                        {"signupLinks":[{"url":"https://lu.ma/a"},{"url":"https://a.example/x"},
                         {"url":"https://chat.whatsapp.com/AbC","kind":"event"}]}
                        """).is(200);
        assertThat(turned.text("/signupUrl")).isEqualTo("https://lu.ma/a");
        assertThat(turned.text("/signupLinks/2/kind")).isEqualTo("event");
        assertThat(turned.revision()).isEqualTo(3);
    }

    @Test
    void bothMediaTypesOfJsonAreTaken() {
        for (var type : List.of("application/json", "application/merge-patch+json")) {
            var title = "{\"title\":\"%s\"}".formatted(type);
            assertThat(coordinator
                            .send("PATCH", path, title, "Content-Type", type, "If-Match", coordinator.tagOf(path))
                            .is(200)
                            .text("/title"))
                    .isEqualTo(type);
        }
    }

    @Test
    void anEventMovesToAnotherCity() {
        coordinator
                .patch(path, "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}")
                .is(200);
        var moved = coordinator
                .patch(path, "{\"city\":\"London\",\"countryCode\":\"GB\"}")
                .is(200);
        assertThat(moved.text("/city/id")).isEqualTo("london-gb");
        assertThat(moved.text("/timeZone")).isEqualTo("Europe/London");
        assertThat(moved.text("/startsAt")).isEqualTo("2025-02-10T14:00:00Z");
        assertThat(moved.text("/slug")).isEqualTo(campaign + "-zurich");
        // The country of the city that was is none of the new city's.
        assertThat(coordinator.patch(path, "{\"city\":\"oslo-no\"}").is(200).text("/city/countryCode"))
                .isEqualTo("NO");
        assertThat(coordinator.patch(path, "{\"countryCode\":\"SE\"}").is(422).faults())
                .containsExactly("/countryCode other_country");
        coordinator.patch(path, "{\"countryCode\":\"NO\"}").is(200);
        assertThat(coordinator.patch(path, "{\"city\":null}").is(422).faults()).containsExactly("/city required");
        coordinator.patch(path, "{\"city\":\"London\"}").is(422);
    }

    @Test
    void aNewCityAndANewTimeAreJudgedTogether() {
        clock.set("2025-03-01T12:00:00Z");
        coordinator
                .patch(path, "{\"city\":\"london-gb\",\"startDate\":\"2025-03-30\",\"startTime\":\"02:30\"}")
                .is(200);
        // There is no half past two in Berlin on that day, and nobody says so.
        assertThat(coordinator
                        .patch(path, "{\"city\":\"berlin-de\",\"startTime\":\"12:00\"}")
                        .is(200)
                        .text("/startsAt"))
                .isEqualTo("2025-03-30T10:00:00Z");
    }

    // ------------------------------------------------------------------ translations

    @Test
    void translationsAreWrittenAndReadBackPerLanguage() {
        coordinator.patch(path, """
                        {"title":"March","summary":"Come!","translations":{"de":{"title":"Marsch"},"pt-BR":{"title":"Marcha"}}}
                        """).is(200);
        assertThat(nobody.get(path + "?lang=de").text("/title")).isEqualTo("Marsch");
        assertThat(nobody.get(path + "?lang=de").text("/language")).isEqualTo("de");
        assertThat(nobody.get(path + "?lang=de").text("/summary")).isEqualTo("Come!");
        assertThat(nobody.get(path + "?lang=pt-BR").text("/title")).isEqualTo("Marcha");
        assertThat(nobody.get(path + "?lang=en").text("/title")).isEqualTo("March");
        assertThat(nobody.get(path).list("/availableLanguages")).containsExactly("de", "en", "pt-BR");

        coordinator
                .patch(path, "{\"translations\":{\"fr\":{\"title\":\"Marche\"},\"de\":{\"summary\":\"Kommt!\"}}}")
                .is(200);
        var all = nobody.get(path + "?translations=all").is(200);
        assertThat(all.text("/translations/de/title")).isEqualTo("Marsch");
        assertThat(all.text("/translations/de/summary")).isEqualTo("Kommt!");
        assertThat(all.text("/translations/fr/title")).isEqualTo("Marche");
        assertThat(all.text("/translations/en/title")).isEqualTo("March");

        coordinator
                .patch(path, "{\"translations\":{\"de\":{\"title\":null},\"fr\":null}}")
                .is(200);
        var fewer = nobody.get(path + "?translations=all").is(200);
        assertThat(fewer.text("/translations/de/title")).isNull();
        assertThat(fewer.text("/translations/de/summary")).isEqualTo("Kommt!");
        assertThat(fewer.list("/availableLanguages")).containsExactly("de", "en", "pt-BR");

        coordinator.patch(path, "{\"translations\":null}").is(200);
        assertThat(nobody.get(path).list("/availableLanguages")).containsExactly("en");
        assertThat(nobody.get(path).text("/title")).isEqualTo("March");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title", "summary", "description", "statusNote", "whatToBring", "imageAlt", "accessibilityNote"})
    void everyTextHasTranslations(String key) {
        coordinator
                .patch(path, "{\"translations\":{\"de\":{\"%s\":\"Deutsch\"}}}".formatted(key))
                .is(200);
        assertThat(nobody.get(path + "?translations=all").text("/translations/de/" + key))
                .isEqualTo("Deutsch");
        var german = nobody.get(path + "?lang=de").is(200);
        assertThat(german.text(key.equals("accessibilityNote") ? "/accessibility/note" : "/" + key))
                .isEqualTo("Deutsch");
    }

    @ParameterizedTest
    @CsvSource({"DE, de", "pt-br, pt-BR", "PT-BR, pt-BR", "zh-hant, zh-Hant"})
    void aLanguageMayBeSpeltInAnyCase(String given, String tag) {
        coordinator
                .patch(path, "{\"translations\":{\"%s\":{\"title\":\"One\"}}}".formatted(tag))
                .is(200);
        coordinator
                .patch(path, "{\"translations\":{\"%s\":{\"title\":\"Two\"}}}".formatted(given))
                .is(200);
        assertThat(nobody.get(path + "?lang=" + tag).text("/title")).isEqualTo("Two");
        coordinator
                .patch(path, "{\"translations\":{\"%s\":null}}".formatted(given))
                .is(200);
        assertThat(nobody.get(path).list("/availableLanguages")).containsExactly("en");
    }

    @Test
    void theDefaultLanguageIsNoTranslation() {
        assertThat(coordinator
                        .patch(path, "{\"title\":\"a\",\"translations\":{\"en\":{\"title\":\"b\"}}}")
                        .is(422)
                        .faults())
                .containsExactly("/translations default_language");
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
    }

    @Test
    void inACampaignInAnotherLanguageTheDefaultIsThat() {
        campaign = fixtures.campaign("de", more -> {});
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        path = created("{\"city\":\"bern-ch\",\"title\":\"Marsch\",\"translations\":{\"en\":{\"title\":\"March\"}}}");
        assertThat(nobody.get(path).text("/title")).isEqualTo("Marsch");
        assertThat(nobody.get(path + "?lang=en").text("/title")).isEqualTo("March");
        coordinator.patch(path, "{\"translations\":{\"de\":{\"title\":\"x\"}}}").is(422);
    }

    @Test
    void labelsOfLinksAreTranslated() {
        coordinator.patch(path, """
                        {"signupLinks":[{"url":"%1$s","label":"Sign up"}],"links":[{"rel":"chat","url":"https://example.org/c"}],
                         "translations":{"de":{"linkLabels":{"%1$s":"Anmelden","https://example.org/c":"Plaudern"}}}}
                        """.formatted(LUMA)).is(200);
        var german = nobody.get(path + "?lang=de").is(200);
        assertThat(german.text("/language")).isEqualTo("de");
        assertThat(german.text("/signupLinks/0/label")).isEqualTo("Anmelden");
        assertThat(german.text("/links/0/label")).isEqualTo("Plaudern");
        assertThat(nobody.get(path + "?lang=en").text("/signupLinks/0/label")).isEqualTo("Sign up");

        // Another title, or the same link again, leaves the labels alone.
        coordinator.patch(path, "{\"title\":\"x\"}").is(200);
        coordinator
                .patch(path, "{\"signupLinks\":[{\"url\":\"%s\"},{\"url\":\"https://lu.ma/b\"}]}".formatted(LUMA))
                .is(200);
        assertThat(nobody.get(path + "?lang=de").text("/signupLinks/0/label")).isEqualTo("Anmelden");
        assertThat(nobody.get(path + "?lang=en").text("/signupLinks/0/label")).isNull();

        coordinator
                .patch(path, "{\"translations\":{\"de\":{\"linkLabels\":{\"%s\":null}}}}".formatted(LUMA))
                .is(200);
        assertThat(nobody.get(path + "?lang=de").text("/signupLinks/0/label")).isNull();
        // With a link go its labels.
        coordinator.patch(path, "{\"links\":[],\"signupLinks\":[]}").is(200);
        assertThat(nobody.get(path).list("/availableLanguages")).containsExactly("en");
    }

    @Test
    void aLabelForALinkThatIsNotThereIsASlip() {
        assertThat(coordinator
                        .patch(path, "{\"translations\":{\"de\":{\"linkLabels\":{\"%s\":\"x\"}}}}".formatted(LUMA))
                        .is(422)
                        .faults())
                .containsExactly("/translations unknown_link");
    }

    @Test
    void aLinkGoesTogetherWithItsLabel() {
        coordinator.patch(path, """
                        {"signupLinks":[{"url":"%1$s"}],"translations":{"de":{"linkLabels":{"%1$s":"Anmelden"}}}}
                        """.formatted(LUMA)).is(200);
        var gone = coordinator
                .patch(
                        path,
                        "{\"signupLinks\":[],\"translations\":{\"de\":{\"linkLabels\":{\"%s\":null}}}}".formatted(LUMA))
                .is(200);
        assertThat(gone.list("/signupLinks")).isEmpty();
    }

    // ------------------------------------------------------------------ what is refused

    @Test
    void allFaultsComeAtOnceAndNothingIsStored() {
        var faults = coordinator.patch(path, """
                        {"title":5,"status":"cancelled","revision":7,"colour":null,"startTime":"25:00","summary":" ",
                         "publication":"hidden","contacts":[],"acceptCodeOfConduct":true,"venue":{"x":1}}
                        """).is(400).faults();
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "/title wrong_type",
                        "/status read_only",
                        "/revision read_only",
                        "/colour unknown_field",
                        "/startTime not_a_time",
                        "/summary blank",
                        "/publication read_only",
                        "/contacts read_only",
                        "/acceptCodeOfConduct unknown_field",
                        "/venue/x unknown_field");
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
    }

    @Test
    void aRuleLooksAtTheWholeResult() {
        coordinator
                .patch(path, "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\",\"endTime\":\"16:00\"}")
                .is(200);
        assertThat(coordinator.patch(path, "{\"startDate\":null}").is(422).faults())
                .contains("/startTime needs_start_date");
        assertThat(coordinator
                        .patch(path, "{\"endDate\":\"2025-02-09\"}")
                        .is(422)
                        .faults())
                .containsExactly("/endDate end_before_start");
        assertThat(coordinator.get(path).revision()).isEqualTo(2);
        coordinator
                .patch(path, "{\"startDate\":null,\"startTime\":null,\"endTime\":null}")
                .is(200);
    }

    @Test
    void anOrganiserDoesNotSayThatItIsOfficial() {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        var own = "/events/"
                + organiser
                        .post("/campaigns/" + campaign + "/events", "{\"city\":\"bern-ch\"}")
                        .is(201)
                        .text("/id");
        organiser.patch(own, "{\"title\":\"x\",\"affiliation\":\"official\"}").is(403);
        assertThat(organiser.get(own).text("/title")).isNull();
        coordinator.patch(own, "{\"affiliation\":\"official\"}").is(200);
        organiser.patch(own, "{\"title\":\"x\"}").is(200);
    }

    // ------------------------------------------------------------------ If-Match

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1\"|200",
                "\"1-\"|200",
                "\"1-0123456789ab\"|200",
                "W/\"1-0123\"|200",
                "\"8-x\", \"1-y\"|200",
                "\"8-x\",,W/\"1\"|200",
                "\"2\"|412",
                "\"11\"|412",
                "\"01\"|412",
                "\"0-1\"|412",
                "\"\"|412",
                "\"-1\"|412",
                "*|428",
                "1|400",
                "\"1|400",
                "'1'|400",
                "\"1\" x|400",
            })
    void ifMatchNamesTheRevision(String tag, int status) {
        var answer = coordinator
                .send("PATCH", path, "{\"title\":\"New\"}", "If-Match", tag)
                .is(status);
        assertThat(coordinator.get(path).revision()).isEqualTo(status == 200 ? 2 : 1);
        if (status == 412) {
            assertThat(answer.text("/current/revision")).isEqualTo("1");
            assertThat(answer.text("/current/id")).isEqualTo(id.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, ''",
        "DELETE, ''",
        "PUT, /contacts",
        "POST, /publish",
        "POST, /cancel",
        "POST, /postpone",
        "POST, /reinstate",
        "POST, /hide",
        "POST, /merge",
    })
    void everyChangeNeedsIt(String method, String deed) {
        var body = method.equals("DELETE") ? null : "{\"contacts\":[]}";
        coordinator.send(method, path + deed, body).is(428);
        coordinator.send(method, path + deed, body, "If-Match", "*").is(428);
        coordinator.send(method, path + deed, body, "If-Match", "\"7\"").is(412);
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
    }

    @Test
    void aTagOfAnyReadWillDo() {
        var tags = List.of(
                nobody.get(path + "?lang=de").etag(),
                coordinator.get(path + "/contacts").etag(),
                coordinator.get(path).etag(),
                nobody.send("HEAD", path, null, "Accept-Encoding", "gzip").etag());
        assertThat(tags).allMatch(tag -> tag.startsWith("\"1-"));
        int revision = 1;
        for (var tag : tags) {
            var ofNow = tag.replaceFirst("\"1-", "\"" + revision + "-");
            revision = coordinator
                    .send("PATCH", path, "{\"title\":\"%d\"}".formatted(revision), "If-Match", ofNow)
                    .is(200)
                    .revision();
        }
    }

    // ------------------------------------------------------------------ seen at once

    @Test
    void aWriteIsSeenByTheVeryNextRead() {
        var list = "/events?campaign=" + campaign;
        var ofCampaign = "/campaigns/" + campaign + "?include=events";
        for (int i = 0; i < 5; i++) {
            var title = "Title " + i;
            var one = nobody.get(path).is(200).etag();
            var many = nobody.get(list).is(200).etag();
            var all = nobody.get(ofCampaign).is(200).etag();
            nobody.get(path, "If-None-Match", one).is(304);
            nobody.get(list, "If-None-Match", many).is(304);
            var written = coordinator
                    .patch(path, "{\"title\":\"%s\"}".formatted(title))
                    .is(200);
            assertThat(written.text("/title")).isEqualTo(title);
            var read = nobody.get(path, "If-None-Match", one).is(200);
            assertThat(read.text("/title")).isEqualTo(title);
            assertThat(read.revision()).isEqualTo(written.revision());
            assertThat(nobody.get(list, "If-None-Match", many).is(200).text("/items/0/title"))
                    .isEqualTo(title);
            assertThat(nobody.get(ofCampaign, "If-None-Match", all).is(200).text("/events/0/title"))
                    .isEqualTo(title);
        }
    }

    @Test
    void updatedAtMovesWithEachChangeAndWithNothingElse() {
        clock.set("2025-02-02T08:00:00.123456Z");
        assertThat(coordinator.patch(path, "{}").is(200).text("/updatedAt")).isEqualTo("2025-02-01T12:00:00Z");
        var changed = coordinator.patch(path, "{\"title\":\"x\"}").is(200);
        assertThat(changed.text("/updatedAt")).isEqualTo("2025-02-02T08:00:00.123Z");
        assertThat(changed.text("/createdAt")).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(nobody.get("/events?campaign=" + campaign + "&updatedSince=2025-02-02T08:00:00.123Z")
                        .list("/items"))
                .hasSize(1);
    }

    // ------------------------------------------------------------------ moves

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // it was | the patch | previousStartDate | previousStartsAt
                "{}|{\"startDate\":\"2025-02-10\"}||",
                "{\"startDate\":\"2025-02-10\"}|{\"startDate\":\"2025-02-11\"}|2025-02-10|",
                "{\"startDate\":\"2025-02-10\"}|{\"startTime\":\"14:00\"}||",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"startTime\":\"15:00\"}|2025-02-10|2025-02-10T13:00:00Z",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"startDate\":\"2025-02-11\"}|2025-02-10|2025-02-10T13:00:00Z",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"startDate\":null,\"startTime\":null}|2025-02-10|2025-02-10T13:00:00Z",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"endTime\":\"15:00\"}||",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"endDate\":\"2025-02-11\"}||",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"title\":\"x\"}||",
            })
    void whatWasPlannedBeforeAMoveIsKept(String before, String patch, String day, String instant) {
        coordinator.patch(path, before).is(200);
        var moved = coordinator.patch(path, patch).is(200);
        assertThat(moved.text("/previousStartDate")).isEqualTo(day);
        assertThat(moved.text("/previousStartsAt")).isEqualTo(instant);
        assertThat(moved.text("/status")).isEqualTo("scheduled");
    }

    @Test
    void ofTwoMovesTheLastOneCounts() {
        for (var day : List.of("2025-02-08", "2025-02-09", "2025-02-10")) {
            coordinator.patch(path, "{\"startDate\":\"%s\"}".formatted(day)).is(200);
        }
        assertThat(nobody.get(path).text("/previousStartDate")).isEqualTo("2025-02-09");
    }

    @Test
    void whatNobodySawWasNotMoved() {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        var pending = "/events/"
                + organiser
                        .post(
                                "/campaigns/" + campaign + "/events",
                                "{\"city\":\"bern-ch\",\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}")
                        .is(201)
                        .text("/id");
        var moved = organiser.patch(pending, "{\"startDate\":\"2025-02-11\"}").is(200);
        assertThat(moved.text("/previousStartDate")).isNull();
        assertThat(moved.text("/previousStartsAt")).isNull();
    }

    private JsonNode tree(String text) throws JsonProcessingException {
        return json.readTree(text);
    }
}
