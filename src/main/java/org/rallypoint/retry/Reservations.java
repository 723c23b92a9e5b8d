package org.rallypoint.retry;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.rallypoint.http.ProblemException;
import org.rallypoint.seal.Seal;

/**
 * Who may do what has to be done once. A reservation is seen by every node before the work begins, and ends with the work's
 * own transaction, so that a crash in between leaves both or none.
 */
@Singleton
class Reservations {

    /** No work's transaction lasts longer; a killed process blocks its key for so long. */
    static final Duration LEASE = Duration.ofSeconds(60);

    static final Duration KEPT = Duration.ofHours(24);

    private static final int TRIES = 5;

    private final EntityManager database;
    private final Seal seal;
    private final Clock clock;

    Reservations(EntityManager database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** Empty when the attempt may begin, else what an earlier one has left; in a transaction of its own. */
    Optional<RememberedAnswer> reserve(Attempt attempt) {
        for (int i = 0; i < TRIES; i++) {
            try {
                var reserved = QuarkusTransaction.requiringNew().call(() -> tryTo(attempt));
                if (reserved.isMine() || reserved.earlier() != null) {
                    return Optional.ofNullable(reserved.earlier());
                }
            } catch (LockTimeoutException e) {
                // A twin reserves within no time: somebody else is writing.
                throw e;
            } catch (ConstraintViolationException | LockAcquisitionException e) {
                Log.debug("A twin was quicker; what it left is seen on the next try");
            }
        }
        throw stillRunning();
    }

    /** Ends the reservation with an answer; belongs into the work's transaction, which fails if another took over. */
    void keep(Attempt attempt, Memo memo, String answer) {
        var now = clock.instant();
        var sealed = seal.seal(RememberedAnswer.context(attempt.scope()), answer);
        var isKept = RememberedAnswer.hasRoomFor(sealed)
                && (memo.until() == null || memo.until().isAfter(now));
        int count = database.createQuery("""
                        update RememberedAnswer
                        set state = :state, expiresAt = :expiry, shown = :shown, visibleUntil = :until,
                            sealed = :sealed, keyId = :key
                        where scope = :scope and attempt = :attempt and state = :running
                        """)
                .setParameter("state", isKept ? AnswerState.answered : AnswerState.erased)
                .setParameter("expiry", now.plus(KEPT))
                .setParameter("shown", memo.shown())
                .setParameter("until", memo.until())
                .setParameter("sealed", isKept ? sealed : null)
                .setParameter("key", isKept ? Seal.keyId(sealed) : null)
                .setParameter("scope", attempt.scope())
                .setParameter("attempt", attempt.id())
                .setParameter("running", AnswerState.running)
                .executeUpdate();
        if (count == 0) {
            throw stillRunning();
        }
    }

    /** Gives the key back after work that failed or was refused; in a transaction of its own. */
    void release(Attempt attempt) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery(
                                "delete RememberedAnswer where scope = :scope and attempt = :attempt and state = :running")
                        .setParameter("scope", attempt.scope())
                        .setParameter("attempt", attempt.id())
                        .setParameter("running", AnswerState.running)
                        .executeUpdate());
    }

    static ProblemException stillRunning() {
        return ProblemException.conflict(
                "still_running",
                "An earlier request with this Idempotency-Key is still running. Try again in a second.");
    }

    private Reserved tryTo(Attempt attempt) {
        var now = clock.instant();
        var earlier = database.find(RememberedAnswer.class, attempt.scope());
        if (earlier == null) {
            return insert(attempt, now) ? Reserved.MINE : Reserved.AGAIN;
        }
        if (!earlier.isOver(now)) {
            return new Reserved(false, earlier);
        }
        return takeOver(attempt, earlier, now) ? Reserved.MINE : Reserved.AGAIN;
    }

    /** PostgreSQL lets twins through in silence; H2 refuses them, which {@link #reserve} catches. */
    private boolean insert(Attempt attempt, Instant now) {
        return database.createQuery("""
                                insert into RememberedAnswer (scope, fingerprint, state, attempt, expiresAt)
                                values (:scope, :fingerprint, :state, :attempt, :expiry)
                                on conflict (scope) do nothing
                                """)
                        .setParameter("scope", attempt.scope())
                        .setParameter("fingerprint", attempt.fingerprint())
                        .setParameter("state", AnswerState.running)
                        .setParameter("attempt", attempt.id())
                        .setParameter("expiry", now.plus(LEASE))
                        .executeUpdate()
                == 1;
    }

    private boolean takeOver(Attempt attempt, RememberedAnswer earlier, Instant now) {
        return database.createQuery("""
                                update RememberedAnswer
                                set fingerprint = :fingerprint, state = :running, attempt = :attempt, expiresAt = :expiry,
                                    shown = null, visibleUntil = null, sealed = null, keyId = null
                                where scope = :scope and attempt = :earlier and state = :state
                                """)
                        .setParameter("fingerprint", attempt.fingerprint())
                        .setParameter("running", AnswerState.running)
                        .setParameter("attempt", attempt.id())
                        .setParameter("expiry", now.plus(LEASE))
                        .setParameter("scope", attempt.scope())
                        .setParameter("earlier", earlier.attempt())
                        .setParameter("state", earlier.state())
                        .executeUpdate()
                == 1;
    }

    /** Neither mine nor of an earlier attempt: it went away while we looked. */
    private record Reserved(boolean isMine, @Nullable RememberedAnswer earlier) {
        private static final Reserved MINE = new Reserved(true, null);
        private static final Reserved AGAIN = new Reserved(false, null);
    }
}
