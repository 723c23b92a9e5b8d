package org.rallypoint.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Up to which change everything that is to be sent has its delivery. */
@Entity
@Table(name = "webhook_progress")
class Progress {

    static final int ONLY = 1;

    @Id
    private int id;

    private long lastSeq;

    long lastSeq() {
        return lastSeq;
    }

    void reached(long seq) {
        lastSeq = seq;
    }

    int id() {
        return id;
    }
}
