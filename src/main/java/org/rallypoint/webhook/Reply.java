package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * What came of a call.
 *
 * @param status 0 unless answered
 * @param body null unless the whole of it came, in time and not too large; the status counts nevertheless
 * @param retryAfter how long the target asks not to be called again, whatever its status; a day at most
 * @param fault a word for the log: {@code dns}, {@code forbidden_target}, {@code refused}, {@code tls}, {@code timeout},
 *     {@code reset}, {@code too_large}, or {@code status} for an answer that is no success; null when all went well
 * @param millis how long all of it took
 */
record Reply(
        Outcome outcome,
        int status,
        @Nullable String body,
        @Nullable Duration retryAfter,
        @Nullable String fault,
        int millis) {

    boolean isAnswered() {
        return outcome == Outcome.ANSWERED;
    }

    /** Whether the target took the message. */
    boolean isTaken() {
        return isAnswered() && status / 100 == 2;
    }

    /** Nothing of what the target said: it may hold a secret. */
    @Override
    public String toString() {
        return outcome + " " + status + " " + fault;
    }
}
