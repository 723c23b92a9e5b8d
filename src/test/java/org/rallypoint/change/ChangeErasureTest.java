package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;

/** After 90 days an entry goes, and whoever has not read it is told so. Each test has years of its own: the log is shared. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChangeErasureTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    ChangeErasure erasure;

    @Inject
    Entries entries;

    @AfterEach
    void backToToday() {
        clock.set("2025-02-08T12:00:00Z");
    }

    private static String present() {
        return Client.nobody().get("/changes").is(200).text("/cursor");
    }

    private void change(String campaign) {
        Client.with(bearers.of(Role.coordinator, campaign))
                .post("/campaigns/" + campaign + "/events?allowDuplicate=true", "{\"city\":\"zurich-ch\"}")
                .is(201);
    }

    @Test
    void anEntryGoesAfter90DaysAndACursorBeforeItIsToldToStartOver() {
        var campaign = fixtures.campaign();
        clock.set("2090-01-01T00:00:00Z");
        var old = present();
        change(campaign);
        clock.set("2090-01-02T00:00:00Z");
        var good = present();
        change(campaign);

        clock.set("2090-04-01T00:00:00Z");
        erasure.run();
        assertThat(entries.ofCampaign(campaign)).hasSize(2);
        Client.nobody().get("/changes?since=" + old).is(200);

        clock.set("2090-04-01T00:00:01Z");
        erasure.run();
        assertThat(entries.ofCampaign(campaign)).hasSize(1);
        assertThat(Client.nobody().get("/changes?since=" + good).is(200).list("/items"))
                .hasSize(1);
        for (var path :
                List.of("/changes?since=", "/changes/stream?since=", "/changes?campaign=" + campaign + "&since=")) {
            var refused = Client.nobody().get(path + old).is(410);
            assertThat(refused.text("/type")).isEqualTo("urn:rallypoint:problem:cursor_too_old");
            assertThat(refused.text("/detail")).contains("Start over");
        }
    }

    @Test
    void theNewestCursorStaysGoodWhenEverythingIsErased() {
        var campaign = fixtures.campaign();
        clock.set("2091-01-01T00:00:00Z");
        change(campaign);
        var last = present();
        clock.set("2092-01-01T00:00:00Z");
        erasure.run();
        erasure.run();
        assertThat(entries.ofCampaign(campaign)).isEmpty();
        assertThat(Client.nobody().get("/changes?since=" + last).is(200).text("/cursor"))
                .isEqualTo(last);
        change(campaign);
        assertThat(Client.nobody().get("/changes?since=" + last).is(200).list("/items"))
                .hasSize(1);
        // Nothing younger is left for the next test to wait for.
        clock.set("2093-01-01T00:00:00Z");
        erasure.run();
    }
}
