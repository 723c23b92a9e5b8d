package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.event.EventListTest.at;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/** The event is from 13:00 to 15:00 UTC. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventCachingTest {

    private static final Pattern CACHE_CONTROL =
            Pattern.compile("public, max-age=(\\d+), stale-while-revalidate=(\\d+), stale-if-error=(\\d+)");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private String campaign;
    private String slug;

    @BeforeEach
    void oneEvent() {
        campaign = fixtures.campaign();
        slug = fixtures.event(campaign, "zurich-ch", event -> event.happens(at("2025-02-08", "14:00", "16:00")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-02-08T10:00:00Z     | public, max-age=60, stale-while-revalidate=60, stale-if-error=10740
            2025-02-08T12:58:30Z     | public, max-age=60, stale-while-revalidate=30, stale-if-error=30
            2025-02-08T12:59:30Z     | public, max-age=30, stale-while-revalidate=0, stale-if-error=0
            2025-02-08T12:59:59.5Z   | public, max-age=0, stale-while-revalidate=0, stale-if-error=0
            2025-02-08T13:00:00Z     | public, max-age=60, stale-while-revalidate=60, stale-if-error=7140
            2025-02-08T14:59:59Z     | public, max-age=1, stale-while-revalidate=0, stale-if-error=0
            2025-02-08T15:00:00Z     | public, max-age=60, stale-while-revalidate=60, stale-if-error=86400
            """)
    void noAnswerOutlivesTheNextStartOrEndInIt(String now, String cacheControl) {
        clock.set(now);

        for (var path : List.of(
                "/v1/events/" + slug,
                "/v1/events?when=all&campaign=" + campaign,
                "/v1/events?when=upcoming&campaign=" + campaign,
                "/v1/events?when=running&campaign=" + campaign,
                "/v1/events?when=past&campaign=" + campaign,
                "/v1/events?when=all&fields=lifecycle&campaign=" + campaign,
                "/v1/campaigns/" + campaign + "/events",
                "/v1/cities/zurich-ch/events?when=all&campaign=" + campaign,
                "/v1/campaigns/" + campaign + "?include=events")) {
            assertThat(cacheControl(path)).as(path).isEqualTo(cacheControl);
        }
    }

    @Test
    void anAnswerThatIsAboutAnotherEventLivesOnItsOwn() {
        fixtures.event(campaign, "bern-ch", event -> event.happens(at("2025-02-09", "14:00", "16:00")));

        clock.set("2025-02-08T12:59:30Z");
        assertThat(lives("/v1/events?when=all&city=bern-ch&campaign=" + campaign))
                .isGreaterThan(86400);
        assertThat(lives("/v1/events?when=all&campaign=" + campaign)).isEqualTo(30);
    }

    @Test
    void whatIsBehindAPageCountsSinceItMovesToIt() {
        fixtures.event(campaign, "bern-ch", event -> event.happens(at("2025-02-07", "14:00", "16:00")));

        clock.set("2025-02-08T14:59:30Z");
        assertThat(lives("/v1/events?when=upcoming&limit=1&campaign=" + campaign))
                .isEqualTo(30);
        assertThat(lives("/v1/events?when=past&limit=1&campaign=" + campaign)).isEqualTo(30);
    }

    @Test
    void aDayAndAWindowEndAtMidnightThere() {
        var other = fixtures.campaign();
        var day = fixtures.event(other, "zurich-ch", event -> event.happens(EventListTest.day("2025-02-09")));
        var undated = fixtures.event(other, "bern-ch");

        clock.set("2025-02-08T22:59:50Z");
        assertThat(lives("/v1/events/" + day)).isEqualTo(10);
        clock.set("2025-02-09T22:59:50Z");
        assertThat(lives("/v1/events/" + day)).isEqualTo(10);
        clock.set("2025-02-11T22:59:50Z");
        assertThat(lives("/v1/events/" + undated)).isEqualTo(10);
        assertThat(lives("/v1/events?when=all&campaign=" + other)).isEqualTo(10);
    }

    @Test
    void listsOverAllCampaignsEndWithTheNextOfAnyEvent() {
        clock.set("2025-02-08T14:59:40Z");

        for (var path : List.of(
                "/v1/cities?hasUpcoming=true",
                "/v1/countries?hasUpcoming=true",
                "/v1/nearest?city=zurich-ch",
                "/v1/events")) {
            assertThat(lives(path)).as(path).isLessThanOrEqualTo(20);
        }
        assertThat(lives("/v1/cities?q=zur")).isEqualTo(86400);
        assertThat(lives("/v1/cities/zurich-ch")).isEqualTo(86400);
    }

    @Test
    void theListOfCampaignsEndsWithTheNextWindow() {
        // A window ends when the last place on earth has finished its last day.
        fixtures.campaign(it -> it.window(LocalDate.parse("2031-03-01"), LocalDate.parse("2031-03-02")));
        clock.set("2031-03-03T11:59:45Z");

        for (var when : List.of("upcoming", "past")) {
            assertThat(lives("/v1/campaigns?when=" + when)).as(when).isLessThanOrEqualTo(15);
        }
    }

    @Test
    void aRedirectToASignupPageEndsWhenAnotherEventTakesItsPlace() {
        fixtures.event(campaign, "zurich-ch", event -> event.happens(at("2025-02-09", "14:00", "16:00")));

        clock.set("2025-02-08T14:59:30Z");
        var answer = given().redirects().follow(false).get("/go/" + campaign + "/zurich-ch");
        assertThat(answer.header("Location")).endsWith("/e/" + slug);
        assertThat(longest(answer.header("Cache-Control"))).isLessThanOrEqualTo(30);
        clock.set("2025-02-08T15:00:00Z");
        assertThat(given().redirects()
                        .follow(false)
                        .get("/go/" + campaign + "/zurich-ch")
                        .header("Location"))
                .endsWith("/e/" + slug + "-2");
    }

    @Test
    void aFaultIsNotKept() {
        assertThat(given().get("/v1/events?no=1").header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().get("/v1/events/no-such-event").header("Cache-Control"))
                .isEqualTo("no-store");
    }

    private static String cacheControl(String path) {
        return given().get(path).then().statusCode(200).extract().header("Cache-Control");
    }

    /** For how many seconds any part of the header lets others show the answer. */
    private static long lives(String path) {
        return longest(cacheControl(path));
    }

    private static long longest(String cacheControl) {
        var matcher = CACHE_CONTROL.matcher(cacheControl);
        assertThat(matcher.matches()).as(cacheControl).isTrue();
        long maxAge = Long.parseLong(matcher.group(1));
        long stale = Math.max(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
        return stale == 86400 ? stale : maxAge + stale;
    }
}
