package org.rallypoint.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of one node, with a token or without; for any number of threads. */
public record Api(String url, @Nullable String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer in JSON; null where it had no body. */
    public record Answer(int status, String etag, @Nullable JsonNode json) {

        public boolean isGood() {
            return status / 100 == 2;
        }

        public String text(String key) {
            return json.get(key).asText();
        }

        /** The answer, which has to be a good one. */
        public Answer good() {
            if (!isGood()) {
                throw new AssertionError(status + " " + json);
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, null);
    }

    /** A published campaign. */
    public void campaign(String slug) {
        var made = post(
                        "/campaigns",
                        "{\"slug\":\"%s\",\"title\":\"%s\",\"startDate\":\"2035-03-01\",\"endDate\":\"2035-03-05\"}"
                                .formatted(slug, slug))
                .good();
        send("POST", "/campaigns/" + slug + "/publish", "{}", made.etag()).good();
    }

    /** A published event in Oslo. */
    public Answer event(String campaign, String title) {
        return post(
                "/campaigns/" + campaign + "/events?allowDuplicate=true",
                "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\",\"title\":\"%s\"}".formatted(title));
    }

    /** A subscription to all changes of a campaign. */
    public Answer webhook(String kind, String campaign, String target) {
        return post(
                        "/webhooks",
                        "{\"kind\":\"%s\",\"campaign\":\"%s\",\"url\":\"%s\"}".formatted(kind, campaign, target))
                .good();
    }

    public Answer send(String method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(null),
                    response.body().isEmpty() ? null : parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
