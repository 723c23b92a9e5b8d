package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What may follow what. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventStateWriteTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

    private final Client nobody = Client.nobody();
    private String campaign;
    private Client coordinator;
    private Client organiser;
    private String path;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        inCampaign(fixtures.campaign());
    }

    private void inCampaign(String slug) {
        campaign = slug;
        coordinator = Client.with(bearers.of(Role.coordinator, slug));
        organiser = Client.with(bearers.of(Role.organiser, slug));
        path = created(coordinator, "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}");
    }

    private String created(Client client, String body) {
        return "/events/"
                + client.post("/campaigns/" + campaign + "/events", body)
                        .is(201)
                        .text("/id");
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    // ------------------------------------------------------------------ scheduled, postponed, cancelled

    @ParameterizedTest
    @CsvSource({
        // the deeds before, the deed, the answer, the status then, whether anything changed
        "'', cancel, 200, cancelled, true",
        "'', postpone, 200, postponed, true",
        "'', reinstate, 200, scheduled, false",
        "postpone, cancel, 200, cancelled, true",
        "postpone, postpone, 200, postponed, false",
        "postpone, reinstate, 409, postponed, false",
        "cancel, cancel, 200, cancelled, false",
        "cancel, postpone, 409, cancelled, false",
        "cancel, reinstate, 200, scheduled, true",
        // What had no day left is postponed as before.
        "postpone cancel, reinstate, 200, postponed, true",
        "cancel reinstate, cancel, 200, cancelled, true",
    })
    void whatMayFollowWhat(String before, String deed, int answer, String status, boolean isChange) {
        for (var earlier : before.isEmpty() ? List.<String>of() : List.of(before.split(" ", -1))) {
            coordinator.turn(path, earlier, "{}").is(200);
        }
        int revision = coordinator.get(path).revision();
        int changes = entries.of(UUID.fromString(idIn(path))).size();
        var turned = coordinator.turn(path, deed, "{}").is(answer);
        var now = nobody.get(path).is(200);
        assertThat(now.text("/status")).isEqualTo(status);
        assertThat(now.revision()).isEqualTo(isChange ? revision + 1 : revision);
        assertThat(entries.of(UUID.fromString(idIn(path)))).hasSize(isChange ? changes + 1 : changes);
        if (answer == 409) {
            assertThat(turned.problem()).isEqualTo(status);
        }
    }

    @Test
    void aNoteBelongsToTheStateThatItWasGivenFor() {
        coordinator
                .patch(
                        path,
                        "{\"statusNote\":\"Bring drums.\",\"translations\":{\"de\":{\"statusNote\":\"Trommeln!\"}}}")
                .is(200);
        assertThat(coordinator
                        .turn(path, "cancel", "{\"note\":\"A storm.\"}")
                        .is(200)
                        .text("/statusNote"))
                .isEqualTo("A storm.");
        assertThat(nobody.get(path + "?lang=de").text("/statusNote")).isEqualTo("A storm.");
        int revision = coordinator.get(path).revision();

        // Again without a note, or with the same one: no change, and the note stays.
        for (var body : List.of("{}", "", "{\"note\":null}", "{\"note\":\"A storm.\"}")) {
            var again = coordinator.turn(path, "cancel", body).is(200);
            assertThat(again.text("/statusNote")).isEqualTo("A storm.");
            assertThat(again.revision()).isEqualTo(revision);
        }
        assertThat(coordinator
                        .turn(path, "cancel", "{\"note\":\"A hurricane.\"}")
                        .is(200)
                        .text("/statusNote"))
                .isEqualTo("A hurricane.");
        assertThat(coordinator.turn(path, "reinstate", "{}").is(200).text("/statusNote"))
                .isNull();
        assertThat(coordinator
                        .turn(path, "postpone", "{\"note\":\"Ice.\"}")
                        .is(200)
                        .text("/statusNote"))
                .isEqualTo("Ice.");
        assertThat(coordinator.turn(path, "cancel", "{}").is(200).text("/statusNote"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // deed | body | the answer | fault
                "cancel|{\"note\":7}|400|/note wrong_type",
                "cancel|{\"note\":\"x\",\"status\":\"x\"}|400|/status unknown_field",
                "cancel|{\"note\":\" \"}|422|/note blank",
                "cancel|{\"note\":\"a\\nb\"}|400|/note bad_text",
                "reinstate|{\"reason\":\"x\"}|400|/reason unknown_field",
                "hide|{\"x\":1}|400|/x unknown_field",
                "publish|{\"acceptCodeOfConduct\":\"yes\"}|400|/acceptCodeOfConduct wrong_type",
                "publish|{\"note\":\"x\"}|400|/note unknown_field",
                "postpone|{\"startDate\":\"soon\"}|400|/startDate not_a_day",
                "postpone|{\"startTime\":\"14:00\"}|422|/startTime needs_start_date",
                "postpone|{\"startDate\":\"2025-02-12\",\"endDate\":\"2025-02-11\"}|422|/endDate end_before_start",
                "merge|{}|422|/into required",
                "merge|{\"into\":\"x\"}|400|/into not_an_id",
                "merge|{\"into\":\"0194a2c0-5e00-7000-8000-000000000011\"}|422|/into unknown_event",
            })
    void aFaultyBodyChangesNothing(String deed, String body, int status, String fault) {
        assertThat(coordinator.turn(path, deed, body).is(status).faults()).containsExactly(fault);
        assertThat(coordinator.get(path).revision()).isEqualTo(1);
    }

    @Test
    void aNoteHasUpToFiveHundredCharacters() {
        assertThat(coordinator
                        .turn(path, "cancel", "{\"note\":\"%s\"}".formatted("x".repeat(501)))
                        .is(422)
                        .faults())
                .containsExactly("/note too_long");
        coordinator
                .turn(path, "cancel", "{\"note\":\"%s\"}".formatted("😀".repeat(500)))
                .is(200);
    }

    @Test
    void whatIsPutOffKeepsItsOldDayInMindAndTakesPlaceOnceItHasANewOne() {
        var off = coordinator.turn(path, "postpone", "{}").is(200);
        assertThat(off.text("/startDate")).isNull();
        assertThat(off.text("/startsAt")).isNull();
        assertThat(off.text("/previousStartDate")).isEqualTo("2025-02-10");
        assertThat(off.text("/previousStartsAt")).isEqualTo("2025-02-10T13:00:00Z");
        assertThat(off.list("/missing")).contains("date", "time");
        // Anything but a day leaves it postponed.
        assertThat(coordinator.patch(path, "{\"title\":\"x\"}").is(200).text("/status"))
                .isEqualTo("postponed");
        var on = coordinator.patch(path, "{\"startDate\":\"2025-02-20\"}").is(200);
        assertThat(on.text("/status")).isEqualTo("scheduled");
        assertThat(on.text("/previousStartDate")).isEqualTo("2025-02-10");
        assertThat(on.text("/previousStartsAt")).isEqualTo("2025-02-10T13:00:00Z");
    }

    @Test
    void itMayBePutOffToAnotherDayAndAgain() {
        var off = coordinator
                .turn(path, "postpone", "{\"startDate\":\"2025-02-12\",\"startTime\":\"15:00\",\"note\":\"Ice.\"}")
                .is(200);
        assertThat(off.text("/status")).isEqualTo("postponed");
        assertThat(off.text("/startsAt")).isEqualTo("2025-02-12T14:00:00Z");
        assertThat(off.text("/previousStartsAt")).isEqualTo("2025-02-10T13:00:00Z");
        var again = coordinator
                .turn(path, "postpone", "{\"startDate\":\"2025-02-14\"}")
                .is(200);
        assertThat(again.text("/startTime")).isNull();
        assertThat(again.text("/statusNote")).isNull();
        assertThat(again.text("/previousStartDate")).isEqualTo("2025-02-12");
        assertThat(again.revision()).isEqualTo(3);
        assertThat(coordinator
                        .turn(path, "postpone", "{\"startDate\":\"2025-02-14\"}")
                        .is(200)
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void whatIsCancelledCanBeEditedAndStaysInLists() {
        coordinator.turn(path, "cancel", "{}").is(200);
        var edited = coordinator
                .patch(path, "{\"title\":\"x\",\"startDate\":\"2025-02-11\"}")
                .is(200);
        assertThat(edited.text("/status")).isEqualTo("cancelled");
        assertThat(nobody.get("/events?campaign=" + campaign).text("/items/0/status"))
                .isEqualTo("cancelled");
    }

    // ------------------------------------------------------------------ draft, pending, published, hidden

    @ParameterizedTest
    @CsvSource({
        // what it is, who publishes, does the campaign trust its chapters, the answer, what it is then
        "draft, coordinator, false, 200, published",
        "draft, admin, false, 200, published",
        "draft, organiser, false, 200, pending",
        "draft, chapter, false, 200, pending",
        "draft, chapter, true, 200, published",
        "pending, coordinator, false, 200, published",
        "pending, organiser, false, 403, pending",
        "pending, chapter, true, 200, published",
        "published, coordinator, false, 200, published",
        "published, organiser, false, 200, published",
        "hidden, coordinator, false, 200, published",
        "hidden, organiser, false, 403, hidden",
        "hidden, chapter, false, 403, hidden",
        // What a coordinator took out of sight no chapter brings back.
        "hidden, chapter, true, 403, hidden",
    })
    void whoPublishes(EventPublication before, String who, boolean trust, int answer, EventPublication then) {
        inCampaign(fixtures.campaign(more -> more.trustChapters(trust)));
        var own = created(
                organiser,
                "{\"city\":\"bern-ch\"%s}"
                        .formatted(before == EventPublication.draft ? ",\"publication\":\"draft\"" : ""));
        if (before == EventPublication.published || before == EventPublication.hidden) {
            coordinator.turn(own, "publish", "{}").is(200);
        }
        if (before == EventPublication.hidden) {
            coordinator.turn(own, "hide", "{}").is(200);
        }
        var client = switch (who) {
            case "organiser" -> organiser;
            case "chapter" -> Client.with(bearers.chapter("CH", campaign));
            default -> Client.with(bearers.of(Role.valueOf(who), campaign));
        };
        int revision = client.get(own).is(200).revision();
        client.turn(own, "publish", "{}").is(answer);
        var now = coordinator.get(own);
        assertThat(now.text("/publication")).isEqualTo(then.toString());
        assertThat(now.revision()).isEqualTo(before == then ? revision : revision + 1);
        nobody.get(own).is(then == EventPublication.published ? 200 : 404);
    }

    @Test
    void publishingNeedsTheCodeOfConductOnce() {
        inCampaign(fixtures.campaign(more -> {}));
        campaign = fixtures.campaign(more -> more.organise(null, "https://example.org/conduct"));
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
        organiser = Client.with(bearers.of(Role.organiser, campaign));
        var first = created(organiser, "{\"city\":\"bern-ch\"}");
        for (var body : List.of("{}", "", "{\"acceptCodeOfConduct\":false}", "{\"acceptCodeOfConduct\":null}")) {
            assertThat(coordinator.turn(first, "publish", body).is(422).faults())
                    .containsExactly("/acceptCodeOfConduct code_of_conduct");
        }
        nobody.get(first).is(404);
        coordinator.turn(first, "publish", "{\"acceptCodeOfConduct\":true}").is(200);
        coordinator.turn(first, "hide", "{}").is(200);
        // It was accepted for this event, for good.
        coordinator.turn(first, "publish", "{}").is(200);

        // The organiser accepts it on handing in, and the coordinator just publishes.
        var second = created(organiser, "{\"city\":\"basel-ch\",\"publication\":\"draft\"}");
        organiser.turn(second, "publish", "{\"acceptCodeOfConduct\":true}").is(200);
        coordinator.turn(second, "publish", "{}").is(200);
    }

    @Test
    void whatIsHiddenIsNowhereForThePublicAndComesBack() {
        var slug = coordinator.get(path).text("/slug");
        var hidden = coordinator.turn(path, "hide", "{}").is(200);
        assertThat(hidden.text("/publication")).isEqualTo("hidden");
        for (var address : List.of(path, "/events/" + slug)) {
            nobody.get(address).is(404);
            Client.with(bearers.of(Role.reader)).get(address).is(404);
            Client.with(bearers.of(Role.organiser, campaign)).get(address).is(404);
            coordinator.get(address).is(200);
        }
        assertThat(nobody.get("/events?when=all&campaign=" + campaign).list("/items"))
                .isEmpty();
        assertThat(nobody.get("/campaigns/" + campaign + "/events").list("/items"))
                .isEmpty();
        assertThat(nobody.get("/campaigns/" + campaign).text("/counts/events")).isEqualTo("0");
        // It can be edited meanwhile, and hiding it again changes nothing.
        coordinator.patch(path, "{\"title\":\"x\"}").is(200);
        assertThat(coordinator.turn(path, "hide", "{}").is(200).revision()).isEqualTo(3);
        coordinator.turn(path, "publish", "{}").is(200);
        assertThat(nobody.get(path).is(200).text("/title")).isEqualTo("x");
    }

    @Test
    void itsHolderHidesItAndAVolunteerDoesNot() {
        var own = created(organiser, "{\"city\":\"bern-ch\"}");
        coordinator.turn(own, "publish", "{}").is(200);
        var volunteer = Client.with(bearers.editLink(UUID.fromString(idIn(own)), campaign));
        volunteer.turn(own, "hide", "{}").is(403);
        volunteer.turn(own, "publish", "{}").is(403);
        volunteer.turn(own, "cancel", "{}").is(200);
        organiser.turn(path, "hide", "{}").is(403);
        organiser.turn(own, "hide", "{}").is(200);
    }

    // ------------------------------------------------------------------ merged

    @Test
    void whatIsMergedLeadsToTheOther() {
        var survivor = created(coordinator, "{\"city\":\"zurich-ch\"}");
        var slug = coordinator.get(path).text("/slug");
        var merged = coordinator
                .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(survivor)))
                .is(200);
        assertThat(merged.text("/replacedBy")).isEqualTo(idIn(survivor));
        assertThat(merged.text("/publication")).isEqualTo("hidden");
        assertThat(merged.revision()).isEqualTo(2);
        for (var address : List.of(path, "/events/" + slug)) {
            for (var client : List.of(nobody, coordinator)) {
                assertThat(client.get(address).is(308).header("Location")).endsWith("/v1" + survivor);
                assertThat(client.get(address + "?lang=de").is(308).header("Location"))
                        .endsWith("/v1" + survivor + "?lang=de");
            }
        }
        assertThat(nobody.get("/events?when=all&campaign=" + campaign).list("/items"))
                .hasSize(1);
        assertThat(coordinator.get(survivor).revision()).isEqualTo(1);
    }

    @Test
    void whatIsMergedChangesNoMore() {
        var survivor = created(coordinator, "{\"city\":\"zurich-ch\"}");
        var into = "{\"into\":\"%s\"}".formatted(idIn(survivor));
        var tag = coordinator.turn(path, "merge", into).is(200).etag();
        // The same again changes nothing.
        assertThat(coordinator
                        .post(path + "/merge", into, "If-Match", tag)
                        .is(200)
                        .revision())
                .isEqualTo(2);
        var third = created(coordinator, "{\"city\":\"bern-ch\"}");
        for (var deed : List.of("cancel", "postpone", "reinstate", "publish")) {
            assertThat(coordinator
                            .post(path + "/" + deed, "{}", "If-Match", tag)
                            .is(409)
                            .problem())
                    .isEqualTo("merged");
        }
        assertThat(coordinator
                        .send("PATCH", path, "{\"title\":\"x\"}", "If-Match", tag)
                        .is(409)
                        .problem())
                .isEqualTo("merged");
        assertThat(coordinator
                        .put(path + "/contacts", "{\"contacts\":[]}", tag)
                        .is(409)
                        .problem())
                .isEqualTo("merged");
        assertThat(coordinator
                        .post(path + "/merge", "{\"into\":\"%s\"}".formatted(idIn(third)), "If-Match", tag)
                        .is(409)
                        .problem())
                .isEqualTo("merged");
        coordinator.post(path + "/edit-links", "{\"label\":\"x\"}").is(409);
        coordinator.send("DELETE", path, null, "If-Match", tag).is(409);
        assertThat(coordinator
                        .turn(third, "merge", "{\"into\":\"%s\"}".formatted(idIn(path)))
                        .is(422)
                        .faults())
                .containsExactly("/into merged");
    }

    @Test
    void hidingWhatIsMergedSaysNothingAboutIt() {
        var survivor = created(coordinator, "{\"city\":\"zurich-ch\"}");
        var tag = coordinator
                .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(survivor)))
                .is(200)
                .etag();
        var answer = coordinator.post(path + "/hide", "{\"note\":\"x\"}", "If-Match", tag);
        assertThat(answer.status()).isIn(200, 409);
        coordinator.post(path + "/hide", "{}", "If-Match", tag);
        // Still the revision of the merge.
        assertThat(coordinator
                        .post(path + "/merge", "{\"into\":\"%s\"}".formatted(idIn(survivor)), "If-Match", tag)
                        .is(200)
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void aChainOfMergesLeadsToItsEnd() {
        var second = created(coordinator, "{\"city\":\"zurich-ch\"}");
        var third = created(coordinator, "{\"city\":\"bern-ch\"}");
        coordinator
                .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(second)))
                .is(200);
        coordinator
                .turn(second, "merge", "{\"into\":\"%s\"}".formatted(idIn(third)))
                .is(200);
        assertThat(nobody.get(path).is(308).header("Location")).endsWith("/v1" + third);
    }

    @Test
    void onlyTwoEventsOfOneCampaignAreOne() {
        assertThat(coordinator
                        .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(path)))
                        .is(422)
                        .faults())
                .containsExactly("/into itself");
        var other = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
        assertThat(coordinator
                        .turn(path, "merge", "{\"into\":\"%s\"}".formatted(other))
                        .is(422)
                        .faults())
                .containsExactly("/into other_campaign");
        var unseen = fixtures.event(fixtures.campaign(), "zurich-ch");
        fixtures.publication(unseen, EventPublication.pending);
        assertThat(coordinator
                        .turn(path, "merge", "{\"into\":\"%s\"}".formatted(fixtures.id(unseen)))
                        .is(422)
                        .faults())
                .containsExactly("/into unknown_event");
        var own = created(organiser, "{\"city\":\"bern-ch\"}");
        organiser.turn(own, "merge", "{\"into\":\"%s\"}".formatted(idIn(path))).is(403);
    }

    // ------------------------------------------------------------------ deleted

    @ParameterizedTest
    @CsvSource({
        // the deeds before, the answer
        "'', 204",
        "publish, 409",
        "publish hide, 409",
        "hide, 204",
        "cancel, 204",
    })
    void onlyWhatWasNeverPublicIsDeleted(String before, int status) {
        for (var draft : List.of(",\"publication\":\"draft\"", "")) {
            var own = created(organiser, "{\"city\":\"bern-ch\"%s}".formatted(draft));
            for (var deed : before.isEmpty() ? List.<String>of() : List.of(before.split(" ", -1))) {
                coordinator.turn(own, deed, "{}").is(200);
            }
            var answer = organiser.delete(own).is(status);
            if (status == 409) {
                assertThat(answer.problem()).isEqualTo("was_public");
                coordinator.get(own).is(200);
                // The next one is in the same city.
                coordinator.turn(own, "hide", "{}").is(200);
            } else {
                coordinator.get(own).is(404);
                assertThat(organiser.get("/me/events").list("/items")).isEmpty();
            }
        }
    }

    @Test
    void withADraftGoesAllThatHangsOnIt() {
        var own = created(organiser, """
                {"city":"bern-ch","publication":"draft","title":"x","signupLinks":[{"url":"https://lu.ma/a","label":"x"}],
                 "translations":{"de":{"title":"y"}}}
                """);
        var link = organiser
                .post(own + "/edit-links", "{\"label\":\"Ben\"}")
                .is(201)
                .text("/token");
        organiser
                .put(
                        own + "/contacts",
                        "{\"contacts\":[{\"name\":\"A\",\"channel\":\"other\",\"value\":\"b\"}]}",
                        organiser.tagOf(own))
                .is(200);
        organiser.send("DELETE", own, null).is(428);
        organiser.send("DELETE", own, null, "If-Match", "\"9\"").is(412);
        organiser.delete(own).is(204);
        Client.with(link).get("/me").is(401);
        organiser.get(own + "/contacts").is(404);
        // Its slug and its city are free again.
        assertThat(coordinator
                        .post("/campaigns/" + campaign + "/events", "{\"city\":\"bern-ch\"}")
                        .is(201)
                        .text("/slug"))
                .isEqualTo(campaign + "-bern");
    }

    @Test
    void aDraftThatAnotherWasMergedIntoStays() {
        var draft = created(coordinator, "{\"city\":\"bern-ch\",\"publication\":\"draft\"}");
        var other = created(coordinator, "{\"city\":\"basel-ch\",\"publication\":\"draft\"}");
        coordinator
                .turn(other, "merge", "{\"into\":\"%s\"}".formatted(idIn(draft)))
                .is(200);
        coordinator.delete(draft).is(409);
    }

    // ------------------------------------------------------------------ archived

    @Test
    void whatIsArchivedIsFrozen() {
        var draft = created(organiser, "{\"city\":\"bern-ch\",\"publication\":\"draft\"}");
        var contact = coordinator
                .put(
                        path + "/contacts",
                        "{\"contacts\":[{\"name\":\"A\",\"channel\":\"other\",\"value\":\"b\"}]}",
                        coordinator.tagOf(path))
                .is(200)
                .text("/contacts/0/id");
        var other = created(coordinator, "{\"city\":\"basel-ch\"}");
        fixtures.archive(campaign);
        nobody.get(path).is(200);
        for (var deed : List.of("cancel", "postpone", "reinstate")) {
            assertThat(coordinator.turn(path, deed, "{}").is(409).problem()).isEqualTo("archived");
        }
        assertThat(coordinator.patch(path, "{\"title\":\"x\"}").is(409).problem())
                .isEqualTo("archived");
        assertThat(coordinator
                        .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(other)))
                        .is(409)
                        .problem())
                .isEqualTo("archived");
        assertThat(coordinator
                        .put(path + "/contacts", "{\"contacts\":[]}", coordinator.tagOf(path))
                        .is(409)
                        .problem())
                .isEqualTo("archived");
        assertThat(coordinator
                        .post(path + "/edit-links", "{\"label\":\"x\"}")
                        .is(409)
                        .problem())
                .isEqualTo("archived");
        for (var client : List.of(organiser, coordinator)) {
            assertThat(client.turn(draft, "publish", "{}").is(409).problem()).isEqualTo("archived");
            assertThat(client.delete(draft).is(409).problem()).isEqualTo("archived");
            assertThat(client.post("/campaigns/" + campaign + "/events", "{\"city\":\"oslo-no\"}")
                            .is(409)
                            .problem())
                    .isEqualTo("archived");
        }
        assertThat(coordinator
                        .put(
                                "/campaigns/" + campaign + "/supporters",
                                "{\"supporters\":[]}",
                                coordinator.tagOf("/campaigns/" + campaign))
                        .is(409)
                        .problem())
                .isEqualTo("archived");
        assertThat(coordinator
                        .patch("/campaigns/" + campaign, "{\"title\":\"x\"}")
                        .is(409)
                        .problem())
                .isEqualTo("archived");
        assertThat(nobody.post(
                                "/suggestions",
                                "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"oslo-no\"}}".formatted(campaign))
                        .is(409)
                        .problem())
                .isEqualTo("archived");

        // For somebody's sake.
        coordinator.send("DELETE", path + "/contacts/" + contact, null).is(204);
        assertThat(coordinator.get(path + "/contacts").list("/contacts")).isEmpty();
        coordinator.turn(path, "hide", "{}").is(200);
        nobody.get(path).is(404);
        // And then it is hidden for good.
        assertThat(coordinator.turn(path, "publish", "{}").is(409).problem()).isEqualTo("archived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "postpone", "reinstate", "publish", "hide", "merge"})
    void aStateOfNothingChangesNot(String deed) {
        coordinator
                .post("/events/no-such-event/" + deed, "{}", "If-Match", "\"1\"")
                .is(404);
        nobody.post(path + "/" + deed, "{}", "If-Match", "\"1\"").is(401);
    }

    // ------------------------------------------------------------------ what a state survives

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"endTime\":\"18:00\"}",
                "{\"city\":\"basel-ch\"}",
                "{\"venue\":{\"name\":\"Bundesplatz\"}}",
            })
    void whatIsPutOffToADayStaysSoUntilTheDayChanges(String patch) {
        coordinator
                .turn(
                        path,
                        "postpone",
                        "{\"startDate\":\"2025-02-20\",\"startTime\":\"15:00\",\"note\":\"No permit yet.\"}")
                .is(200);
        var patched = coordinator.patch(path, patch).is(200);
        assertThat(patched.text("/status")).isEqualTo("postponed");
        assertThat(patched.text("/statusNote")).isEqualTo("No permit yet.");
        var moved = coordinator.patch(path, "{\"startDate\":\"2025-02-21\"}").is(200);
        assertThat(moved.text("/status")).isEqualTo("scheduled");
        assertThat(moved.text("/statusNote")).isNull();
    }

    @Test
    void whyItWasHiddenIsNotShownWithIt() {
        coordinator.turn(path, "hide", "{\"note\":\"Somebody complained.\"}").is(200);
        assertThat(coordinator.turn(path, "publish", "{}").is(200).text("/statusNote"))
                .isNull();
    }
}
