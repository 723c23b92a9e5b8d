package org.rallypoint.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rallypoint.access.Position;
import org.rallypoint.http.Page;

/** Messages that are to be sent, and the log of those that were. */
@Singleton
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

    private static final String UNSETTLED = "state in (waiting, sending)";

    /** A delivery d is to be sent now, and none about the same is to be sent before it. */
    static final String IS_NEXT = "d." + UNSETTLED + " and d.dueAt <= :now"
            + " and not exists (select 1 from Delivery e where e.webhookId = d.webhookId"
            + " and e.subject = d.subject and e." + UNSETTLED + " and e.lastSeq < d.firstSeq)";

    /** The next one to send: none whose event or campaign has an earlier one that is not settled. */
    Optional<Delivery> next(UUID webhook, Instant now) {
        return find(
                        "from Delivery d where d.webhookId = :webhook and " + IS_NEXT
                                + " order by d.dueAt, d.firstSeq, d.id",
                        Map.of("webhook", webhook, "now", now))
                .page(0, 1)
                .firstResultOptional();
    }

    /** Of each subscription and each thing, all that is not settled, and what was lately. */
    List<Delivery> recent(Collection<UUID> subjects, Instant since) {
        return list(
                "kind = change and subject in ?1 and (" + UNSETTLED + " or settledAt > ?2) order by lastSeq",
                subjects,
                since);
    }

    /** Reminders of events that still say something in a channel. */
    List<Delivery> standingReminders(Collection<UUID> events, Instant now) {
        return list("kind = reminder and eventId in ?1 and messageId is not null and startsAt > ?2", events, now);
    }

    /** How many are not settled, by subscription. */
    Map<UUID, Long> waiting(Collection<UUID> webhooks) {
        return getEntityManager()
                .createQuery(
                        "select webhookId, count(*) from Delivery where webhookId in :webhooks and " + UNSETTLED
                                + " group by webhookId",
                        Object[].class)
                .setParameter("webhooks", webhooks)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    /**
     * What is neither delivered nor given up.
     *
     * @param since when the oldest of it was put there; null where there is none
     */
    record Unsettled(long count, @Nullable Instant since) {}

    /** By an index, however long the log is. */
    Unsettled unsettled() {
        return getEntityManager()
                .createQuery("select count(*), min(createdAt) from Delivery where settledAt is null", Unsettled.class)
                .getSingleResult();
    }

    boolean hasWaitingTest(UUID webhook) {
        return count("webhookId = ?1 and kind = test and " + UNSETTLED, webhook) > 0;
    }

    /** Which of the keys there is a delivery of. */
    Set<String> known(Collection<String> onceKeys) {
        return Set.copyOf(getEntityManager()
                .createQuery("select onceKey from Delivery where onceKey in :keys", String.class)
                .setParameter("keys", onceKeys)
                .getResultList());
    }

    /** What waits for a subscription that nothing is sent to any more. */
    void dropWaiting(UUID webhook, DisabledReason why, Instant now) {
        update(
                "state = dropped, lastFault = ?1, settledAt = ?2 where webhookId = ?3 and " + UNSETTLED,
                why.name(),
                now,
                webhook);
    }

    /** The target is well again: what waited for another try goes at once. */
    void hurry(UUID webhook, Instant now) {
        update("dueAt = ?1 where webhookId = ?2 and state = waiting and attempts > 0 and dueAt > ?1", now, webhook);
    }

    /**
     * Some of the log, the newest first.
     *
     * @param counted of all there are, at most one more than are ever counted
     */
    record Found(List<Delivery> deliveries, boolean more, long counted) {}

    Found page(UUID webhook, Set<DeliveryState> states, @Nullable Position after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("webhook", webhook));
        var where = "d.webhookId = :webhook";
        if (!states.isEmpty()) {
            where += " and d.state in :states";
            parameters.put("states", states);
        }
        long counted = find(
                        "select count(n.id) from (select d.id as id from Delivery d where " + where
                                + " order by d.id limit " + (Page.COUNTED + 1) + ") n",
                        parameters)
                .project(Long.class)
                .singleResult();
        if (after != null) {
            where += " and (d.createdAt < :at or (d.createdAt = :at and d.id < :id))";
            parameters.putAll(Map.of("at", after.at(), "id", after.id()));
        }
        var rows = find("from Delivery d where " + where + " order by d.createdAt desc, d.id desc", parameters)
                .range(0, limit)
                .list();
        return new Found(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit, counted);
    }

    Optional<Delivery> of(UUID webhook, UUID id) {
        return find("webhookId = ?1 and id = ?2", webhook, id).firstResultOptional();
    }

    /** Erases some of what was settled before; returns how many. */
    int erase(Instant before, int most) {
        var ids = find("select d.id from Delivery d where d.settledAt < ?1 order by d.settledAt", before)
                .page(0, most)
                .project(UUID.class)
                .list();
        return ids.isEmpty() ? 0 : (int) delete("id in ?1", ids);
    }
}
