package org.rallypoint.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
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

    private static final String JSON_MEDIA = "/content/application~1json";
    private static final String STREAM_MEDIA = "/content/text~1event-stream";
    private static final String PROBLEM_MEDIA = "/content/application~1problem+json";
    private static final Set<String> REDIRECTS = Set.of("goToSignup");

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

    @Test
    void everyExampleIsWhatIsServed() throws IOException {
        var served = new Scenario(clock).run();
        if (isRenewal()) {
            Files.createDirectories(EXAMPLES);
            for (var example : served.entrySet()) {
                Files.writeString(file(example.getKey()), json.writeValueAsString(example.getValue()) + "\n");
            }
        }
        var softly = new SoftAssertions();
        for (var example : served.entrySet()) {
            softly.assertThat(example.getValue())
                    .as("The example " + example.getKey() + " changed. " + RENEW)
                    .isEqualTo(json.readTree(file(example.getKey()).toFile()));
        }
        softly.assertThat(names()).as("Files of examples").isEqualTo(new TreeSet<>(served.keySet()));
        softly.assertAll();
    }

    @Test
    void everyExampleHasTheStatusThatTheDocumentGivesIt() throws IOException {
        var document = document();
        for (var name : names()) {
            var status = json.readTree(file(name).toFile()).get("status").asText();
            if (name.startsWith("error-")) {
                assertThat(name).startsWith("error-" + status);
            } else {
                assertThat(responses(document, name.replaceFirst("\\..*", "")).has(status))
                        .as(name + " answers " + status)
                        .isTrue();
            }
        }
    }

    @Test
    void everyOperationHasAnIdASummaryExamplesAndTypedErrors() throws IOException {
        var ids = new TreeSet<String>();
        for (var path : document().get("paths")) {
            for (var operation : path) {
                var id = operation.get("operationId").asText();
                assertThat(ids.add(id)).as("operationId " + id + " is unique").isTrue();
                assertThat(operation.path("summary").asText())
                        .as("summary of " + id)
                        .isNotBlank();
                var responses = operation.get("responses");
                Stream.of("400", "401", "429", "500", "503")
                        .forEach(status -> assertThat(responses.has(status))
                                .as(id + " answers " + status)
                                .isTrue());
                if (operation.has("requestBody")) {
                    assertThat(operation.get("requestBody").get("content"))
                            .as("example of what is sent to " + id)
                            .allMatch(media -> media.has("example"));
                }
                assertThat(hasExample(responses))
                        .as("example of what " + id + " answers")
                        .isTrue();
            }
        }
        assertThat(names().stream().map(name -> name.replaceFirst("\\..*", "")))
                .as("examples")
                .containsAll(ids.stream().filter(id -> !REDIRECTS.contains(id)).toList());
    }

    @Test
    void everyErrorButOfOursHasAnExample() throws IOException {
        var errors = document().at("/components/responses");
        errors.fieldNames()
                .forEachRemaining(
                        name -> assertThat(errors.get(name).at(PROBLEM_MEDIA).has("example"))
                                .as("example of " + name)
                                .isEqualTo(!name.startsWith("Error5")));
    }

    /** What leads on or deletes has no body to show. */
    private static boolean hasExample(JsonNode responses) {
        return responses.has("302")
                || responses.has("204")
                || responses.path("200").at(JSON_MEDIA).has("example")
                || responses.path("200").at(STREAM_MEDIA).has("example")
                || Stream.of("201", "202")
                        .anyMatch(
                                status -> responses.path(status).at(JSON_MEDIA).has("example"));
    }

    private JsonNode document() throws IOException {
        return json.readTree(given().get("/openapi?format=JSON").asString());
    }

    private static JsonNode responses(JsonNode document, String operationId) {
        for (var path : document.get("paths")) {
            for (var operation : path) {
                if (operation.get("operationId").asText().equals(operationId)) {
                    return operation.get("responses");
                }
            }
        }
        throw new AssertionError("There is no operation " + operationId);
    }

    private static Set<String> names() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path file(String name) {
        return EXAMPLES.resolve(name + ".json");
    }

    private static boolean isRenewal() {
        return System.getProperty("openapi.renew") != null;
    }
}
