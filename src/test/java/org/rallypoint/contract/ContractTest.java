package org.rallypoint.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;

/**
 * The contract that frontends and bots are built on changes on purpose alone. With {@code -Dopenapi.renew} this test writes
 * what it would compare: first the examples, and, once a further build has put these into the document, the document.
 */
@QuarkusTest
@TestProfile(SampleProfile.class)
@WithTestResource(TestDatabase.class)
class ContractTest {

    private static final Path DOCUMENT = Path.of("openapi/openapi.yaml");
    private static final Path EXAMPLES = Path.of("src/main/resources/openapi/examples");
    private static final String RENEW =
            "Renew it with: mvn test -Dtest=ContractTest -Dopenapi.renew (twice), and look at the difference.";

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Inject
    TestClock clock;

    @Test
    void theDocumentIsTheCommittedOne() throws IOException {
        var served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (isRenewal()) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, served);
        }
        assertThat(served).as("The OpenAPI document changed. " + RENEW).isEqualTo(Files.readString(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource({
        "listCampaigns, /v1/campaigns?limit=1&lang=en, application/json",
        "getCampaign, /v1/campaigns/paris-2025?lang=en, application/json",
        "listCampaignEvents, /v1/campaigns/paris-2025/events?city=Kopenhagen&lang=de, application/json",
        "listSupporters, /v1/campaigns/harbour-summit/supporters, application/json",
        "listEvents, /v1/events?campaign=harbour-summit&kind=march&lang=en, application/json",
        "getEvent, /v1/events/paris-2025-zurich?lang=en, application/json",
        "listCities, /v1/cities?q=m%C3%BCn&country=DE&limit=2&lang=de, application/json",
        "getCity, /v1/cities/zurich-ch?lang=en, application/json",
        "listCityEvents, /v1/cities/oslo-no/events?lang=en, application/json",
        "listCountries, /v1/countries?hasUpcoming=true&lang=en, application/json",
        "getNearest, /v1/nearest?lat=47.38&lon=8.54&lang=en, application/json",
        "error-400, /v1/events?whn=all, application/json",
        "error-404, /v1/events/paris-2026-zurich, application/json",
        "error-406, /v1/events, text/html",
    })
    void anExampleIsWhatIsServed(String name, String request, String accept) throws IOException {
        clock.set("2025-02-08T12:00:00Z");
        var answer = json.readTree(
                given().urlEncodingEnabled(false).accept(accept).get(request).asString());
        var file = EXAMPLES.resolve(name + ".json");
        if (isRenewal()) {
            Files.createDirectories(EXAMPLES);
            ObjectNode example = json.createObjectNode().put("request", request);
            Files.writeString(file, json.writeValueAsString(example.set("answer", answer)) + "\n");
        }
        JsonNode example = json.readTree(file.toFile());
        assertThat(example.get("request").asText()).isEqualTo(request);
        assertThat(answer).as("The example changed. " + RENEW).isEqualTo(example.get("answer"));
    }

    @Test
    void everyOperationHasAnIdASummaryAnExampleAndTypedErrors() throws IOException {
        var document = json.readTree(given().get("/openapi?format=JSON").asString());
        var ids = new TreeSet<String>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    var id = operation.get("operationId").asText();
                    assertThat(ids.add(id))
                            .as("operationId " + id + " is unique")
                            .isTrue();
                    assertThat(operation.path("summary").asText())
                            .as("summary of " + id)
                            .isNotBlank();
                    var responses = operation.get("responses");
                    Stream.of("400", "500", "503")
                            .forEach(status -> assertThat(responses.has(status))
                                    .as(id + " answers " + status)
                                    .isTrue());
                    var success = responses.path("200");
                    assertThat(success.isMissingNode() ? responses.has("302") : hasExample(success))
                            .as("example of " + id)
                            .isTrue();
                }));
    }

    private static boolean hasExample(JsonNode response) {
        return response.at("/content/application~1json").has("example");
    }

    private static boolean isRenewal() {
        return System.getProperty("openapi.renew") != null;
    }
}
