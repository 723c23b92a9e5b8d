package org.rallypoint.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.rallypoint.event.Event;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;

/** Suggestions, and the queue of everything that waits for a coordinator. */
@Singleton
class SuggestionRepository implements PanacheRepositoryBase<Suggestion, UUID> {

    /** One row of the queue: a suggestion, or an event that waits. */
    record Queued(UUID id, SuggestionKind kind, Instant createdAt) {}

    /**
     * What to list.
     *
     * @param campaigns slugs; null for all
     * @param after the last row of the page before, null for the first page
     */
    record QueueQuery(
            @Nullable Set<String> campaigns,
            Set<SuggestionKind> kinds,
            SuggestionStatus status,
            @Nullable Queued after,
            int limit) {}

    /** A page of the queue and one row more if there is one; how many there are in all, counted up to a limit. */
    record Queue(List<Queued> rows, long counted) {}

    private static final String QUEUE = """
            select s.id as id, s.kind as kind, s.created_at as created_at from suggestion s
              join campaign c on c.id = s.campaign_id
              where s.status = :status and s.kind in (:kinds) and (:everywhere = true or c.slug in (:campaigns))
            union all
            select e.id as id, 'pending' as kind, e.created_at as created_at from event e
              join campaign c on c.id = e.campaign_id
              where e.publication = 'pending' and :status = 'waiting' and 'pending' in (:kinds)
                and (:everywhere = true or c.slug in (:campaigns))
            """;

    static ProblemException unknown() {
        return ProblemException.notFound("There is no suggestion with this id.");
    }

    /** To be settled: its row is locked, and read anew. */
    void lock(Suggestion suggestion) {
        getEntityManager().refresh(suggestion, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The longest waiting first. */
    Queue queue(QueueQuery query) {
        var parameters = new HashMap<String, Object>();
        parameters.put("status", query.status().toString());
        parameters.put("kinds", query.kinds().stream().map(Enum::toString).toList());
        parameters.put("everywhere", query.campaigns() == null);
        // No slug is empty; a list without any is no SQL.
        parameters.put("campaigns", nonEmpty(query.campaigns()));
        var count = getEntityManager()
                .createNativeQuery(
                        "select count(*) from (select q.id from (" + QUEUE + ") q limit " + (Page.COUNTED + 1) + ") n",
                        Long.class);
        parameters.forEach(count::setParameter);
        var behind = query.after() == null ? "" : " where (q.created_at > :at or (q.created_at = :at and q.id > :id))";
        // Drivers disagree on what a column of a query in SQL is.
        var select = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select q.id, q.kind, q.created_at from (" + QUEUE + ") q" + behind
                                + " order by q.created_at, q.id",
                        Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("kind", String.class)
                .addScalar("created_at", Instant.class);
        parameters.forEach(select::setParameter);
        if (query.after() != null) {
            select.setParameter("at", query.after().createdAt());
            select.setParameter("id", query.after().id());
        }
        var rows = select.setMaxResults(query.limit() + 1).getResultList();
        return new Queue(
                rows.stream().map(SuggestionRepository::queued).toList(),
                ((Number) count.getSingleResult()).longValue());
    }

    private static Queued queued(Object[] row) {
        return new Queued((UUID) row[0], SuggestionKind.valueOf((String) row[1]), (Instant) row[2]);
    }

    private static Collection<String> nonEmpty(@Nullable Set<String> slugs) {
        return slugs == null || slugs.isEmpty() ? Set.of("") : slugs;
    }

    List<Suggestion> withCampaigns(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("from Suggestion s join fetch s.campaign where s.id in ?1", ids);
    }

    List<Event> events(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery("from Event e join fetch e.campaign where e.id in :ids", Event.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Erases what was settled before an instant, and what nobody has settled since an earlier one. */
    long erase(Instant settledBefore, Instant waitingSince) {
        return delete("settledAt < ?1 or settledAt is null and createdAt < ?2", settledBefore, waitingSince);
    }
}
