package org.rallypoint.packaged;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For what another process does in its own time. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Waiting() {}

    /** Looks again and again, and fails when it takes too long. */
    public static void until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not so within " + atMost);
            }
            pause(LOOK);
        }
    }

    public static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
