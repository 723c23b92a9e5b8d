package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RouteTimesTest {

    @Test
    void whatSomebodyTypesIntoAPathIsNotCountedUnderItsName() {
        var canary = "canary-of-the-metrics";
        for (var method : List.of("GET", "PUT", "DELETE", "POST")) {
            for (var path : List.of("/v1/cities/", "/v1/campaigns/", "/v1/", "/")) {
                RawHttp.send(method, path + canary);
            }
        }
        RawHttp.send("BREW", "/v1/cities");
        var metrics = RawHttp.get("/metrics").text();
        assertThat(metrics)
                .doesNotContain(canary, "BREW")
                .contains("uri=\"/v1/cities/{id}\"", "uri=\"OTHER\"", "method=\"OTHER\"");
    }

    @Test
    void whatIsAnsweredFromMemoryIsNotTimed() {
        var path = "/v1/cities?q=zur&limit=7";
        RawHttp.get(path);
        var before = timed();
        RawHttp.get(path);
        assertThat(timed()).isEqualTo(before);
        RawHttp.get("/v1/cities?q=zur&limit=abc");
        assertThat(timed()).isNotEqualTo(before);
    }

    private static List<String> timed() {
        return RawHttp.get("/metrics")
                .text()
                .lines()
                .filter(line ->
                        line.startsWith("http_server_requests_seconds_count") && line.contains("uri=\"/v1/cities\""))
                .toList();
    }
}
