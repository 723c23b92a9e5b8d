package org.rallypoint.retry;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** What a piece of work says of its answer, for the time that it is remembered. */
public final class Memo {

    @Nullable
    private UUID shown;

    @Nullable
    private Instant until;

    /** The answer shows contacts of this event, or this token: {@link RememberedAnswers#forget} of the id erases it. */
    public void shows(UUID id) {
        shown = id;
    }

    /** From then on nobody may see the answer again; of several moments the first counts. */
    public void until(Instant moment) {
        if (until == null || moment.isBefore(until)) {
            until = moment;
        }
    }

    @Nullable
    UUID shown() {
        return shown;
    }

    @Nullable
    Instant until() {
        return until;
    }
}
