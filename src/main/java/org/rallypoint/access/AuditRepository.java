package org.rallypoint.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.rallypoint.http.Page;

/** What was written down, the newest first. */
@Singleton
class AuditRepository implements PanacheRepositoryBase<AuditEntry, UUID> {

    /**
     * Which entries are asked for.
     *
     * @param campaigns slugs; null for all, those without a campaign too
     */
    record Wanted(
            @Nullable Collection<String> campaigns,
            @Nullable UUID event,
            @Nullable Instant since,
            @Nullable Position after,
            int limit) {}

    Found<AuditEntry> page(Wanted wanted) {
        var parameters = new HashMap<String, Object>();
        var conditions = new ArrayList<>(List.of("1 = 1"));
        if (wanted.campaigns() != null) {
            conditions.add("a.campaign in :campaigns");
            parameters.put("campaigns", wanted.campaigns());
        }
        if (wanted.event() != null) {
            conditions.add("a.eventId = :event");
            parameters.put("event", wanted.event());
        }
        if (wanted.since() != null) {
            conditions.add("a.at >= :since");
            parameters.put("since", wanted.since());
        }
        var where = String.join(" and ", conditions);
        long counted = find(
                        "select count(n.id) from (select a.id as id from AuditEntry a where " + where
                                + " order by a.id limit " + (Page.COUNTED + 1) + ") n",
                        parameters)
                .project(Long.class)
                .singleResult();
        if (wanted.after() != null) {
            where += " and (a.at < :at or (a.at = :at and a.id < :id))";
            parameters.put("at", wanted.after().at());
            parameters.put("id", wanted.after().id());
        }
        var rows = find("from AuditEntry a where " + where + " order by a.at desc, a.id desc", parameters)
                .range(0, wanted.limit())
                .list();
        return Found.of(rows, wanted.limit(), counted);
    }
}
