package org.rallypoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Kinds of questions, asked in turn in many short rounds, since this machine isn't always equally fast: what is compared was
 * measured within seconds. How many is said with {@code -Dbench.rounds}, how long with {@code -Dbench.millis}, how long before
 * that with {@code -Dbench.warm-up}, in seconds for each kind, and twelve times as long for those that run much code: here the
 * compilers of the JVM take two minutes for it.
 */
final class Rounds {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("bench.millis", 2_000));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 10));

    private static final int LONG = 12;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, List<Round>> seen = new LinkedHashMap<>();

    private record Kind(Processes server, Duration warmUp, Function<Duration, Load.Result> load) {

        Round round() {
            var before = server.cpu();
            var result = load.apply(ROUND);
            var used = server.cpu().minus(before);
            double answers = result.micros().getTotalCount();
            return new Round(result, used.toNanos() / 1e3 / answers, server.megabytes(), server.mostMegabytes());
        }
    }

    /**
     * One round of one kind.
     *
     * @param cpu microseconds of the processor that the server has used for one answer
     * @param megabytes that it held in memory at the end
     * @param most the most that it ever held until then
     */
    record Round(Load.Result result, double cpu, long megabytes, long most) {

        double rate() {
            return result.rate();
        }

        double half() {
            return result.micros().getValueAtPercentile(50);
        }

        double almostAll() {
            return result.micros().getValueAtPercentile(99);
        }

        double tail() {
            return almostAll() / half();
        }

        double late(double percentile) {
            return result.late().getValueAtPercentile(percentile);
        }
    }

    void add(String name, ProcessHandle server, Function<Duration, Load.Result> load) {
        kinds.put(name, new Kind(new Processes(server), WARM_UP, load));
    }

    void addOfMuchCode(String name, ProcessHandle server, Function<Duration, Load.Result> load) {
        kinds.put(name, new Kind(new Processes(server), WARM_UP.multipliedBy(LONG), load));
    }

    void run() {
        kinds.values().forEach(Rounds::warmUp);
        var names = new ArrayList<>(kinds.keySet());
        names.forEach(name -> seen.put(name, new ArrayList<>()));
        for (int i = 0; i < ROUNDS; i++) {
            names.forEach(name -> seen.get(name).add(kinds.get(name).round()));
            // There and back, so that none has to come always after one that leaves work behind.
            Collections.reverse(names);
        }
    }

    Collection<String> names() {
        return seen.keySet();
    }

    List<Round> of(String name) {
        return seen.get(name);
    }

    Spread spread(String name, ToDoubleFunction<Round> figure) {
        return Spread.of(of(name).stream().map(figure::applyAsDouble).toList());
    }

    /** Of each round's figure to that of the other kind in the same round. */
    Spread ratio(String name, String to, ToDoubleFunction<Round> figure) {
        return Spread.of(IntStream.range(0, ROUNDS)
                .mapToObj(i -> figure.applyAsDouble(of(name).get(i)) / figure.applyAsDouble(of(to).get(i)))
                .toList());
    }

    List<String> faults() {
        return seen.values().stream()
                .flatMap(List::stream)
                .flatMap(round -> round.result().faults().stream())
                .toList();
    }

    private static void warmUp(Kind kind) {
        assertThat(kind.load().apply(kind.warmUp()).faults()).isEmpty();
    }
}
