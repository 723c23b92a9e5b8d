package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.TestDatabase;

/** RESTEasy can't read a body over HTTP/2 once it is there as a whole: a client that would like to change over stays. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HttpVersionTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/countries, 200",
        "GET, /v1/nope, 404",
        "GET, /v1/countries/, 404",
        "GET, //v1/countries, 404",
        "GET, /v1/countries;x=1, 404",
        "GET, /v1/%2e%2e/v1/countries, 404",
        "GET, /v1/countries?nope=1, 400",
        "GET, /v1/cities?q=%00, 400",
        "GET, /v1/events/%FF, 400",
        "DELETE, /v1/countries, 405",
        "POST, /v1/suggestions, 400",
        "PUT, /v1/events/x/contacts, 401",
    })
    void whoOffersHttp2IsAnsweredAllTheSame(String method, String target, int status) throws Exception {
        var answer = ask(method, target, "{");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(status);
        var isProblem = status >= 400;
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type ->
                        assertThat(type.startsWith("application/problem+json")).isEqualTo(isProblem));
        assertThat(answer.body()).startsWith("{");
    }

    @ParameterizedTest
    @CsvSource({"/v1/suggestions, 413", "/v1/countries, 405"})
    void aBodyHasItsLimit(String target, int status) throws Exception {
        assertThat(ask("POST", target, "x".repeat(300_000)).statusCode()).isEqualTo(status);
        assertThat(ask("GET", "/v1/countries", "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(String method, String target, String body)
            throws IOException, InterruptedException {
        var publisher = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + target))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
