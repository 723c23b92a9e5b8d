package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventStatementsTest {

    @Inject
    Fixtures fixtures;

    @Inject
    SessionFactory sessions;

    @ParameterizedTest
    @ValueSource(ints = {1, 18, 500, 620})
    void aListTakesThreeStatementsWhateverItsLength(int events) {
        var campaign = campaignWith(events);
        var shown = Math.min(events, 500);

        assertThat(statements("/v1/events?when=all&limit=500&campaign=" + campaign, shown))
                .isBetween(1L, 3L);
        assertThat(statements("/v1/campaigns/" + campaign + "/events?limit=500", shown))
                .isBetween(1L, 3L);
        assertThat(statements("/v1/cities/zurich-ch/events?when=all&limit=500&campaign=" + campaign, shown))
                .isBetween(1L, 3L);
        assertThat(statements("/v1/events?when=all&limit=500&lang=de&fields=id&campaign=" + campaign, shown))
                .isBetween(1L, 3L);
    }

    @Test
    void filtersAndSeveralCampaignsTakeNoMore() {
        var campaigns = campaignWith(9) + "," + campaignWith(9);

        assertThat(statements(
                        "/v1/events?when=all&city=Zurigo&country=CH&near=47,8&sort=distance&q=march&platform=luma&campaign="
                                + campaigns,
                        18))
                .isBetween(1L, 3L);
    }

    @Test
    void anEmptyListTakesNoMore() {
        var campaign = fixtures.campaign();

        assertThat(statements("/v1/events?campaign=" + campaign, 0)).isBetween(1L, 3L);
        assertThat(statements("/v1/events?city=bern-ch&campaign=" + campaign, 0))
                .isBetween(1L, 3L);
    }

    @Test
    void aPageInTheMiddleTakesNoMore() {
        var campaign = campaignWith(18);
        var path = "/v1/events?when=all&limit=6&campaign=" + campaign;
        var cursor = given().get(path).then().extract().<String>path("page.nextCursor");

        assertThat(statements(path + "&cursor=" + cursor, 6)).isBetween(1L, 3L);
    }

    @Test
    void whatIsNearOnSomeDaysTakesNoMoreWhereMoreIsNearOnOthers() {
        var campaign = fixtures.campaign();
        fixtures.events(
                campaign, "zurich-ch", 4, (event, i) -> event.happens(EventListTest.day("2025-02-0" + (6 + i))));

        assertThat(statements(
                        "/v1/events?when=all&near=47.37,8.54&radiusKm=900&sort=distance&from=2025-02-09&limit=1&campaign="
                                + campaign,
                        1))
                .isBetween(1L, 3L);
    }

    private long statements(String path, int events) {
        var statistics = sessions.getStatistics();
        assertThat(statistics.isStatisticsEnabled()).isTrue();
        var before = statistics.getPrepareStatementCount();
        given().urlEncodingEnabled(false).get(path).then().statusCode(200).body("items", hasSize(events));
        return statistics.getPrepareStatementCount() - before;
    }

    /** Everything that hangs on an event is there: texts in two languages, links of both kinds, labels. */
    private String campaignWith(int events) {
        var campaign =
                fixtures.campaign(it -> it.say("de", CampaignText.of("Ein Aufruf", null, null, List.of(), null)));
        fixtures.events(campaign, "zurich-ch", events, (event, i) -> {
            event.say("en", EventText.of("March " + i, null, null));
            event.say("de", EventText.of("Marsch " + i, null, null));
            event.meetAt(new Venue("Square " + i, null, null, null));
            event.linkTo(List.of(
                    link(0, LinkRel.signup, "https://lu.ma/e" + i),
                    link(1, LinkRel.signup, "https://chat.whatsapp.com/g" + i),
                    link(2, LinkRel.press, "https://example.org/p" + i)));
        });
        return campaign;
    }

    private static Link link(int position, LinkRel rel, String url) {
        var labels = Map.of("en", "Label", "de", "Schild");
        return new Link(position, rel, WebAddress.ofPage("url", url), null, false, labels);
    }
}
