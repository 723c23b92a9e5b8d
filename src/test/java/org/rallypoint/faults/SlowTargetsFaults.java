package org.rallypoint.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.faults.Load.Acknowledged;
import org.rallypoint.faults.Load.Round;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.webhook.FakeTarget;
import org.rallypoint.webhook.FakeTarget.Received;
import org.rallypoint.webhook.TestCertificate;

/**
 * Forty subscriptions whose targets misbehave in every way take no more from the API than forty whose targets are well, and
 * nothing from those. Rounds with none, with the ones and with the others alternate in one run, since this machine isn't always
 * equally fast; how many is said with {@code -Dfaults.rounds}.
 */
class SlowTargetsFaults {

    private static final int EACH = 40;
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 9);
    private static final int EVENTS = 60;
    private static final int WRITES = 8;
    private static final int READS_FOR_EACH = 20;
    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LATE = 2_000;
    private static final String CAMPAIGN = "slow";
    private static final int WELL_CHANNEL = 9999;
    private static final Pattern TITLE = Pattern.compile("Slow \\d+");

    private final TestDatabase database = new TestDatabase();
    private final TestCertificate certificate = TestCertificate.make();
    private final FakeTarget well = FakeTarget.start(certificate);
    private final BadTargets bad = new BadTargets(certificate, well.url("/elsewhere"));
    private final Results results = new Results("faults", "slow-targets");
    private final List<Subscription> sound = new ArrayList<>();
    private final List<Subscription> unsound = new ArrayList<>();
    private Node node;
    private Load load;
    private String wellWebhook;
    private int waiting;

    private record Subscription(String id, String kind, int number, String way) {}

    @BeforeEach
    void begin() {
        var settings = new HashMap<>(database.start());
        settings.putAll(Node.calling(certificate, bad.discord()));
        settings.put("rallypoint.webhooks.most-waiting", String.valueOf(MOST_WAITING));
        settings.put("rallypoint.demo", "true");
        node = Node.start(settings);
        var api = node.admin();
        api.campaign(CAMPAIGN);
        load = new Load(
                node,
                IntStream.range(0, EVENTS)
                        .mapToObj(i -> api.event(CAMPAIGN, "Slow " + i).good().text("id"))
                        .toList());
        wellWebhook = api.webhook("standard", CAMPAIGN, "https://127.0.0.1:" + well.port() + "/well")
                .text("id");
        api.webhook("discord", CAMPAIGN, bad.url("discord", WELL_CHANNEL, BadTargets.WELL));
        for (int i = 0; i < EACH; i++) {
            unsound.add(subscribed(2000 + i, BadTargets.WAYS.get(i % BadTargets.WAYS.size())));
            sound.add(subscribed(3000 + i, BadTargets.WELL));
        }
    }

    private Subscription subscribed(int number, String way) {
        var kind = number % 2 == 0 ? "standard" : "discord";
        var made = node.admin().webhook(kind, CAMPAIGN, bad.url(kind, number, way));
        return new Subscription(made.text("id"), kind, number, way);
    }

    @AfterEach
    void end() {
        node.close();
        well.close();
        bad.close();
        certificate.close();
        database.stop();
    }

    @Test
    void badTargetsTakeNothingFromOthers() {
        var verdict = new Verdict(
                EACH + " targets that are down, slow, lying or endless",
                "the API as fast as with sound ones, the queue bounded, healthy targets told within %d ms"
                        .formatted(LATE));
        load.round(4 * WRITES, READS_FOR_EACH);
        turn(sound, false);
        turn(unsound, false);
        long before = node.megabytes();
        var alone = new ArrayList<Round>();
        var withSound = new ArrayList<Round>();
        var withUnsound = new ArrayList<Round>();
        var besideNone = new ArrayList<Acknowledged>();
        var besideSound = new ArrayList<Acknowledged>();
        var besideUnsound = new ArrayList<Acknowledged>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(roundWith(List.of(), besideNone));
            withSound.add(roundWith(sound, besideSound));
            withUnsound.add(roundWith(unsound, besideUnsound));
        }
        turn(unsound, true);
        var inTheFlood = flood();
        turn(unsound, false);
        results.add(
                "%d rounds with none, %d sound and %d bad targets each, %d requests to them; memory %d MB before, %d MB after",
                ROUNDS, EACH, EACH, bad.requests(), before, node.megabytes());
        latency("GET p50", round -> round.reads().half(), alone, withSound, withUnsound);
        latency("GET p99", round -> round.reads().most(), alone, withSound, withUnsound);
        latency("PATCH p50", round -> round.writes().half(), alone, withSound, withUnsound);
        latency("PATCH p99", round -> round.writes().most(), alone, withSound, withUnsound);
        results.add("most that waited for one target: %d of %d allowed", waiting, MOST_WAITING);
        assertThat(waiting).isBetween(1, MOST_WAITING);
        results.add("a healthy target beside none: %s", lateness(besideNone));
        results.add("a healthy target beside sound ones: %s", lateness(besideSound));
        results.add("a healthy target beside bad ones: %s", lateness(besideUnsound));
        results.add("a healthy target beside bad ones, with many changes at once: %s", lateness(inTheFlood));
        assertThat(lateness(besideUnsound).last()).isLessThan(LATE);
        othersAreWell();
        nothingIsPostedTwice();
        results.add("errors in the log: %s", node.errors());
        verdict.held(
                "within the noise of %d rounds, %d of %d waited at most, told within %d ms",
                ROUNDS, waiting, MOST_WAITING, lateness(besideUnsound).last());
    }

    private Round roundWith(List<Subscription> some, List<Acknowledged> written) {
        turn(some, true);
        int before = load.acknowledged().size();
        var round = load.round(WRITES, READS_FOR_EACH);
        noteWaiting();
        written.addAll(told(before));
        turn(some, false);
        return round;
    }

    /** How long after its answer a change was told, in milliseconds. */
    private record Lateness(int changes, long half, long last) {

        @Override
        public String toString() {
            return "%d changes, half of them told within %d ms, the last within %d ms".formatted(changes, half, last);
        }
    }

    /** Writes all events at once, again and again, so that what waits would grow without a bound; returns what it wrote. */
    private List<Acknowledged> flood() {
        int before = load.acknowledged().size();
        for (int i = 0; i < 2 * EVENTS; i++) {
            load.write();
        }
        noteWaiting();
        return told(before);
    }

    /** What was written since then, once the healthy target has been told of it. */
    private List<Acknowledged> told(int before) {
        var written = List.copyOf(
                load.acknowledged().subList(before, load.acknowledged().size()));
        Waiting.until(PATIENCE, () -> late(written).size() == written.size());
        return written;
    }

    private Lateness lateness(List<Acknowledged> written) {
        var late = late(written);
        return new Lateness(late.size(), late.get(late.size() / 2), late.get(late.size() - 1));
    }

    private void turn(List<Subscription> some, boolean isOn) {
        var api = node.admin();
        for (var one : some) {
            var path = "/webhooks/" + one.id();
            Api.Answer turned;
            do {
                turned = api.send(
                        "PATCH",
                        path,
                        "{\"active\":" + isOn + "}",
                        api.get(path).etag());
                // Meanwhile it may have been stopped by what its target said.
            } while (turned.status() == 412);
            turned.good();
        }
    }

    private void noteWaiting() {
        waiting =
                Math.max(waiting, unsound.stream().mapToInt(this::waiting).max().orElseThrow());
    }

    private int waiting(Subscription one) {
        return node.admin()
                .get("/webhooks/" + one.id() + "/deliveries?state=waiting&state=sending&limit=1")
                .good()
                .json()
                .at("/page/total")
                .asInt();
    }

    /** Between sound and bad targets the ratio must lie within what rounds of one kind differ by. */
    private void latency(
            String what, ToDoubleFunction<Round> of, List<Round> alone, List<Round> sound, List<Round> unsound) {
        var none = alone.stream().mapToDouble(of).toArray();
        var well = sound.stream().mapToDouble(of).toArray();
        var bad = unsound.stream().mapToDouble(of).toArray();
        var noise = IntStream.range(1, none.length)
                .mapToDouble(i -> Math.max(none[i] / none[i - 1], none[i - 1] / none[i]))
                .max()
                .orElse(1);
        var ratios = ratios(bad, well);
        var toNone = ratios(bad, none);
        results.add(
                "%s: %.1f ms with none, %.1f ms with sound, %.1f ms with bad targets (medians); bad to sound %.2f (%.2f to %.2f), "
                        + "bad to none %.2f (%.2f to %.2f), noise %.2f",
                what,
                median(none),
                median(well),
                median(bad),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                median(toNone),
                toNone[0],
                toNone[toNone.length - 1],
                noise);
        assertThat(median(ratios)).as(what).isLessThan(Math.max(1.25, noise));
    }

    private static double[] ratios(double[] these, double... to) {
        return IntStream.range(0, to.length)
                .mapToDouble(i -> these[i] / to[i])
                .sorted()
                .toArray();
    }

    private static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void othersAreWell() {
        assertThat(node.admin()
                        .get("/webhooks/" + wellWebhook)
                        .json()
                        .get("active")
                        .asBoolean())
                .isTrue();
        assertThat(well.received()).extracting(Received::path).containsOnly("/well");
    }

    /** Milliseconds from each answer to the first message that tells the change, or a later one of that event. */
    private List<Long> late(List<Acknowledged> written) {
        var late = new ArrayList<Long>();
        var messages = new HashMap<String, List<Received>>();
        well.received()
                .forEach(received -> messages.computeIfAbsent(change(received).event(), id -> new ArrayList<>())
                        .add(received));
        for (var one : written) {
            messages.getOrDefault(one.change().event(), List.of()).stream()
                    .filter(received ->
                            change(received).revision() >= one.change().revision())
                    .findFirst()
                    .ifPresent(received ->
                            late.add(Duration.between(one.at(), received.at()).toMillis()));
        }
        late.sort(null);
        return late;
    }

    private static Change change(Received received) {
        return Told.of(Api.parsed(received.body()).get("data")).change();
    }

    /** Save where a post was never answered, which the log says of that event. */
    private void nothingIsPostedTwice() {
        var twice = new ArrayList<String>();
        var channels = new ArrayList<>(List.of(WELL_CHANNEL));
        Stream.concat(sound.stream(), unsound.stream())
                .filter(one -> one.kind().equals("discord"))
                .forEach(one -> channels.add(one.number()));
        int marked = 0;
        for (var channel : channels) {
            var posts = bad.posts(channel).stream().collect(groupingBy(SlowTargetsFaults::title, counting()));
            var unanswered = unanswered(channel);
            for (var post : posts.entrySet()) {
                if (post.getValue() > 1 && unanswered.contains(post.getKey())) {
                    marked++;
                } else if (post.getValue() > 1) {
                    twice.add(channel + " " + way(channel) + ": " + post);
                }
            }
        }
        results.add(
                "posted twice as new messages at Discord: %d, beside %d that the log marks as unanswered %s",
                twice.size(), marked, twice.subList(0, Math.min(10, twice.size())));
        assertThat(bad.posts(WELL_CHANNEL)).isNotEmpty();
        assertThat(twice).isEmpty();
    }

    private String way(int channel) {
        return unsound.stream()
                .filter(one -> one.number() == channel)
                .map(Subscription::way)
                .findFirst()
                .orElse(BadTargets.WELL);
    }

    private static String title(Received received) {
        var title = TITLE.matcher(received.body());
        return title.find() ? title.group() : received.body();
    }

    /** Titles of the events of which the log says so. */
    private Set<String> unanswered(int channel) {
        var api = node.admin();
        var titles = new HashSet<String>();
        var id = unsound.stream()
                .filter(one -> one.number() == channel)
                .map(Subscription::id)
                .findFirst();
        if (id.isEmpty()) {
            return titles;
        }
        var cursor = "";
        while (cursor != null) {
            var page = api.get("/webhooks/" + id.get() + "/deliveries?limit=500" + cursor)
                    .good()
                    .json();
            page.get("items").forEach(delivery -> {
                if (delivery.get("unanswered").asBoolean()) {
                    titles.add(api.get("/events/" + delivery.get("eventId").asText())
                            .text("title"));
                }
            });
            var next = page.at("/page/nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        }
        return titles;
    }
}
