package org.rallypoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plays the day of a protest with ten million readers, second by second and request by request, with nodes alone, behind a CDN,
 * and behind one that fetches each answer once for all its places. The README's guide for millions says nothing that doesn't
 * come out of it. What a node can do was measured by the benches, on two cores that also made the load.
 */
class MillionsTest {

    private static final int READERS = 10_000_000;

    /** How many of a thousand come in each hour; in the one that begins at eight half of them follow a call in its first minutes. */
    private static final int[] HOURS = {
        6, 4, 3, 3, 5, 15, 50, 110, 180, 120, 80, 60, 55, 50, 45, 40, 35, 30, 28, 25, 20, 16, 12, 8
    };

    private static final int PEAK = 8 * 3600;
    private static final int CALL_SECONDS = 600;

    /** What is kept by then is what is kept at that time of any day. */
    private static final int BEFORE = PEAK - 300;

    private static final int AFTER = PEAK + CALL_SECONDS;

    /** Organisers change something so often, and with it all that nodes keep in memory. */
    private static final int SECONDS_BETWEEN_WRITES = 2;

    private static final int NODES = 3;
    private static final int PLACES = 40;
    private static final int MAX_AGE_SECONDS = 60;

    /** What one node makes anew in a second, and what it gives again from memory. */
    private static final int MADE = 3_646;

    private static final int GIVEN_AGAIN = 58_782;
    private static final int STATEMENTS = 3;

    private static final int POOL = 16;
    private static final int LISTENING = 1;
    private static final int MAX_CONNECTIONS = 100;
    private static final int RESERVED_CONNECTIONS = 3;
    private static final int IDLE_SECONDS = 15;

    /**
     * What readers ask for; which of its variants each asks for is even chance, which is the worst case for whatever keeps answers.
     *
     * @param each requests of one reader
     * @param bytes as it is sent, compressed and with its head
     * @param byStandby whether a standby can be asked for it
     */
    private record Asked(String path, double each, int variants, int bytes, boolean byStandby) {}

    private static final List<Asked> ASKED = List.of(
            new Asked("/v1/campaigns/{campaign}/events?lang=", 1, 12, 3_000, true),
            new Asked("/v1/nearest?city=&lang=", 1, 4_000, 1_700, true),
            new Asked("/v1/events/{event}?lang=", 1.5, 800, 1_500, false),
            new Asked("/v1/events/{event}.ics?lang=", 0.1, 400, 1_500, false));

    /** @param most in the busiest second of each */
    private record Load(long requests, long bytes, Second most) {}

    private record Second(int requests, long bytes, int made, int byStandby) {

        private static final Second NONE = new Second(0, 0, 0, 0);

        Second and(Second other) {
            return new Second(
                    requests + other.requests, bytes + other.bytes, made + other.made, byStandby + other.byStandby);
        }

        Second or(Second other) {
            return new Second(
                    Math.max(requests, other.requests),
                    Math.max(bytes, other.bytes),
                    Math.max(made, other.made),
                    Math.max(byStandby, other.byStandby));
        }
    }

    @Test
    void theGuideSaysWhatTheBusiestSecondAsksOfTheNodes() throws IOException {
        assertThat(Arrays.stream(HOURS).sum()).isEqualTo(1000);
        var alone = play(0, MAX_AGE_SECONDS, BEFORE, AFTER).most();
        var behind = play(PLACES, MAX_AGE_SECONDS, BEFORE, AFTER).most();
        var shielded = play(1, MAX_AGE_SECONDS, BEFORE, AFTER).most();
        var all = List.of(alone, behind, shielded);
        var rows = List.of(
                row("Requests", "%,.0f", all, Second::requests),
                row("Megabits", "%.1f", all, most -> most.bytes() * 8 / 1e6),
                row("Answers made anew", "%,.0f", all, Second::made),
                row("Statements at the databases", "%,.0f", all, most -> STATEMENTS * most.made()),
                row("Those of them that a standby can take", "%,.0f", all, most -> STATEMENTS * most.byStandby()),
                row("Connections busy, of all pools", "%.1f", all, most -> most.made() * (double) POOL / MADE),
                row("Share of what three nodes can do", "%.0f %%", all, most -> 100 * share(most, NODES)),
                row("Share of what two can, with one away", "%.0f %%", all, most -> 100 * share(most, NODES - 1)));
        assertInReadme(String.join("\n", rows));
        assertInReadme(String.format(Locale.ROOT, "%,.0f sockets", readersIn(PEAK) * IDLE_SECONDS / NODES));
        assertThat(share(alone, NODES - 1))
                .as("Without a CDN, and with a node away")
                .isLessThan(0.8);
    }

    @Test
    void theGuideSaysWhatOfTheWholeDayReachesTheNodes() throws IOException {
        var day = play(PLACES, MAX_AGE_SECONDS, 0, HOURS.length * 3600);
        assertInReadme(String.format(
                Locale.ROOT,
                "Of the day's %.1f million requests and %.0f GB %.1f million and %.0f GB reach the nodes",
                READERS * ASKED.stream().mapToDouble(Asked::each).sum() / 1e6,
                READERS
                        * ASKED.stream()
                                .mapToDouble(asked -> asked.each() * asked.bytes())
                                .sum()
                        / 1e9,
                day.requests() / 1e6,
                day.bytes() / 1e9));
    }

    @Test
    void theGuideSaysWhatAShorterMaxAgeCosts() throws IOException {
        var usual = play(PLACES, MAX_AGE_SECONDS, BEFORE, AFTER).most();
        var shorter = play(PLACES, MAX_AGE_SECONDS / 4, BEFORE, AFTER).most();
        assertInReadme(String.format(
                Locale.ROOT, "for %.1f times the requests", shorter.requests() / (double) usual.requests()));
    }

    @Test
    void thePoolsOfThreeNodesFitIntoAPostgreSQLAsItComes() throws IOException {
        int each = POOL + LISTENING;
        int whileRestarting = (NODES + 1) * each;
        int most = (MAX_CONNECTIONS - RESERVED_CONNECTIONS) / each - 1;
        assertThat(whileRestarting).isLessThanOrEqualTo(MAX_CONNECTIONS - RESERVED_CONNECTIONS);
        assertInReadme("%d connections of a node".formatted(each));
        assertInReadme("%d of the %d".formatted(whileRestarting, MAX_CONNECTIONS));
        assertInReadme("up to %d nodes".formatted(most));
    }

    private static void assertInReadme(String figures) throws IOException {
        assertThat(Files.readString(Path.of("README.md")).contains(figures))
                .as("The README says:%n%s", figures)
                .isTrue();
    }

    /** What is made anew takes longer than what is given again. */
    private static double share(Second most, int nodes) {
        return (most.made() / (double) MADE + (most.requests() - most.made()) / (double) GIVEN_AGAIN) / nodes;
    }

    private static String row(String what, String format, List<Second> seconds, ToDoubleFunction<Second> figure) {
        return seconds.stream()
                .map(most -> String.format(Locale.ROOT, format, figure.applyAsDouble(most)))
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |"));
    }

    /** @param places of a CDN that keep answers for themselves; none without a CDN */
    private static Load play(int places, int maxAge, int from, int to) {
        var random = new SplittableRandom(1);
        var kinds = ASKED.stream().map(asked -> new Kept(asked, places, maxAge)).toList();
        long requests = 0;
        long bytes = 0;
        var most = Second.NONE;
        for (int second = from; second < to; second++) {
            var now = Second.NONE;
            for (var kept : kinds) {
                now = now.and(kept.ask(random, second));
            }
            requests += now.requests();
            bytes += now.bytes();
            most = most.or(now);
        }
        return new Load(requests, bytes, most);
    }

    private static double readersIn(int second) {
        double ofTheHour = READERS / 1000.0 * HOURS[second / 3600];
        if (second / 3600 != PEAK / 3600) {
            return ofTheHour / 3600;
        }
        return ofTheHour / 2 / (second < PEAK + CALL_SECONDS ? CALL_SECONDS : 3600 - CALL_SECONDS);
    }

    /** What is kept of one kind of answer: until when in each place, and under which revision at each node. */
    private static final class Kept {
        private final Asked asked;
        private final int places;
        private final int maxAge;
        private final int[] freshUntil;
        private final int[] revisions;
        private double owed;

        Kept(Asked asked, int places, int maxAge) {
            this.asked = asked;
            this.places = places;
            this.maxAge = maxAge;
            freshUntil = new int[asked.variants() * Math.max(places, 1)];
            revisions = new int[asked.variants() * NODES];
        }

        Second ask(SplittableRandom random, int second) {
            owed += readersIn(second) * asked.each();
            int count = (int) owed;
            owed -= count;
            int revision = second / SECONDS_BETWEEN_WRITES + 1;
            int requests = 0;
            int made = 0;
            for (int i = 0; i < count; i++) {
                int variant = random.nextInt(asked.variants());
                if (places > 0) {
                    int at = variant * places + random.nextInt(places);
                    if (freshUntil[at] > second) {
                        continue;
                    }
                    freshUntil[at] = second + maxAge;
                }
                requests++;
                int at = variant * NODES + random.nextInt(NODES);
                if (revisions[at] != revision) {
                    revisions[at] = revision;
                    made++;
                }
            }
            return new Second(requests, (long) requests * asked.bytes(), made, asked.byStandby() ? made : 0);
        }
    }
}
