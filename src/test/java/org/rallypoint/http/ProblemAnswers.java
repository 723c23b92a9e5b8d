package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rallypoint.http.RawHttp.RawAnswer;

/** What every error has to be, whatever went wrong. */
public final class ProblemAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern INSIDES = Pattern.compile(
            "(?i)exception|\\b(?:java|javax|jakarta|org|io|com)\\.[a-z]+\\.|quarkus|vert\\.?x|netty|resteasy|hibernate|jackson"
                    + "|jdbc|postgres|\\bh2\\b|\\bselect\\b.*\\bfrom\\b|\\.java\\b|/home/|/tmp/|/work/|\\bat [a-z]+\\.");

    private ProblemAnswers() {}

    /** Asserts a whole problem of that status and returns it. */
    static JsonNode problem(RawAnswer answer, int status) {
        assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
        return problem(answer);
    }

    public static JsonNode problem(RawAnswer answer) {
        assertThat(answer.header("Content-Type"))
                .as("media type of %s", answer)
                .isNotNull()
                .startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).as("caching of %s", answer).isEqualTo("no-store");
        var problem = json(answer);
        assertThat(keys(problem)).isEqualTo(keysOf(answer.status()));
        assertThat(problem.get("type").asText()).matches("urn:rallypoint:problem:[a-z0-9_]+");
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("status").isInt()).isTrue();
        assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("instance").asText()).isNotBlank();
        problem.get("errors").forEach(fault -> {
            assertThat(keys(fault)).containsExactlyInAnyOrder("pointer", "parameter", "code", "message");
            assertThat(fault.get("code").asText()).matches("[a-z_]+");
            assertThat(fault.get("message").asText()).isNotBlank();
        });
        showsNoInsides(answer);
        return problem;
    }

    private static Set<String> keysOf(int status) {
        var keys = new TreeSet<>(Set.of("type", "title", "status", "detail", "instance", "errors"));
        switch (status) {
            case 409 -> keys.add("existing");
            case 412 -> keys.add("current");
            case 422 -> keys.add("candidates");
            default -> {}
        }
        return keys;
    }

    /** RFC 9457 wants a URI reference: a path that was asked for stands there as it was written. */
    static void namesItsInstance(JsonNode problem, String instance) {
        assertThat(problem.get("instance").asText()).isEqualTo(instance);
        assertThat(URI.create(instance)).isNotNull();
    }

    static void showsNoInsides(RawAnswer answer) {
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "via");
        assertThat(answer.text()).doesNotContainPattern(INSIDES);
        assertThat(answer.headers().toString()).doesNotContainPattern("(?i)exception|quarkus|vert\\.x|resteasy");
    }

    /** Of the query. */
    public static List<String> parameters(JsonNode problem) {
        return texts(problem, "parameter");
    }

    /** Into the body. */
    public static List<String> pointers(JsonNode problem) {
        return texts(problem, "pointer");
    }

    static List<String> codes(JsonNode problem) {
        return texts(problem, "code");
    }

    /** The codes of the faults of one parameter. */
    static List<String> codes(JsonNode problem, String parameter) {
        var codes = new ArrayList<String>();
        problem.get("errors").forEach(fault -> {
            if (fault.get("parameter").asText().equals(parameter)) {
                codes.add(fault.get("code").asText());
            }
        });
        return codes;
    }

    static JsonNode json(RawAnswer answer) {
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode problem, String key) {
        var texts = new ArrayList<String>();
        problem.get("errors").forEach(fault -> texts.add(fault.get(key).asText()));
        return texts;
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
