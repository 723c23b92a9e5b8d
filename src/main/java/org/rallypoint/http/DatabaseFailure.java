package org.rallypoint.http;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.hibernate.StaleStateException;

/** What the database meant by a failure, found among its causes. */
enum DatabaseFailure {
    /** Another row has the value that only one may have. */
    TAKEN,
    /** Others hold what was needed: the same, tried again, may do. */
    BUSY,
    /** Or it can't write. */
    UNREACHABLE,
    /** Something else, if it comes from the database at all. */
    NONE;

    private static final String UNIQUE = "23505";

    /** Serialization, deadlock, lock timeout and statement timeout of PostgreSQL, lock timeout of H2. */
    private static final Set<String> BUSY_STATES = Set.of("40001", "40P01", "55P03", "57014", "HYT00");

    /**
     * Connection exceptions, no room (also H2's, by OneWriterDriver), failures of the system, and what PostgreSQL calls internal:
     * among it a quota that is used up.
     */
    private static final Set<String> UNREACHABLE_CLASSES = Set.of("08", "53", "58", "XX000");

    /** H2: a file that can't be read or written, and a database that was closed by that. */
    private static final Set<Integer> UNREACHABLE_ERRORS = Set.of(90028, 90031, 90098);

    /** H2: lock timeout, deadlock, a row that somebody else has just changed. */
    private static final Set<Integer> BUSY_ERRORS = Set.of(50200, 40001, 90131);

    static DatabaseFailure of(Throwable failure) {
        var found = NONE;
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Throwable>(Set.of(failure));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (seen.add(next)) {
                var kind = kind(next);
                found = kind.compareTo(found) < 0 ? kind : found;
                if (next.getCause() != null) {
                    open.push(next.getCause());
                }
                // The transaction manager hangs what made a commit fail on its own exception.
                for (var suppressed : next.getSuppressed()) {
                    open.push(suppressed);
                }
            }
        }
        return found;
    }

    private static DatabaseFailure kind(Throwable failure) {
        if (failure instanceof OptimisticLockException
                || failure instanceof LockTimeoutException
                || failure instanceof PessimisticLockException
                || failure instanceof StaleStateException) {
            return BUSY;
        }
        if (failure instanceof MVStoreException) {
            // What H2 makes of it is an error of no kind.
            return UNREACHABLE;
        }
        return failure instanceof SQLException sql ? kind(sql) : NONE;
    }

    private static DatabaseFailure kind(SQLException sql) {
        var state = sql.getSQLState();
        if (state == null) {
            // The pool's own time-out has none.
            return UNREACHABLE;
        }
        if (state.equals(UNIQUE)) {
            return TAKEN;
        }
        if (BUSY_STATES.contains(state) || BUSY_ERRORS.contains(sql.getErrorCode())) {
            return BUSY;
        }
        var isUnreachable = UNREACHABLE_CLASSES.stream().anyMatch(state::startsWith)
                || UNREACHABLE_ERRORS.contains(sql.getErrorCode())
                // PostgreSQL that goes down or starts.
                || state.startsWith("57P0");
        return isUnreachable ? UNREACHABLE : NONE;
    }
}
