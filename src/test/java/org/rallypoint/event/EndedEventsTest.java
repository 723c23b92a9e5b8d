package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EndedEventsTest {

    /** All here is long before whatever other tests look at, since the job marks their events, too. */
    private static final String NOW_OF_OTHERS = "2025-02-08T12:00:00Z";

    @Inject
    Fixtures fixtures;

    @Inject
    EndedEvents ended;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private String campaign;
    private String slug;

    @BeforeEach
    void anEventThatEndsAtFive() {
        campaign = fixtures.campaign();
        slug = fixtures.event(
                campaign,
                "zurich-ch",
                event -> event.happens(
                        Schedule.at(LocalDate.parse("1950-02-08"), LocalTime.of(14, 0), LocalTime.of(18, 0))));
    }

    @AfterEach
    void goOn() {
        clock.set(NOW_OF_OTHERS);
    }

    private boolean isMarked() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select e.ended from Event e where e.slug = :slug", Boolean.class)
                        .setParameter("slug", slug)
                        .getSingleResult());
    }

    private void at(String instant) {
        clock.set(instant);
    }

    @Test
    void whatIsOverIsMarkedAnHourLaterSinceClocksDiffer() {
        at("1950-02-08T17:59:59Z");
        ended.run();
        assertThat(isMarked()).isFalse();

        at("1950-02-08T18:00:00Z");
        ended.run();
        assertThat(isMarked()).isTrue();
    }

    @Test
    void aChangeTakesTheMarkAwayUntilTheNextLook() {
        at("1950-02-09T00:00:00Z");
        ended.run();

        fixtures.change(slug, event -> event.happens(Schedule.day(LocalDate.parse("1950-02-10"))));

        assertThat(isMarked()).isFalse();
        given().get("/v1/campaigns/" + campaign + "/events?when=upcoming")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void whatAClockThatWasAheadHasMarkedIsSeenAgain() {
        at("1950-02-09T00:00:00Z");
        ended.run();
        at("1950-02-08T12:00:00Z");
        var list = "/v1/campaigns/" + campaign + "/events?when=upcoming";
        given().get(list).then().body("items", hasSize(0));

        ended.run();

        assertThat(isMarked()).isFalse();
        given().get(list).then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whetherItIsMarkedYetMakesNoDifferenceToAnyList(boolean marked) {
        at("1950-02-08T18:00:00Z");
        if (marked) {
            ended.run();
        }
        assertThat(isMarked()).isEqualTo(marked);

        var list = "/v1/campaigns/" + campaign + "/events?when=";
        given().get(list + "upcoming").then().body("items", hasSize(0));
        given().get(list + "running").then().body("items", hasSize(0));
        given().get(list + "past").then().body("items", hasSize(1));
        given().get(list + "past&sort=-startsAt").then().body("items", hasSize(1));
        given().get(list + "all").then().body("items", hasSize(1));
    }
}
