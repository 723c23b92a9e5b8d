package org.rallypoint.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks one server on this machine over a number of connections that stay open. It reads just as much of an answer as shows where
 * it ends, so that it takes as little as possible of the processor from the server.
 */
final class Load {

    private static final String LENGTH = "\r\ncontent-length: ";
    private static final int LONGEST_HEAD = 2_000;
    private static final int LONGEST_MICROS = 60_000_000;

    private final Vertx vertx;
    private final int port;
    private final int connections;

    Load(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.port = port;
        this.connections = connections;
    }

    /** Requests a second, and microseconds from a request to the end of its answer. */
    record Result(double rate, Histogram micros, long wrong) {

        long half() {
            return micros.getValueAtPercentile(50);
        }

        long most() {
            return micros.getValueAtPercentile(99);
        }
    }

    /** The bytes of a GET. */
    static Buffer get(String target, String... headers) {
        var lines = List.of(headers).isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
        return Buffer.buffer("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + lines + "\r\n");
    }

    /**
     * Each connection asks again as soon as it has its answer.
     *
     * @param requests what is asked at the n-th turn
     * @param status the one that is expected
     */
    Result asFastAsItGoes(Duration time, int status, LongFunction<Buffer> requests) {
        return run(time, status, requests, 0);
    }

    /** The same at a rate; an answer that comes late counts from when it was due to be asked for. */
    Result atRate(Duration time, int status, LongFunction<Buffer> requests, double rate) {
        return run(time, status, requests, rate);
    }

    private Result run(Duration time, int status, LongFunction<Buffer> requests, double rate) {
        var micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        var wrong = new AtomicLong();
        var turn = new AtomicLong();
        var ended = new CountDownLatch(connections);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        for (int i = 0; i < connections; i++) {
            var first = i;
            vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true))
                    .connect(port, "127.0.0.1")
                    .onFailure(e -> {
                        wrong.incrementAndGet();
                        ended.countDown();
                    })
                    .onSuccess(socket -> new Connection(
                                    socket,
                                    status,
                                    requests,
                                    turn,
                                    micros,
                                    wrong,
                                    end,
                                    ended,
                                    rate == 0 ? 0 : (long) (connections * 1e9 / rate),
                                    rate == 0 ? 0 : begun + (long) (first * 1e9 / rate))
                            .begin());
        }
        try {
            if (!ended.await(time.toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new AssertionError("Answers are missing");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(micros.getTotalCount() / seconds, micros, wrong.get());
    }

    private final class Connection {

        private final NetSocket socket;
        private final String status;
        private final LongFunction<Buffer> requests;
        private final AtomicLong turn;
        private final Histogram micros;
        private final AtomicLong wrong;
        private final long end;
        private final CountDownLatch ended;
        private final long pace;
        private long due;
        private long begun;
        private Buffer head = Buffer.buffer();
        /** Of the body; below zero while the head isn't there. */
        private long missing = -1;

        Connection(
                NetSocket socket,
                int status,
                LongFunction<Buffer> requests,
                AtomicLong turn,
                Histogram micros,
                AtomicLong wrong,
                long end,
                CountDownLatch ended,
                long pace,
                long due) {
            this.socket = socket;
            this.status = "HTTP/1.1 " + status + " ";
            this.requests = requests;
            this.turn = turn;
            this.micros = micros;
            this.wrong = wrong;
            this.end = end;
            this.ended = ended;
            this.pace = pace;
            this.due = due;
        }

        void begin() {
            socket.handler(this::take);
            socket.closeHandler(closed -> ended.countDown());
            next();
        }

        private void next() {
            long now = System.nanoTime();
            if (now >= end) {
                socket.close();
            } else if (pace == 0 || now >= due) {
                begun = pace == 0 ? now : due;
                due += pace;
                socket.write(requests.apply(turn.getAndIncrement()));
            } else {
                vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now)), timer -> next());
            }
        }

        private void take(Buffer data) {
            if (missing >= 0) {
                missing -= data.length();
            } else {
                head.appendBuffer(data);
                takeHead();
            }
            if (missing == 0) {
                micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - begun) / 1_000));
                head = Buffer.buffer();
                missing = -1;
                next();
            }
        }

        private void takeHead() {
            var text = head.getString(0, Math.min(head.length(), LONGEST_HEAD), "ISO-8859-1");
            int endOfHead = text.indexOf("\r\n\r\n");
            if (endOfHead < 0) {
                return;
            }
            if (!text.startsWith(status)) {
                wrong.incrementAndGet();
            }
            int at = text.regionMatches(0, "HTTP/1.1 304", 0, 12) ? -1 : indexOfLength(text, endOfHead);
            long length = at < 0 ? 0 : Long.parseLong(text, at, text.indexOf('\r', at), 10);
            missing = length - (head.length() - endOfHead - 4);
        }

        private static int indexOfLength(String text, int endOfHead) {
            for (int at = text.indexOf("\r\n"); at < endOfHead; at = text.indexOf("\r\n", at + 2)) {
                if (text.regionMatches(true, at, LENGTH, 0, LENGTH.length())) {
                    return at + LENGTH.length();
                }
            }
            return -1;
        }
    }
}
