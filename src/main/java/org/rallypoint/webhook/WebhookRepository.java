package org.rallypoint.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rallypoint.access.Position;
import org.rallypoint.http.Page;

/** Subscriptions by owner, and by what is to be done for them. */
@Singleton
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    /** Skip those that another node has locked. */
    private static final int SKIP_LOCKED = -2;

    /** To be changed, as it is now. */
    Optional<Webhook> forChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same of several, in an order in which nobody waits in a circle. */
    List<Webhook> forChange(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Some of the subscriptions, the newest first.
     *
     * @param counted of all there are, at most one more than are ever counted
     */
    record Found(List<Webhook> webhooks, boolean more, long counted) {}

    /** One page of the owner's, or of all. */
    Found page(@Nullable UUID owner, @Nullable Position after, int limit) {
        var parameters = new HashMap<String, Object>();
        var where = "1 = 1";
        if (owner != null) {
            where += " and w.owner = :owner";
            parameters.put("owner", owner);
        }
        long counted = find(
                        "select count(n.id) from (select w.id as id from Webhook w where " + where
                                + " order by w.id limit " + (Page.COUNTED + 1) + ") n",
                        parameters)
                .project(Long.class)
                .singleResult();
        if (after != null) {
            where += " and (w.createdAt < :at or (w.createdAt = :at and w.id < :id))";
            parameters.putAll(Map.of("at", after.at(), "id", after.id()));
        }
        var rows = find("from Webhook w where " + where + " order by w.createdAt desc, w.id desc", parameters)
                .range(0, limit)
                .list();
        return new Found(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit, counted);
    }

    List<Webhook> ofOwner(UUID owner) {
        return list("owner", owner);
    }

    /** All that something may be sent to. */
    List<Webhook> active() {
        return list("active = true order by id");
    }

    /** Those that have something to be sent now and that no node is sending to; who waited longest comes first. */
    List<Webhook> due(Instant now, boolean slow, int most) {
        return find(
                        "from Webhook w where w.active = true and w.slow = :slow"
                                + " and (w.pausedUntil is null or w.pausedUntil <= :now)"
                                + " and (w.claimedUntil is null or w.claimedUntil <= :now)"
                                + " and exists (select 1 from Delivery d where d.webhookId = w.id and "
                                + DeliveryRepository.IS_NEXT + ")"
                                + " order by w.servedAt nulls first, w.id",
                        Map.of("now", now, "slow", slow))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, most)
                .list();
    }

    /** Those that a token made which speaks for nobody but itself. */
    List<Webhook> ofTokenAlone(UUID tokenId) {
        return find("tokenId = ?1 and owner = ?1 and active = true order by id", tokenId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
