package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RouteTagsTest {

    @Test
    void whatSomebodyTypesIntoAPathIsNotCountedUnderItsName() {
        var canary = "canary-of-the-metrics";
        for (var method : List.of("GET", "PUT", "DELETE", "POST")) {
            for (var path : List.of("/v1/cities/", "/v1/campaigns/", "/v1/", "/")) {
                RawHttp.send(method, path + canary);
            }
        }
        var metrics = RawHttp.get("/metrics").text();
        assertThat(metrics).doesNotContain(canary).contains("uri=\"/v1/cities/{id}\"", "uri=\"OTHER\"");
    }
}
