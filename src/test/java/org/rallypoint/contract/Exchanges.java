package org.rallypoint.contract;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks the service, and keeps what was asked and answered, with fixed values for what differs from run to run. */
class Exchanges {

    static final String PATCH = "application/merge-patch+json";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Those of the sample campaigns are always the same, and so are those made from a name. */
    private static final Pattern FIXED_ID = Pattern.compile("0194(?:a2c0-5e00|e600-4000)-7000-.*|.{14}3.*");

    private static final Pattern TOKEN = Pattern.compile("rp_([a-z]+)_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}");
    /** Not the shape of one that works, so that nobody's scanner takes it for a leak. */
    private static final Pattern SECRET = Pattern.compile("whsec_[0-9A-Za-z+/=]{44}");

    private static final Pattern PREFIX = Pattern.compile("rp_([a-z]+)_[0-9A-Za-z]{6}(?=\")");
    private static final Pattern TAG = Pattern.compile("\"(\\d+)-[0-9a-f]{24}");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    /** What the service said. */
    record Answer(int status, String tag, JsonNode body) {

        String text(String key) {
            return body.path(key).asText();
        }
    }

    Map<String, JsonNode> kept() {
        return kept;
    }

    /** The name is that of an operation or an error; the body may be null. */
    Answer ask(String name, String method, String path, Map<String, String> headers, String body) {
        var asking = given().urlEncodingEnabled(false)
                .config(config().encoderConfig(encoderConfig()
                        .defaultContentCharset("UTF-8")
                        .encodeContentTypeAs(PATCH, ContentType.TEXT)
                        .encodeContentTypeAs("text/markdown", ContentType.TEXT)
                        .encodeContentTypeAs("text/csv", ContentType.TEXT)
                        .encodeContentTypeAs("text/calendar", ContentType.TEXT)
                        .encodeContentTypeAs("application/ld+json", ContentType.TEXT)))
                .headers(headers);
        if (body != null) {
            asking.body(body);
        }
        var response = asking.request(method, path);
        var answer = new Answer(response.statusCode(), response.header("ETag"), content(response));
        if (name != null) {
            keep(name, method, path, headers, body, answer);
        }
        return answer;
    }

    /** Keeps the first messages of a stream, which doesn't end by itself. */
    void listen(String name, String path, int messages) throws IOException {
        var connection = URI.create("http://localhost:" + RestAssured.port + path)
                .toURL()
                .openConnection();
        var headers = Map.of("Accept", "text/event-stream");
        headers.forEach(connection::setRequestProperty);
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            var text = new StringBuilder();
            for (int found = 0; found < messages; ) {
                var line = lines.readLine();
                text.append(line).append('\n');
                found += line.isEmpty() ? 1 : 0;
            }
            var content = json.getNodeFactory().textNode(text.toString());
            keep(name, "GET", path, headers, null, new Answer(200, null, content));
        }
    }

    private void keep(
            String name, String method, String path, Map<String, String> headers, String body, Answer answer) {
        ObjectNode request = json.createObjectNode().put("method", method).put("path", path);
        var shown = request.putObject("headers");
        headers.forEach(shown::put);
        if (body != null && body.length() < 10_000) {
            request.set(
                    "body", isJson(headers) ? read(body) : json.getNodeFactory().textNode(body));
        }
        ObjectNode example = json.createObjectNode();
        example.set("request", request);
        example.put("status", answer.status());
        if (!answer.body().isMissingNode()) {
            example.set("answer", answer.body());
        }
        kept.put(name, read(fixed(example.toString())));
    }

    private static boolean isJson(Map<String, String> headers) {
        return headers.getOrDefault("Content-Type", "").endsWith("json");
    }

    private String fixed(String text) {
        var withoutIds = ID.matcher(text).replaceAll(found -> id(found.group()));
        var withoutTokens =
                TOKEN.matcher(withoutIds).replaceAll(replacing("rp_%s_Ab12Cd34Ef56Gh78Ij90Kl12Mn34Op56_4JxX1n"));
        var withoutPrefixes = PREFIX.matcher(withoutTokens).replaceAll(replacing("rp_%s_Ab12Cd"));
        var withoutSecrets = SECRET.matcher(withoutPrefixes).replaceAll("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        return TAG.matcher(withoutSecrets).replaceAll(replacing("\"%s-5d41402abc4b2a76b9719d91"));
    }

    private static Function<MatchResult, String> replacing(String pattern) {
        return found -> pattern.formatted(found.group(1));
    }

    private String id(String id) {
        return FIXED_ID.matcher(id).matches()
                ? id
                : ids.computeIfAbsent(id, unknown -> "0194e54d-2e00-7000-8000-%012d".formatted(ids.size() + 1));
    }

    private JsonNode content(Response response) {
        var text = response.asString();
        return text.isEmpty() || response.contentType().contains("json")
                ? read(text)
                : json.getNodeFactory().textNode(text);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
