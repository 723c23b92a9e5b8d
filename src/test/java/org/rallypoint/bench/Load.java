package org.rallypoint.bench;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.rallypoint.packaged.Waiting;

/**
 * Asks one server on this machine over a number of connections.
 *
 * @param vertx with as many event loops as it may use
 */
record Load(Vertx vertx, int port, int connections) {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    /**
     * What came of it.
     *
     * @param rate answers a second
     * @param micros from a request, or from when it was due, to the end of its answer
     * @param late from when a request was due to when it went out; empty without a rate
     * @param bytes of one answer, on average
     * @param faults the first ones
     */
    record Result(double rate, Histogram micros, Histogram late, long bytes, List<String> faults) {}

    /** Each connection asks again as soon as it has its answer. */
    Result asFastAsItGoes(Duration time, Supplier<Asking> askings) {
        var tally = new Tally();
        var all = connect(askings, tally);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        all.forEach(one -> one.begin(free -> {
            long now = System.nanoTime();
            if (now < end) {
                free.ask(now);
            } else {
                free.close();
            }
        }));
        all.forEach(one -> awaitEnd(one, time));
        return tally.result(System.nanoTime() - begun);
    }

    /** As many requests a second, evenly; an answer that comes late counts from when it was due to be asked for. */
    Result atRate(Duration time, double rate, Supplier<Asking> askings) {
        var tally = new Tally();
        var all = connect(askings, tally);
        var pace = new Pace(tally);
        all.forEach(one -> one.begin(pace::free));
        long begun = System.nanoTime();
        pace.keep(time, rate);
        Waiting.until(LONGEST_ANSWER, () -> pace.isIdle(connections));
        long nanos = System.nanoTime() - begun;
        all.forEach(one -> one.run(one::close));
        all.forEach(one -> awaitEnd(one, Duration.ZERO));
        return tally.result(nanos);
    }

    private List<Connection> connect(Supplier<Asking> askings, Tally tally) {
        var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        return Stream.generate(() -> client.connect(port, "127.0.0.1")
                        .map(socket -> new Connection(socket, askings.get(), tally))
                        .toCompletionStage()
                        .toCompletableFuture())
                .limit(connections)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void awaitEnd(Connection one, Duration time) {
        one.ended()
                .orTimeout(time.plus(LONGEST_ANSWER).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
