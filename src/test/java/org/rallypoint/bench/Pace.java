package org.rallypoint.bench;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a steady rate, whatever the answers take: each request has its time, and goes out then on whichever connection is
 * free. A thread of its own keeps the time, since an event loop's timers know milliseconds alone, and come late when it is busy.
 */
final class Pace {

    /**
     * By how much Linux wakes a thread later than it asked for, more or less, in nanoseconds. That much earlier it is woken, and
     * what is left then it waits with open eyes: a few microseconds of the processor for each request.
     */
    private static final long OVERSLEEP = 60_000;

    private final Queue<Long> due = new ConcurrentLinkedQueue<>();
    private final Queue<Connection> free = new ConcurrentLinkedQueue<>();
    private final Tally tally;

    Pace(Tally tally) {
        this.tally = tally;
    }

    /** What was due while all were busy goes first; its time began when it was due. */
    void free(Connection connection) {
        var at = due.poll();
        if (at == null) {
            free.add(connection);
        } else {
            connection.ask(at);
        }
    }

    /** Returns when all was due, with answers still to come. */
    void keep(Duration time, double rate) {
        long begun = System.nanoTime();
        long requests = (long) (rate * time.toNanos() / 1e9);
        for (long i = 0; i < requests; i++) {
            long at = begun + (long) (i * 1e9 / rate);
            waitUntil(at);
            due.add(at);
            handOut();
        }
    }

    /** Whether all is answered; what was due just when the last connection became free still goes out. */
    boolean isIdle(int connections) {
        handOut();
        return due.isEmpty() && free.size() == connections;
    }

    private void handOut() {
        for (var connection = free.poll(); connection != null; connection = free.poll()) {
            var at = due.poll();
            if (at == null) {
                free.add(connection);
                return;
            }
            askOn(connection, at);
        }
    }

    private void askOn(Connection connection, long at) {
        connection.run(() -> {
            tally.asked(at);
            connection.ask(at);
        });
    }

    private static void waitUntil(long at) {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            if (left > OVERSLEEP) {
                LockSupport.parkNanos(left - OVERSLEEP);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
