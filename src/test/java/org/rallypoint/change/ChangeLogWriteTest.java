package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

/** What the change log and the audit say of each kind of change. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChangeLogWriteTest {

    private static final String CONTACT =
            "{\"contacts\":[{\"name\":\"Mara\",\"channel\":\"email\",\"value\":\"mara@example.org\",\"audience\":\"%s\",\"consentAt\":\"2025-01-01T00:00:00Z\"}]}";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

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

    private String created(Client client, String body) {
        return "/events/"
                + client.post("/campaigns/" + campaign + "/events", body)
                        .is(201)
                        .text("/id");
    }

    private static UUID idIn(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The last entry of an event as {@code type material [names]}. */
    private String last(String path) {
        var all = entries.of(idIn(path));
        var entry = all.get(all.size() - 1);
        assertThat(entry.revision())
                .isEqualTo(coordinator.get(path).status() == 200 ? revision(path) : entry.revision());
        return entry.type() + (entry.isMaterial() ? " material " : " ") + List.copyOf(entry.changed());
    }

    private int revision(String path) {
        return coordinator.get(path).revision();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // it was | the patch | the entry
                "{}|{\"title\":\"x\"}|event.updated [title]",
                "{}|{\"title\":\"x\",\"summary\":\"y\"}|event.updated [summary, title]",
                "{}|{\"translations\":{\"de\":{\"title\":\"x\"}}}|event.updated [translations]",
                "{}|{\"links\":[{\"rel\":\"chat\",\"url\":\"https://a.example\"}]}|event.updated [links]",
                "{}|{\"statusNote\":\"x\"}|event.updated [statusNote]",
                "{}|{\"startDate\":\"2025-02-10\"}|event.details_announced material [startDate]",
                "{}|{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\",\"title\":\"x\"}|event.details_announced material [startDate, startTime, title]",
                "{}|{\"venue\":{\"name\":\"x\"}}|event.details_announced material [venue]",
                "{}|{\"attendance\":\"online\"}|event.details_announced material [attendance]",
                "{}|{\"signupLinks\":[{\"url\":\"https://lu.ma/a\"}]}|event.details_announced material [signupLinks]",
                "{\"signupLinks\":[{\"url\":\"https://lu.ma/a\"}]}|{\"signupLinks\":[{\"url\":\"https://lu.ma/b\"}]}|event.updated material [signupLinks]",
                "{\"venue\":{\"name\":\"x\"}}|{\"venue\":{\"name\":\"y\"}}|event.updated material [venue]",
                "{\"venue\":{\"name\":\"x\"}}|{\"venue\":null}|event.updated material [venue]",
                "{}|{\"city\":\"bern-ch\"}|event.updated material [city]",
                "{}|{\"city\":\"oslo-no\"}|event.updated material [city]",
                "{\"startDate\":\"2025-02-10\"}|{\"startDate\":\"2025-02-11\"}|event.rescheduled material [previousStartDate, startDate]",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"startTime\":\"15:00\"}|event.rescheduled material [previousStartDate, previousStartsAt, startTime]",
                "{\"startDate\":\"2025-02-10\"}|{\"startTime\":\"15:00\"}|event.details_announced material [startTime]",
                "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\"}|{\"endTime\":\"16:00\"}|event.updated material [endTime]",
            })
    void aPatchSaysWhatChanged(String before, String patch, String entry) {
        var path = created(coordinator, "{\"city\":\"zurich-ch\"}");
        if (!before.equals("{}")) {
            coordinator.patch(path, before).is(200);
        }
        coordinator.patch(path, patch).is(200);
        assertThat(last(path)).isEqualTo(entry);
        // Nothing of it for nothing.
        int count = entries.of(idIn(path)).size();
        coordinator.patch(path, patch).is(200);
        assertThat(entries.of(idIn(path))).hasSize(count);
    }

    @Test
    void theWholeLifeOfAnEvent() {
        var path = created(coordinator, "{\"city\":\"zurich-ch\"}");
        assertThat(last(path)).isEqualTo("event.created material []");
        coordinator.patch(path, "{\"startDate\":\"2025-02-10\"}").is(200);
        coordinator.turn(path, "postpone", "{\"note\":\"Ice.\"}").is(200);
        assertThat(last(path)).isEqualTo("event.postponed material [previousStartDate, startDate, status, statusNote]");
        coordinator.turn(path, "postpone", "{\"startDate\":\"2025-02-20\"}").is(200);
        assertThat(last(path)).isEqualTo("event.details_announced material [startDate, statusNote]");
        coordinator.turn(path, "postpone", "{\"startDate\":\"2025-02-21\"}").is(200);
        assertThat(last(path)).isEqualTo("event.postponed material [previousStartDate, startDate]");
        coordinator.patch(path, "{\"startDate\":\"2025-02-22\"}").is(200);
        assertThat(last(path)).isEqualTo("event.rescheduled material [previousStartDate, startDate, status]");
        coordinator.turn(path, "cancel", "{}").is(200);
        assertThat(last(path)).isEqualTo("event.cancelled material [status]");
        coordinator.turn(path, "cancel", "{\"note\":\"A storm.\"}").is(200);
        assertThat(last(path)).isEqualTo("event.updated [statusNote]");
        coordinator.turn(path, "reinstate", "{}").is(200);
        assertThat(last(path)).isEqualTo("event.reinstated material [status, statusNote]");
        coordinator.turn(path, "hide", "{}").is(200);
        assertThat(last(path)).isEqualTo("event.removed material []");
        int count = entries.of(idIn(path)).size();
        coordinator.patch(path, "{\"title\":\"nobody sees it\"}").is(200);
        assertThat(entries.of(idIn(path))).hasSize(count);
        coordinator.turn(path, "publish", "{}").is(200);
        assertThat(last(path)).isEqualTo("event.reinstated material []");
        var other = created(coordinator, "{\"city\":\"bern-ch\"}");
        coordinator
                .turn(path, "merge", "{\"into\":\"%s\"}".formatted(idIn(other)))
                .is(200);
        assertThat(last(path)).isEqualTo("event.removed material []");
        assertThat(entries.of(idIn(other))).hasSize(1);
        assertThat(entries.of(idIn(path)))
                .extracting(ChangeEntry::seq)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(entries.of(idIn(path)))
                .extracting(ChangeEntry::revision)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasNeverPublicIsInNoEntry() {
        var path = created(organiser, "{\"city\":\"zurich-ch\",\"publication\":\"draft\"}");
        organiser.patch(path, "{\"startDate\":\"2025-02-10\"}").is(200);
        organiser.turn(path, "cancel", "{\"note\":\"x\"}").is(200);
        organiser.turn(path, "reinstate", "{}").is(200);
        organiser
                .put(path + "/contacts", CONTACT.formatted("public"), organiser.tagOf(path))
                .is(200);
        organiser.turn(path, "publish", "{}").is(200);
        assertThat(entries.of(idIn(path))).isEmpty();
        coordinator.turn(path, "publish", "{}").is(200);
        assertThat(last(path)).isEqualTo("event.created material []");
        assertThat(entries.of(idIn(path))).hasSize(1);

        var deleted = created(organiser, "{\"city\":\"bern-ch\",\"publication\":\"draft\"}");
        organiser.turn(deleted, "hide", "{}").is(200);
        organiser.delete(deleted).is(204);
        assertThat(entries.of(idIn(deleted))).isEmpty();
    }

    @Test
    void ofContactsOnlyThePublicOnesAreNews() {
        var path = created(coordinator, "{\"city\":\"zurich-ch\"}");
        for (var audience : List.of("private", "organisers")) {
            var put = coordinator
                    .put(path + "/contacts", CONTACT.formatted(audience), coordinator.tagOf(path))
                    .is(200);
            assertThat(put.etag()).startsWith("\"" + revision(path) + "-");
            assertThat(entries.of(idIn(path))).hasSize(1);
        }
        assertThat(revision(path)).isEqualTo(3);
        var contact = coordinator
                .put(path + "/contacts", CONTACT.formatted("public"), coordinator.tagOf(path))
                .is(200)
                .text("/contacts/0/id");
        assertThat(last(path)).isEqualTo("event.updated [contacts]");
        coordinator.send("DELETE", path + "/contacts/" + contact, null).is(204);
        assertThat(last(path)).isEqualTo("event.updated [contacts]");
        assertThat(entries.of(idIn(path))).hasSize(3);
        assertThat(revision(path)).isEqualTo(5);
    }

    @Test
    void whatIsPublishedInADraftCampaignAppearsWithIt() {
        inCampaign(fixtures.draftCampaign());
        var first = created(coordinator, "{\"city\":\"zurich-ch\"}");
        var second = created(coordinator, "{\"city\":\"bern-ch\"}");
        var draft = created(coordinator, "{\"city\":\"basel-ch\",\"publication\":\"draft\"}");
        coordinator.patch(first, "{\"title\":\"x\"}").is(200);
        coordinator.turn(second, "hide", "{}").is(200);
        coordinator.patch("/campaigns/" + campaign, "{\"title\":\"x\"}").is(200);
        assertThat(entries.ofCampaign(campaign)).isEmpty();
        coordinator.turn("/campaigns/" + campaign, "publish", "{}").is(200);
        assertThat(entries.ofCampaign(campaign))
                .extracting(ChangeEntry::type)
                .containsExactly("campaign.published", "event.created");
        assertThat(last(first)).isEqualTo("event.created material []");
        assertThat(entries.of(idIn(second))).isEmpty();
        assertThat(entries.of(idIn(draft))).isEmpty();
        coordinator.turn(second, "publish", "{}").is(200);
        assertThat(last(second)).isEqualTo("event.created material []");
        // It was public now, whoever hides it and when.
        assertThat(coordinator.delete(first).is(409).problem()).isEqualTo("was_public");
    }

    @Test
    void whatHappensToACampaign() {
        inCampaign(fixtures.draftCampaign());
        var path = "/campaigns/" + campaign;
        coordinator.turn(path, "publish", "{}").is(200);
        coordinator.turn(path, "publish", "{}").is(200);
        coordinator.patch(path, "{\"title\":\"New\"}").is(200);
        coordinator.patch(path, "{\"endDate\":\"2025-02-12\"}").is(200);
        coordinator.patch(path, "{\"trustChapters\":true}").is(200);
        coordinator
                .put(path + "/supporters", "{\"supporters\":[{\"name\":\"A\"}]}", coordinator.tagOf(path))
                .is(200);
        coordinator.turn(path, "archive", "{}").is(200);
        coordinator.turn(path, "archive", "{}").is(200);
        assertThat(entries.ofCampaign(campaign))
                .extracting(entry -> entry.type() + (entry.isMaterial() ? " material " : " ")
                        + List.copyOf(entry.changed()) + " " + entry.revision())
                .containsExactly(
                        "campaign.published material [] 2",
                        "campaign.updated [title] 3",
                        "campaign.updated material [endDate] 4",
                        "campaign.updated [trustChapters] 5",
                        "campaign.updated [supporters] 6",
                        "campaign.archived material [] 7");
    }

    @Test
    void anEntryBearsTheTimeAndNoText() {
        clock.set("2025-02-02T08:00:00.123456Z");
        var path = created(coordinator, "{\"city\":\"zurich-ch\",\"title\":\"A secret march\"}");
        var entry = entries.of(idIn(path)).get(0);
        assertThat(entry.at()).isEqualTo("2025-02-02T08:00:00.123Z");
        assertThat(entry.changed()).isEmpty();
        coordinator.patch(path, "{\"title\":\"Another march\"}").is(200);
        assertThat(entries.of(idIn(path)).get(1).changed()).isEqualTo(Set.of("title"));
    }

    // ------------------------------------------------------------------ audit

    @Test
    void everyWriteIsAuditedWithBeforeAndAfter() {
        var path = created(organiser, "{\"city\":\"zurich-ch\",\"title\":\"One\"}");
        organiser
                .patch(path, "{\"title\":\"Two\",\"startDate\":\"2025-02-10\"}")
                .is(200);
        organiser.patch(path, "{\"title\":\"Two\"}").is(200);
        coordinator.turn(path, "publish", "{}").is(200);
        coordinator.turn(path, "cancel", "{\"note\":\"x\"}").is(200);
        coordinator
                .put(path + "/contacts", CONTACT.formatted("public"), coordinator.tagOf(path))
                .is(200);
        coordinator.turn(path, "cancel", "{\"note\":7}").is(400);
        var audit = coordinator.get("/audit?event=" + idIn(path)).is(200);
        assertThat(audit.json().findValuesAsText("action"))
                .containsExactly("contacts.put", "event.cancel", "event.publish", "event.patch", "event.create");
        assertThat(audit.text("/items/1/before/status")).isEqualTo("scheduled");
        assertThat(audit.text("/items/1/after/status")).isEqualTo("cancelled");
        assertThat(audit.text("/items/1/after/statusNote")).isEqualTo("x");
        assertThat(audit.json().at("/items/1/after")).hasSize(2);
        assertThat(audit.text("/items/1/role")).isEqualTo("coordinator");
        assertThat(audit.text("/items/2/before/publication")).isEqualTo("pending");
        assertThat(audit.text("/items/2/after/publication")).isEqualTo("published");
        assertThat(audit.text("/items/3/before/title")).isEqualTo("One");
        assertThat(audit.text("/items/3/after/title")).isEqualTo("Two");
        assertThat(audit.json().at("/items/3/before/startDate").isNull()).isTrue();
        assertThat(audit.text("/items/3/after/startDate")).isEqualTo("2025-02-10");
        assertThat(audit.json().at("/items/3/after")).hasSize(2);
        assertThat(audit.text("/items/3/role")).isEqualTo("organiser");
        assertThat(audit.json().at("/items/4/before").isNull()).isTrue();
        assertThat(audit.text("/items/4/after/title")).isEqualTo("One");
        assertThat(audit.response().body()).doesNotContain("mara@example.org").doesNotContain("Mara");
        organiser.get("/audit?event=" + idIn(path)).is(403);
    }

    @Test
    void campaignsAndDeletionsAreAuditedToo() {
        inCampaign(fixtures.draftCampaign());
        var path = "/campaigns/" + campaign;
        coordinator.patch(path, "{\"title\":\"New\"}").is(200);
        coordinator.turn(path, "publish", "{}").is(200);
        var draft = created(coordinator, "{\"city\":\"bern-ch\",\"publication\":\"draft\",\"title\":\"Gone\"}");
        var link = coordinator
                .post(draft + "/edit-links", "{\"label\":\"Ben\"}")
                .is(201)
                .text("/id");
        coordinator.send("DELETE", draft + "/edit-links/" + link, null).is(204);
        coordinator.delete(draft).is(204);
        coordinator
                .put(path + "/supporters", "{\"supporters\":[{\"name\":\"A\"}]}", coordinator.tagOf(path))
                .is(200);
        coordinator.turn(path, "archive", "{}").is(200);
        var audit = coordinator.get("/audit?campaign=" + campaign).is(200);
        assertThat(audit.json().findValuesAsText("action"))
                .containsExactly(
                        "campaign.archive",
                        "supporters.put",
                        "event.delete",
                        "edit_link.revoke",
                        "edit_link.create",
                        "event.create",
                        "campaign.publish",
                        "campaign.patch");
        assertThat(audit.text("/items/1/after/supporters/0/name")).isEqualTo("A");
        assertThat(audit.text("/items/2/before/title")).isEqualTo("Gone");
        assertThat(audit.json().at("/items/2/after").isNull()).isTrue();
        assertThat(audit.text("/items/7/before/title")).isEqualTo("A draft");
        assertThat(audit.text("/items/7/after/title")).isEqualTo("New");
    }
}
