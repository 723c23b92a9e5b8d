package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestClock;
import org.rallypoint.event.Client;

/** What every version has stored is served by the present one, however it came here. */
abstract class StoredThings {

    private static final String EVENT = "/events/oslo-2035-oslo";

    private final Client admin = Client.with(Eras.ADMIN);
    private final Client nobody = Client.nobody();

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void anybodyReadsTheCampaignAndItsEvents() {
        var campaign = nobody.get("/campaigns/oslo-2035?include=events").is(200);
        assertThat(campaign.text("/title")).isEqualTo("Oslo for all 🕊");
        assertThat(campaign.list("/demands")).containsExactly("Peace", "Bread");
        var events = nobody.get("/campaigns/oslo-2035/events?fields=slug").is(200);
        assertThat(events.list("/items"))
                .containsExactly(
                        "{\"slug\":\"oslo-2035-oslo\"}",
                        "{\"slug\":\"oslo-2035-oslo-4\"}",
                        "{\"slug\":\"oslo-2035-lilleby\"}");
        assertThat(nobody.get("/events?platform=facebook&country=NO").is(200).text("/items/0/slug"))
                .isEqualTo("oslo-2035-oslo");
    }

    @Test
    void anybodyReadsAnEventWithItsPublicContactAlone() {
        var event = nobody.get(EVENT + "?lang=de").is(200);
        assertThat(event.text("/title")).isEqualTo("Marsch zum Hafen");
        assertThat(event.text("/signupUrl")).isEqualTo("https://lu.ma/oslo?utm_source=x");
        assertThat(event.text("/startsAt")).isEqualTo("2035-03-02T13:00:00Z");
        assertThat(event.list("/contacts")).hasSize(1);
        assertThat(event.text("/contacts/0/value")).isEqualTo("kari@example.org");
        assertThat(event.text("/contacts/0/name")).isEqualTo("Kari Ås");
    }

    @Test
    void theAdminReadsTheSealedContactsToo() {
        var contacts = admin.get(EVENT + "/contacts").is(200);
        assertThat(contacts.list("/contacts")).hasSize(2);
        assertThat(contacts.text("/contacts/1/value")).isEqualTo("ola.42");
    }

    @Test
    void theAdminReadsWhatWaitsAndWhatWasDone() {
        assertThat(admin.get("/review?campaign=oslo-2035").is(200).text("/page/total"))
                .isEqualTo("2");
        assertThat(admin.get("/audit?event=00000001-0002-7000-8000-000000000001")
                        .is(200)
                        .text("/items/0/action"))
                .isEqualTo("event.update");
        assertThat(admin.get("/tokens").is(200).list("/items")).hasSize(3);
    }

    @Test
    void subscriptionsKeepTheirLog() {
        var webhooks = admin.get("/webhooks").is(200);
        assertThat(webhooks.list("/items")).hasSize(2);
        assertThat(admin.get("/webhooks/00000007-0010-7000-8000-000000000001/deliveries")
                        .is(200)
                        .list("/items"))
                .hasSize(1);
    }

    @Test
    void theChangeLogGoesOn() {
        var cursor = nobody.get("/changes").is(200).text("/cursor");
        var event = "/events/oslo-2035-lilleby";
        admin.patch(event, "{\"title\":\"March\"}").is(200);
        var changes = nobody.get("/changes?since=" + cursor).is(200);
        assertThat(changes.text("/items/0/event/slug")).isEqualTo("oslo-2035-lilleby");
        assertThat(changes.list("/items")).hasSize(1);
    }
}
