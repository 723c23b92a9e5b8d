package org.rallypoint.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Whoever bears a token, as a plain client of the API; safe for any number of threads. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String token;

    private Client(String token) {
        this.token = token;
    }

    public static Client with(String token) {
        return new Client(token);
    }

    /** Somebody without any token. */
    public static Client nobody() {
        return new Client(null);
    }

    /** An answer; its body is parsed where there is one. */
    public record Answer(int status, HttpResponse<String> response, JsonNode json) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String etag() {
            return header("ETag");
        }

        /** What stands at a JSON pointer as text; null for null, and for nothing. */
        public String text(String pointer) {
            var node = json.at(pointer);
            return node.isNull() || node.isMissingNode() ? null : node.asText();
        }

        public int revision() {
            return json.get("revision").asInt();
        }

        /** Items of the list at a pointer, as JSON text. */
        public List<String> list(String pointer) {
            var items = new ArrayList<String>();
            json.at(pointer).forEach(item -> items.add(item.isTextual() ? item.textValue() : item.toString()));
            return items;
        }

        /** Each fault as {@code pointer code}. */
        public List<String> faults() {
            return said("/errors");
        }

        /** Each warning as {@code pointer code}. */
        public List<String> warnings() {
            return said("/warnings");
        }

        private List<String> said(String where) {
            var faults = new ArrayList<String>();
            json.at(where)
                    .forEach(fault -> faults.add((fault.path("pointer").asText("") + " "
                                    + fault.get("code").asText())
                            .strip()));
            return faults;
        }

        /** The code of the problem itself. */
        public String problem() {
            return text("/type").replace("urn:rallypoint:problem:", "");
        }

        public Answer is(int expected) {
            assertThat(status).as("status of %s", json).isEqualTo(expected);
            return this;
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** A merge patch with the tag of just now. */
    public Answer patch(String path, String body) {
        return send("PATCH", path, body, "If-Match", tagOf(path));
    }

    /** A change of state with the tag of just now. */
    public Answer turn(String path, String deed, String body) {
        return send("POST", path + "/" + deed, body, "If-Match", tagOf(path));
    }

    public Answer put(String path, String body, String tag) {
        return send("PUT", path, body, "If-Match", tag);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "If-Match", tagOf(path));
    }

    public String tagOf(String path) {
        return get(path).is(200).etag();
    }

    /** Names and values of headers alternate. */
    public Answer send(String method, String path, String body, String... headers) {
        return sendBytes(method, path, body == null ? null : body.getBytes(UTF_8), headers);
    }

    /** The same with a body that may be no text. */
    public Answer sendBytes(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response, parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
