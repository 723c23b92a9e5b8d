package org.rallypoint.event;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.rallypoint.SpreadQuery;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignCounts;
import org.rallypoint.http.Page;

/** Campaigns with what only their events tell: how many there are, and whether the last one is over. */
@Singleton
class CampaignReads implements PanacheRepositoryBase<Campaign, UUID> {

    /** Over an alias for the campaign, which is another one in a subquery. */
    private static final String PUBLIC_EVENTS = " from Event e where e.campaign = %1$s and e.publication = published";

    private static final String COUNTS = """
            (select count(e)%1$s), (select count(distinct e.city.id)%1$s), (select count(distinct e.countryCode)%1$s),
            (select count(e)%1$s and e.details = to_follow and e.status <> cancelled),
            (select count(e)%1$s and e.status = cancelled),
            (select count(s) from Supporter s where s.campaign = p),
            (select count(distinct s.countryCode) from Supporter s where s.campaign = p)""".formatted(PUBLIC_EVENTS.formatted("p"));
    private static final int AFTER_COUNTS = 8;

    /** A campaign goes on while its window does, or an event that was planned beyond it. */
    private static final String GOES_ON = "(%1$s.windowEnd > :now or exists (select 1" + PUBLIC_EVENTS
            + " and e.ended = false and e.moments.effectiveEnd > :now))";

    /** The end of the next window, and that of the next event beyond one. */
    private static final String NEXT_ENDS = """
            (select min(k.windowEnd) from Campaign k where k.windowEnd > :now and k.publication <> draft) as windowOver,
            (select min(e.moments.effectiveEnd) from Campaign k left join Event e on e.campaign = k and e.ended = false
             and e.moments.effectiveEnd > :now and e.publication = published
             where k.windowEnd <= :now and k.publication <> draft) as eventOver""";

    record Counted(Campaign campaign, CampaignCounts counts) {}

    record Found(
            List<Counted> campaigns,
            boolean more,
            long counted,
            @Nullable Instant next) {}

    /** Where the page before ended. */
    record Position(LocalDate startDate, String slug) {}

    /** By its slug, whoever may see it. */
    Optional<Counted> named(String slug) {
        return getEntityManager()
                .createQuery("select p, " + COUNTS + " from Campaign p where p.slug = :slug", Object[].class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .map(CampaignReads::counted)
                .map(counted -> withLinks(List.of(counted)).get(0));
    }

    /** Past campaigns with the latest first, others as they begin. */
    Found page(CampaignWhen when, Instant now, int limit, @Nullable Position after) {
        var latestFirst = when == CampaignWhen.past;
        var where = "%1$s.publication <> draft and " + condition(when);
        var behind = "(k.startDate %1$s :startDate or (k.startDate = :startDate and k.slug > :slug))"
                .formatted(latestFirst ? "<" : ">");
        var order = " order by %1$s.startDate" + (latestFirst ? " desc" : "") + ", %1$s.slug";
        var select = getEntityManager()
                .createQuery(
                        "select p, " + COUNTS + ", n.counted, n.windowOver, n.eventOver from ("
                                + "select (select count(c.id) from (select p2.id as id from Campaign p2 where "
                                + where.formatted("p2") + " order by p2.id limit " + (Page.COUNTED + 1)
                                + ") c) as counted, " + NEXT_ENDS
                                // Or H2 counts the events of all campaigns before it knows which are on the page.
                                + ") n left join (select k.id as id from Campaign k where " + where.formatted("k")
                                + (after == null ? "" : " and " + behind) + order.formatted("k") + " limit "
                                + (limit + 1) + ") l on 1 = 1 left join Campaign p on p.id = l.id"
                                + order.formatted("p"),
                        Object[].class)
                .setParameter("now", now);
        if (after != null) {
            select.setParameter("startDate", after.startDate()).setParameter("slug", after.slug());
        }
        var rows = select.getResultList();
        // One row without a campaign where there is none.
        var found = rows.stream().filter(row -> row[0] != null).toList();
        var first = rows.get(0);
        return new Found(
                withLinks(
                        found.stream().limit(limit).map(CampaignReads::counted).toList()),
                found.size() > limit,
                (Long) first[AFTER_COUNTS],
                earliest(first[AFTER_COUNTS + 1], first[AFTER_COUNTS + 2]));
    }

    /** The latest ones that the public sees, with their texts; H2 finds them once, as they stand before an outer join. */
    List<Campaign> latest(int most) {
        return list("select distinct p from (select k.id as id from Campaign k where k.publication <> draft"
                + " order by k.startDate desc, k.slug limit " + most
                + ") l left join Campaign p on p.id = l.id left join fetch p.texts order by p.startDate desc, p.slug");
    }

    /** With their texts, which say what they are called. */
    List<Campaign> withTexts(Collection<String> slugs) {
        return SpreadQuery.of(
                        "select distinct p from Campaign p left join fetch p.texts where p.slug in :slugs",
                        Map.of("slugs", slugs))
                .on(getEntityManager(), Campaign.class)
                .getResultList();
    }

    /** Loads links and their labels in one statement for all. */
    private List<Counted> withLinks(List<Counted> campaigns) {
        var ids = campaigns.stream().map(counted -> counted.campaign().id()).toList();
        SpreadQuery.of(
                        "from Campaign p left join fetch p.links l left join fetch l.labels where p.id in :ids",
                        Map.of("ids", ids))
                .on(getEntityManager(), Campaign.class)
                .getResultList();
        return campaigns;
    }

    private static String condition(CampaignWhen when) {
        return switch (when) {
            case upcoming -> GOES_ON;
            case past -> "not " + GOES_ON;
            case all -> "1 = 1";
        };
    }

    private static Instant earliest(Object... instants) {
        return Stream.of(instants)
                .map(Instant.class::cast)
                .filter(instant -> instant != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Counted counted(Object[] row) {
        return new Counted(
                (Campaign) row[0],
                new CampaignCounts(
                        (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5], (Long) row[6], (Long)
                                row[7]));
    }
}
