package org.rallypoint.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * What this machine keeps from everybody: threads that read the clock and nothing else, as many as it has cores, see how long
 * they weren't running meanwhile. No server's p99 is shorter than these pauses where they take more than a hundredth of the time.
 *
 * @param share of the time, in percent
 * @param longestMicros of all of them
 */
record Pauses(double share, long longestMicros) {

    private static final Duration TIME = Duration.ofSeconds(5);
    /** What is shorter is hardly a pause: a turn of the loop takes less than a microsecond. */
    private static final long SHORTEST_NANOS = 100_000;

    static Pauses now() {
        var seen = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(core -> CompletableFuture.supplyAsync(Pauses::watch, task -> new Thread(task).start()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        return new Pauses(
                seen.stream().mapToDouble(Pauses::share).average().orElseThrow(),
                seen.stream().mapToLong(Pauses::longestMicros).max().orElseThrow());
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "Threads that only read the clock, one for each core, were kept from it for %.2f %% of the time, for %d µs at most.",
                share,
                longestMicros);
    }

    private static Pauses watch() {
        long paused = 0;
        long longest = 0;
        long begun = System.nanoTime();
        long last = begun;
        while (last - begun < TIME.toNanos()) {
            long now = System.nanoTime();
            if (now - last > SHORTEST_NANOS) {
                paused += now - last;
                longest = Math.max(longest, now - last);
            }
            last = now;
        }
        return new Pauses(100.0 * paused / (last - begun), longest / 1_000);
    }
}
