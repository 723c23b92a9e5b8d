package org.rallypoint.retry;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.rallypoint.seal.Seal;

/** The answers that are kept for retries: forgetting them with what they show, and when their time is over. */
@Singleton
public class RememberedAnswers {

    private static final int BATCH = 100;

    /** Work may go on past its lease as long as nobody has taken over. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final String EMPTIED = "update RememberedAnswer set state = :erased, sealed = null, keyId = null ";

    private final EntityManager database;
    private final Seal seal;
    private final Clock clock;

    RememberedAnswers(EntityManager database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Erases the kept answers that show this event's contacts, or this token; a retry is then a 409, and still not done twice.
     * Joins the transaction that erases the thing itself.
     */
    @Transactional
    public void forget(UUID shown) {
        forget(List.of(shown));
    }

    /** The same for several at once. */
    @Transactional
    public void forget(Collection<UUID> shown) {
        database.createQuery(EMPTIED + "where shown in :shown and state = :answered")
                .setParameter("erased", AnswerState.erased)
                .setParameter("shown", shown)
                .setParameter("answered", AnswerState.answered)
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void purge() {
        var now = clock.instant();
        database.createQuery(EMPTIED + "where visibleUntil <= :now and state = :answered")
                .setParameter("erased", AnswerState.erased)
                .setParameter("now", now)
                .setParameter("answered", AnswerState.answered)
                .executeUpdate();
        database.createQuery("""
                        delete RememberedAnswer
                        where expiresAt <= :now and state <> :running or expiresAt <= :late and state = :running
                        """)
                .setParameter("now", now)
                .setParameter("late", now.minus(LATE))
                .setParameter("running", AnswerState.running)
                .executeUpdate();
    }

    /** Seals with today's key what is sealed with a former one; returns how many. In transactions of its own. */
    public int sealAnew() {
        int count = 0;
        var last = "";
        for (var batch = after(last); !batch.isEmpty(); batch = after(last)) {
            var answers = batch;
            count += QuarkusTransaction.requiringNew()
                    .call(() -> answers.stream().mapToInt(this::sealAnew).sum());
            last = batch.get(batch.size() - 1).scope();
        }
        return count;
    }

    private List<RememberedAnswer> after(String last) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("""
                                from RememberedAnswer
                                where keyId <> :today and keyId in :known and scope > :last
                                order by scope
                                """, RememberedAnswer.class)
                        .setParameter("today", seal.today())
                        .setParameter("known", seal.keyIds())
                        .setParameter("last", last)
                        .setMaxResults(BATCH)
                        .getResultList());
    }

    private int sealAnew(RememberedAnswer answer) {
        var context = RememberedAnswer.context(answer.scope());
        String sealed;
        try {
            sealed = seal.seal(context, seal.open(context, answer.sealed()));
        } catch (IllegalStateException e) {
            Log.errorf("A remembered answer can't be sealed anew: %s", e.getMessage());
            return 0;
        }
        return database.createQuery(
                        "update RememberedAnswer set sealed = :new, keyId = :key where scope = :scope and sealed = :old")
                .setParameter("new", sealed)
                .setParameter("key", seal.today())
                .setParameter("scope", answer.scope())
                .setParameter("old", answer.sealed())
                .executeUpdate();
    }
}
