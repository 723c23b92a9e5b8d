package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;

/** Slash commands at a steady rate, whether or not earlier ones are answered; for how long is said with {@code -Dfaults.seconds}. */
class InteractionsFaults {

    private static final int RATE = 50;
    private static final int SECONDS = Math.min(30, Integer.getInteger("faults.seconds", 30));
    private static final int WARM_UP_SECONDS = 20;
    private static final Duration EACH = Duration.ofSeconds(1).dividedBy(RATE);
    private static final double MOST_MILLIS = 100;
    private static final String TIMESTAMP = "1739016000";
    private static final List<String> OPTIONS = List.of(
            "",
            "{\"type\":3,\"name\":\"country\",\"value\":\"DE\"}",
            "{\"type\":3,\"name\":\"city\",\"value\":\"Oslo\"}");
    private static final List<String> LOCALES = List.of("en-GB", "de", "fr", "es-ES", "nl");

    private final TestDatabase database = new TestDatabase();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Results results = new Results("faults", "interactions");
    private KeyPair keys;
    private Node node;

    @BeforeEach
    void begin() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = keys.getPublic().getEncoded();
        var settings = new HashMap<>(database.start());
        settings.put("rallypoint.demo", "true");
        settings.put(
                "rallypoint.discord.public-key",
                HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
        node = Node.start(settings);
    }

    @AfterEach
    void end() {
        node.close();
        database.stop();
    }

    @Test
    void commandsAreAnsweredInTimeAtASteadyRate() {
        var verdict =
                new Verdict("%d slash commands a second".formatted(RATE), "p99 under %.0f ms".formatted(MOST_MILLIS));
        ask(WARM_UP_SECONDS);
        var asked = ask(SECONDS);
        var millis = new ArrayList<Double>();
        var wrong = new ArrayList<String>();
        for (var one : asked) {
            var answer = one.join();
            millis.add(answer.millis);
            if (answer.status != 200 || !answer.body.startsWith("{\"type\":4,")) {
                wrong.add(answer.toString());
            }
        }
        Collections.sort(millis);
        var half = millis.get(millis.size() / 2);
        var most = millis.get((int) (0.99 * (millis.size() - 1)));
        results.add(
                "%d interactions at %d a second: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; %d wrong %s",
                millis.size(),
                RATE,
                half,
                most,
                millis.get(millis.size() - 1),
                wrong.size(),
                wrong.subList(0, Math.min(3, wrong.size())));
        assertThat(wrong).isEmpty();
        verdict.tell(most < MOST_MILLIS, "%d commands, p99 %.1f ms", millis.size(), most);
    }

    private record Answered(int status, String body, double millis) {}

    private List<CompletableFuture<Answered>> ask(int seconds) {
        var asked = new ArrayList<CompletableFuture<Answered>>();
        long begun = System.nanoTime();
        for (int i = 0; i < seconds * RATE; i++) {
            long late = System.nanoTime() - begun - EACH.multipliedBy(i).toNanos();
            if (late < 0) {
                Waiting.pause(Duration.ofNanos(-late));
            }
            asked.add(ask(upcoming(OPTIONS.get(i % OPTIONS.size()), LOCALES.get(i % LOCALES.size()))));
        }
        return asked;
    }

    private static String upcoming(String option, String locale) {
        return """
                {"id":"1","application_id":"2","token":"a-token","version":1,"type":2,"locale":"%s","guild_locale":"en-US",\
                "data":{"id":"3","name":"protests","type":1,"options":[{"type":1,"name":"upcoming","options":[%s]}]}}""".formatted(locale, option);
    }

    private CompletableFuture<Answered> ask(String body) {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/discord/interactions"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Signature-Ed25519", sign(body))
                .header("X-Signature-Timestamp", TIMESTAMP)
                .POST(BodyPublishers.ofString(body))
                .build();
        long begun = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.ofString(UTF_8))
                .thenApply(response ->
                        new Answered(response.statusCode(), response.body(), (System.nanoTime() - begun) / 1e6));
    }

    private String sign(String body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((TIMESTAMP + body).getBytes(UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
