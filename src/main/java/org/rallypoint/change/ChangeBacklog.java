package org.rallypoint.change;

import java.util.concurrent.atomic.AtomicLong;

/** What waits for all listeners of this node together. It is memory, so there is an end to it. */
final class ChangeBacklog {

    static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final long MANY_BYTES = MOST_BYTES / 2;
    private static final long FEW_BYTES = MOST_BYTES / 4;

    private final AtomicLong bytes = new AtomicLong();

    /** Makes room for a message; false where there is none. */
    boolean take(long size) {
        if (bytes.addAndGet(size) > MOST_BYTES) {
            bytes.addAndGet(-size);
            return false;
        }
        return true;
    }

    void free(long size) {
        bytes.addAndGet(-size);
    }

    /** Whether no pages should be read for those that are behind: what is left is for what happens now. */
    boolean isCrowded() {
        return bytes.get() > MANY_BYTES;
    }

    /** How much has to go until nobody has to wait for the sake of others. */
    long tooMuch() {
        return isCrowded() ? bytes.get() - FEW_BYTES : 0;
    }

    long bytes() {
        return bytes.get();
    }
}
