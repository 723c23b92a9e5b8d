package org.rallypoint.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What all connections of a {@link Load} have seen. */
final class Tally {

    private static final int LONGEST_MICROS = 60_000_000;
    private static final int FAULTS_TOLD = 5;

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Histogram late = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final LongAdder bytes = new LongAdder();
    private final AtomicLong wrong = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void answered(long since, long size) {
        micros.recordValue(microsSince(since));
        bytes.add(size);
    }

    /** A request went out just now that was due then, though a connection was free. */
    void asked(long due) {
        late.recordValue(microsSince(due));
    }

    void wrong(String fault) {
        if (wrong.incrementAndGet() <= FAULTS_TOLD) {
            faults.add(fault);
        }
    }

    Load.Result result(long nanos) {
        long answers = Math.max(1, micros.getTotalCount());
        return new Load.Result(
                micros.getTotalCount() / (nanos / 1e9), micros, late, bytes.sum() / answers, List.copyOf(faults));
    }

    private static long microsSince(long then) {
        return Math.min(LONGEST_MICROS, (System.nanoTime() - then) / 1_000);
    }
}
