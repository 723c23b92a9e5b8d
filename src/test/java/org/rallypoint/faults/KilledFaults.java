package org.rallypoint.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.webhook.FakeDiscord;
import org.rallypoint.webhook.FakeTarget;
import org.rallypoint.webhook.TestCertificate;

/**
 * The process is killed again and again, at a random moment after a change was acknowledged. Each time has subscriptions of
 * its own: those of a dead node are left alone for a minute, and a later kill would find nothing of them on its way. How often
 * is said with {@code -Dfaults.kills}.
 */
class KilledFaults {

    private static final int KILLS = Integer.getInteger("faults.kills", 50);
    private static final int LATEST_MILLIS = 400;
    private static final int SLOWEST_ANSWER_MILLIS = 150;
    /** A dead node's claim of a subscription ends within this. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database = new TestDatabase();
    private final TestCertificate certificate = TestCertificate.make();
    private final FakeTarget target = FakeTarget.start(certificate);
    private final FakeDiscord discord = FakeDiscord.start(certificate);
    private final Random random = new Random();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Queue<String> unverified = new ConcurrentLinkedQueue<>();
    private final List<String> failedStarts = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private Map<String, String> settings;

    /** What was made for one kill, and what was acknowledged. */
    private record Round(int number, String standard, String discord, List<Change> acknowledged) {

        String path() {
            return "/" + number;
        }

        long channel() {
            return 1000L + number;
        }
    }

    /** A message at the standard target. */
    private record Message(String path, String id, String type, Change change) {}

    @BeforeEach
    void begin() {
        settings = new HashMap<>(database.start());
        settings.putAll(Node.calling(certificate, discord.api()));
        settings.put("rallypoint.webhooks.timeout", "5s");
        target.always(this::verify);
    }

    @AfterEach
    void end() {
        target.close();
        discord.close();
        certificate.close();
        database.stop();
    }

    @Test
    void whatWasAcknowledgedArrivesHoweverOftenTheProcessIsKilled() throws Exception {
        var results = new Results("faults", "killed");
        var verdict = new Verdict("killed while it tells targets and Discord", "every acknowledged change arrives");
        int before = 0;
        int after = 0;
        var node = Node.inOperation(settings);
        try {
            for (int i = 0; i < KILLS; i++) {
                var round = begin(node, i);
                write(node, round, i % 2 == 1);
                Waiting.pause(moment());
                node.kill();
                int arrived = messages(round.path()).size() + edits(round);
                before += arrived < 2 * round.acknowledged().size() ? 1 : 0;
                node = startedAgain();
                var api = node.admin();
                var event = round.acknowledged().get(0).event();
                acknowledged(round, patch(api, event, "Told after kill " + i));
            }
            after = settled(node.admin());
            judge(node.admin(), results, before, after);
            verdict.held("%d kills, %d of them before all was delivered", KILLS, before);
        } finally {
            node.close();
        }
    }

    /** As whoever runs it would: a machine that does too much else may take too long for the first connection. */
    private Node startedAgain() {
        try {
            return Node.inOperation(settings);
        } catch (IllegalStateException e) {
            failedStarts.add(e.getMessage());
            return Node.inOperation(settings);
        }
    }

    /** Early ones more often than late ones: by then most is told. */
    private Duration moment() {
        return Duration.ofMillis(random.nextInt(LATEST_MILLIS) * random.nextInt(LATEST_MILLIS) / LATEST_MILLIS);
    }

    private Round begin(Node node, int number) {
        var api = node.admin();
        var campaign = "killed-" + number;
        api.campaign(campaign);
        var standard = api.webhook("standard", campaign, "https://127.0.0.1:" + target.port() + "/" + number);
        secrets.put("/" + number, standard.text("secret"));
        var channel =
                api.webhook("discord", campaign, "https://discord.com/api/webhooks/" + (1000 + number) + "/a-token");
        return new Round(number, standard.text("id"), channel.text("id"), new ArrayList<>());
    }

    /** A new event, and in every second round an edit of it once it is told, so that an edit at Discord is killed too. */
    private void write(Node node, Round round, boolean isEdit) {
        rounds.add(round);
        var api = node.admin();
        var made =
                api.event("killed-" + round.number(), "Round " + round.number()).good();
        acknowledged(round, made);
        if (isEdit) {
            Waiting.until(PATIENCE, () -> messages(round.path()).size() >= 1 && edits(round) >= 1);
            acknowledged(round, patch(api, made.text("id"), "Told before kill " + round.number()));
        }
    }

    private static Api.Answer patch(Api api, String event, String title) {
        var path = "/events/" + event;
        return api.send(
                        "PATCH",
                        path,
                        "{\"title\":\"%s\"}".formatted(title),
                        api.get(path).etag())
                .good();
    }

    private static void acknowledged(Round round, Api.Answer written) {
        round.acknowledged()
                .add(new Change(
                        written.text("id"), written.json().get("revision").asInt()));
    }

    /** Waits until nothing is left to send; returns how many seconds that took. */
    private int settled(Api api) {
        long begun = System.nanoTime();
        Waiting.until(
                PATIENCE,
                () -> rounds.stream()
                        .flatMap(round -> List.of(round.standard(), round.discord()).stream())
                        .allMatch(id -> log(api, id, "state=waiting&state=sending&limit=1")
                                .isEmpty()));
        return (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    private void judge(Api api, Results results, int before, int seconds) {
        var faults = new ArrayList<String>();
        int changes = 0;
        int twice = 0;
        int edited = 0;
        int doubled = 0;
        int unanswered = 0;
        for (var round : rounds) {
            changes += round.acknowledged().size();
            var messages = messages(round.path());
            faults.addAll(missing(round, messages));
            var copies = messages.stream().collect(groupingBy(Message::id));
            twice += (int)
                    copies.values().stream().filter(each -> each.size() > 1).count();
            copies.values().stream()
                    .filter(each ->
                            each.stream().map(Message::type).collect(toSet()).size() > 1)
                    .forEach(each -> faults.add("one id, several types: " + each));
            var posted = discord.messagesOf(round.channel());
            edited += edits(round) - posted.size();
            var isMarked = isMarked(api, round);
            unanswered += isMarked ? 1 : 0;
            doubled += posted.size() > 1 ? 1 : 0;
            if (posted.isEmpty() || (posted.size() > 1 && !isMarked)) {
                faults.add("round %d: %d messages at Discord, unanswered: %s"
                        .formatted(round.number(), posted.size(), isMarked));
            } else if (!posted.get(posted.size() - 1).toString().contains("Told after kill " + round.number())) {
                faults.add("round %d: Discord doesn't show the last change".formatted(round.number()));
            }
        }
        results.add(
                "%d kills, %d of them before all was delivered; the queue empty %d s after the last",
                KILLS, before, seconds);
        results.add(
                "%d changes acknowledged; %d messages at the standard target, %d ids more than once, %d not verified %s",
                changes, target.received().size(), twice, unverified.size(), unverified);
        results.add(
                "%d messages at Discord for %d events, %d edits; %d events posted twice, %d marked as unanswered",
                discord.messages().size(), rounds.size(), edited, doubled, unanswered);
        results.add("starts that failed and were tried again: %s", failedStarts);
        results.add("faults: %s", faults);
        assertThat(faults).isEmpty();
        assertThat(unverified).isEmpty();
        assertThat(before).as("kills before all was delivered").isPositive();
    }

    /** What no message tells, and no later one of the same event. */
    private static List<String> missing(Round round, List<Message> messages) {
        return round.acknowledged().stream()
                .filter(change -> messages.stream()
                        .noneMatch(message -> message.change().event().equals(change.event())
                                && message.change().revision() >= change.revision()))
                .map(change -> "round %d: %s never arrived".formatted(round.number(), change))
                .toList();
    }

    private static boolean isMarked(Api api, Round round) {
        return log(api, round.discord(), "limit=500").stream()
                .anyMatch(delivery -> delivery.get("unanswered").asBoolean());
    }

    private static List<JsonNode> log(Api api, String webhook, String query) {
        var items = new ArrayList<JsonNode>();
        api.get("/webhooks/" + webhook + "/deliveries?" + query)
                .good()
                .json()
                .get("items")
                .forEach(items::add);
        return items;
    }

    private List<Message> messages(String path) {
        return target.received().stream()
                .filter(received -> received.path().equals(path))
                .map(received -> {
                    var body = Api.parsed(received.body());
                    return new Message(
                            path,
                            received.headers().get("webhook-id"),
                            body.get("type").asText(),
                            Told.of(body.get("data")).change());
                })
                .toList();
    }

    /** How often Discord took something in a round's channel: posts, and edits of them. */
    private int edits(Round round) {
        return discord.messagesOf(round.channel()).stream().mapToInt(List::size).sum();
    }

    /** As it arrives, since the library looks at the age; then an answer after a random while. */
    private void verify(HttpServerRequest request, String body) {
        var headers = new HashMap<String, List<String>>();
        request.headers().forEach(header -> headers.put(header.getKey(), List.of(header.getValue())));
        try {
            new Webhook(secrets.get(request.uri())).verify(body, HttpHeaders.of(headers, (name, value) -> true));
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            unverified.add(request.uri() + ": " + e.getMessage());
        }
        Vertx.currentContext()
                .owner()
                .setTimer(
                        1 + random.nextInt(SLOWEST_ANSWER_MILLIS),
                        timer -> request.response().end());
    }
}
