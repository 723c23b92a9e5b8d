package org.rallypoint.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.rallypoint.packaged.Api;

/** Asks one thing after the other, and keeps what came of it and how long it took. */
final class Probe {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Asked> all = new CopyOnWriteArrayList<>();

    /** @param status 0 where the connection ended without an answer */
    record Asked(int status, long millis, Optional<String> retryAfter) {

        /** Refused as it should be while the database is away: soon, and with a word on when to come again. */
        boolean isUnavailable(Duration within) {
            return status == 503 && retryAfter.isPresent() && millis <= within.toMillis();
        }
    }

    Asked get(Api api, String path) {
        return ask(HttpRequest.newBuilder(URI.create(api.url() + path)));
    }

    Asked post(Api api, String path, String body) {
        return ask(HttpRequest.newBuilder(URI.create(api.url() + path))
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Asked ask(HttpRequest.Builder request) {
        long begun = System.nanoTime();
        Optional<HttpResponse<String>> answer;
        try {
            answer = Optional.of(HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            answer = Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var asked = new Asked(
                answer.map(HttpResponse::statusCode).orElse(0),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                answer.flatMap(response -> response.headers().firstValue("Retry-After")));
        all.add(asked);
        return asked;
    }

    List<Asked> all() {
        return all;
    }

    /** Milliseconds. */
    long p99() {
        var sorted = new ArrayList<>(all.stream().map(Asked::millis).toList());
        Collections.sort(sorted);
        return sorted.get((int) (0.99 * (sorted.size() - 1)));
    }

    /** How many of each status, and the longest and the 99th percentile of their times. */
    @Override
    public String toString() {
        var statuses = new TreeMap<Integer, Integer>();
        all.forEach(asked -> statuses.merge(asked.status(), 1, Integer::sum));
        return "%s, p99 %d ms, at most %d ms"
                .formatted(
                        statuses,
                        p99(),
                        all.stream().mapToLong(Asked::millis).max().orElse(0));
    }
}
