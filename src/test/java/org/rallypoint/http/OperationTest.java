package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.TestDatabase;

/** What is there for operators and for people who read the docs. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "/health/live, application/json, \"UP\"",
        "/health/ready, application/json, \"UP\"",
        "/metrics, text, jvm_memory_used_bytes",
        "/docs/, text/html, <html",
        "/openapi, yaml, openapi: 3.1.0",
        "/openapi?format=JSON, application/json, 3.1.0",
        "/openapi?format=YAML, yaml, openapi: 3.1.0",
    })
    void isServed(String target, String mediaType, String content) {
        var answer = RawHttp.get(target);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(mediaType);
        assertThat(answer.text()).contains(content);
    }

    @Test
    void theDocsAreFoundWithoutTheSlash() {
        var answer = RawHttp.get("/docs");
        assertThat(answer.status()).isBetween(301, 308);
        assertThat(answer.header("Location")).endsWith("/docs/");
    }

    @Test
    void everyFileThatTheDocsNameIsServed() {
        var page = RawHttp.get("/docs/").text();
        var files = java.util.regex.Pattern.compile("(?:src|href)=\"(?:\\./)?([^\":]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(RawHttp.get("/docs/" + file).status()).as(file).isEqualTo(200);
        }
        assertThat(page).contains("/openapi");
    }

    @Test
    void theDocumentIsTheSameWhereverItIsAskedFor() {
        var plain = RawHttp.get("/openapi?format=JSON");
        var elsewhere = RawHttp.get("/openapi?format=JSON", "Host: evil.example", "X-Forwarded-Host: evil.example");
        assertThat(elsewhere.text()).isEqualTo(plain.text());
    }
}
