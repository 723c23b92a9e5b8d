package org.rallypoint.limit;

import java.time.Duration;

/**
 * How often one client may do something. What it has used up comes back bit by bit, all of it within the period.
 *
 * @param refusal what a client that has to wait is told
 */
record Policy(String name, int most, Duration period, String refusal) {

    private static final int PARTS = 10;

    /** How much a node counts of a client before it tells the others: so much more each of them may let pass. */
    int untold() {
        return Math.max(1, most / PARTS);
    }

    /** The time within which so much comes back. */
    Duration timeOf(int used) {
        return period.multipliedBy(used).dividedBy(most);
    }

    /** What comes back within a time. */
    long usedIn(Duration time) {
        return Math.round((double) time.toNanos() / period.toNanos() * most);
    }
}
