package org.rallypoint.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A client of the stream: reads one message after the other, and waits for each. */
final class Listening implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader lines;

    private Listening(HttpResponse<java.io.InputStream> response) {
        this.response = response;
        lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** Names and values of headers alternate. */
    static Listening to(String query, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/changes/stream" + query))
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Listening(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    }

    /** The fields of a message by name, comments under an empty one; empty at the end of the stream. */
    Map<String, String> next() throws IOException {
        var fields = new HashMap<String, String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).stripLeading());
        }
        return fields;
    }

    /** The next message that is a change. */
    Map<String, String> nextChange() throws IOException {
        var message = next();
        while (!message.containsKey("data")) {
            if (message.isEmpty()) {
                throw new AssertionError("The stream has ended");
            }
            message = next();
        }
        return message;
    }

    JsonNode nextData() throws IOException {
        return JSON.readTree(nextChange().get("data"));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    JsonNode problem() throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
