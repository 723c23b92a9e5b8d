package org.rallypoint.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventListTest {

    @Inject
    Fixtures fixtures;

    @Test
    void aCampaignListsItsEvents() {
        var campaign = fixtures.campaign();
        fixtures.event(campaign, "zurich-ch");
        given().get("/v1/campaigns/" + campaign + "/events")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
