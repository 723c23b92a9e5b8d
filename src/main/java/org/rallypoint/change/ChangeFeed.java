package org.rallypoint.change;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import org.rallypoint.http.ProblemException;

/**
 * Reads the change log. Each reader keeps its own place, and gets all that was committed after it, in order.
 *
 * <p>Counter and entries are read in one statement, so that both are of one moment: whatever has a number up to the counter's
 * is there, and what comes later has a higher one.
 */
@Singleton
public class ChangeFeed {

    private static final String START_OVER =
            "Start over: take a cursor from /v1/changes without since first, then read the"
                    + " lists with Cache-Control: no-cache; the higher revision of an event is the newer one.";

    private final EntityManager database;

    ChangeFeed(EntityManager database) {
        this.database = database;
    }

    /** The number of the newest entry. */
    public long last() {
        return database.createQuery("select lastSeq from ChangeCounter where id = :only", Long.class)
                .setParameter("only", ChangeCounter.ONLY)
                .getSingleResult();
    }

    /** The next entries above a number, in their order. */
    public List<ChangeEntry> after(long seq, int most) {
        return database.createQuery("from ChangeEntry e where e.seq > :after order by e.seq", ChangeEntry.class)
                .setParameter("after", seq)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * The next wanted entries after a place.
     *
     * @throws ProblemException a 410 where the log has no such place any more, or never had
     */
    ChangeSlice read(long after, ChangeFilter filter, int most) {
        var select = database.createQuery(
                        "select c.lastSeq, c.erasedSeq, e from ChangeCounter c"
                                + " left join ChangeEntry e on e.seq > :after and e.seq <= c.lastSeq"
                                + filter.condition()
                                + " where c.id = :only order by e.seq",
                        Object[].class)
                .setParameter("only", ChangeCounter.ONLY)
                .setParameter("after", after);
        if (!filter.campaigns().isEmpty()) {
            select.setParameter("campaigns", filter.campaigns());
        }
        if (!filter.countries().isEmpty()) {
            select.setParameter("countries", filter.countries());
        }
        var rows = select.setMaxResults(most + 1).getResultList();
        long last = (Long) rows.get(0)[0];
        check(after, last, (Long) rows.get(0)[1]);
        var entries = rows.stream()
                .map(row -> (ChangeEntry) row[2])
                .filter(Objects::nonNull)
                .limit(most)
                .toList();
        var more = rows.size() > most;
        return new ChangeSlice(entries, more ? entries.get(most - 1).seq() : last, more);
    }

    private static void check(long after, long last, long erased) {
        if (after < erased) {
            throw ProblemException.gone(
                    "cursor_too_old", "What came after this cursor is no longer kept. " + START_OVER);
        }
        if (after > last) {
            throw ProblemException.gone(
                    "cursor_unknown", "This cursor is not from this log, or the log was set back. " + START_OVER);
        }
    }
}
