package org.rallypoint.change;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The last number that the change log gave out. */
@Entity
class ChangeCounter {

    static final int ONLY = 1;

    @Id
    private int id;

    private long lastSeq;

    @SuppressWarnings("UnusedVariable") // Written and read by queries alone.
    private long erasedSeq;

    long next() {
        return ++lastSeq;
    }

    int id() {
        return id;
    }
}
