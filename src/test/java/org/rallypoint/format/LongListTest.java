package org.rallypoint.format;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestDatabase;
import org.rallypoint.event.Extent;

@QuarkusTest
@TestProfile(OwnDatabase.class)
@WithTestResource(TestDatabase.class)
class LongListTest {

    @Inject
    Fixtures fixtures;

    @Inject
    EntityManagerFactory database;

    @Test
    void aListThatIsTooLongIsRefusedAndNeverCutShort() {
        var campaign = fixtures.campaign();
        fixtures.events(campaign, "oslo-no", Extent.MOST, (event, i) -> {});
        var list = "/v1/campaigns/" + campaign + "/events";

        assertThat(given().get(list + ".md?lang=en").asString().lines().filter(line -> line.startsWith("- ")))
                .hasSize(Extent.MOST);
        assertThat(statementsOf(list + ".ics")).isLessThan(50);

        fixtures.event(campaign, "bern-ch");

        given().get(list + ".ics").then().statusCode(400).body("errors[0].code", equalTo("too_many"));
        assertThat(statementsOf(list + ".csv")).isEqualTo(1);
        given().get(list + ".csv?country=CH").then().statusCode(200);
        given().get(list + ".geojson").then().statusCode(200);
    }

    private long statementsOf(String path) {
        var statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        given().get(path);
        return statistics.getPrepareStatementCount();
    }
}
