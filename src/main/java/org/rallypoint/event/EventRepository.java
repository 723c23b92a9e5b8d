package org.rallypoint.event;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.rallypoint.Slugs;
import org.rallypoint.SpreadQuery;
import org.rallypoint.access.Caller;
import org.rallypoint.access.Role;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.city.City;
import org.rallypoint.city.Folding;
import org.rallypoint.http.ProblemException;

/** Events by id, by slug and by campaign; {@link EventRows} reads what readers ask for. */
@Singleton
public class EventRepository implements PanacheRepositoryBase<Event, UUID>, Neighbours {

    private static final int MOST_MERGES = 10;
    /** The longest page; a statement has room for a limited number of ids. */
    private static final int LINKS_AT_ONCE = 500;

    /** Of a city {@code k}: nobody learns of a town by a draft. */
    private static final String IN_USE = "exists (select 1 from Event u where u.city = k and u.publication = published"
            + " and u.campaign.publication <> draft)";

    private final Session session;

    EventRepository(Session session) {
        this.session = session;
    }

    /** By id or slug, whoever may see it. */
    public Optional<Event> named(String idOrSlug) {
        var byId = Slugs.isUuid(idOrSlug);
        return withLinks(list(
                        "from Event e join fetch e.city join fetch e.campaign left join fetch e.texts where "
                                + (byId ? "e.id = ?1" : "e.slug = ?1"),
                        byId ? UUID.fromString(idOrSlug) : idOrSlug))
                .stream()
                .findFirst();
    }

    /**
     * The event by id or slug, to be changed. Its campaign's row is locked first, so that one change at a time is made in a
     * campaign: no two first events of a city, no change of what is just being archived, no deadlock between two of them.
     */
    public Optional<Event> forChange(String idOrSlug) {
        var byId = Slugs.isUuid(idOrSlug);
        return getEntityManager()
                .createQuery(
                        "select e.id, e.campaign.id from Event e where " + (byId ? "e.id = ?1" : "e.slug = ?1"),
                        Object[].class)
                .setParameter(1, byId ? UUID.fromString(idOrSlug) : idOrSlug)
                .getResultStream()
                .findFirst()
                .flatMap(ids -> {
                    var isNothingRead = session.getStatistics().getEntityCount() == 0;
                    return isNothingRead
                            ? readUnderLocks((UUID) ids[0], (UUID) ids[1])
                            : readAnew((UUID) ids[0], (UUID) ids[1]);
                });
    }

    /** All at once, as it cannot be out of date. */
    private Optional<Event> readUnderLocks(UUID id, UUID campaignId) {
        lock("select c.id from Campaign c where c.id = :id", campaignId);
        lock("select e.id from Event e where e.id = :id", id);
        return named(id.toString());
    }

    private void lock(String row, UUID id) {
        session.createQuery(row, UUID.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResultOrNull();
    }

    /** Who has read some of it before, or another event of its campaign, may hold what is no longer so. */
    private Optional<Event> readAnew(UUID id, UUID campaignId) {
        locked(Campaign.class, campaignId);
        return locked(Event.class, id);
    }

    /** Read anew under the lock: what was read before it may be out of date. */
    private <T> Optional<T> locked(Class<T> type, UUID id) {
        var found = Optional.ofNullable(getEntityManager().find(type, id));
        found.ifPresent(one -> getEntityManager().refresh(one, LockModeType.PESSIMISTIC_WRITE));
        return found;
    }

    /** Whether another event was merged into it. */
    boolean isSurvivor(Event event) {
        return count("replacedBy", event.id()) > 0;
    }

    @Override
    public Optional<Event> twinOf(Event event) {
        var where = "campaign = ?1 and city.id = ?2 and id <> ?3 and publication <> hidden and schedule.startDate ";
        return (event.startDate() == null
                        ? find(
                                where + "is null order by id",
                                event.campaign(),
                                event.city().id(),
                                event.id())
                        : find(
                                where + "= ?4 order by id",
                                event.campaign(),
                                event.city().id(),
                                event.id(),
                                event.startDate()))
                .firstResultOptional();
    }

    @Override
    public Map<String, String> othersLinkingTo(Event event, Collection<String> canonicalUrls) {
        if (canonicalUrls.isEmpty()) {
            return Map.of();
        }
        var slugs = new TreeMap<String, String>();
        getEntityManager()
                .createQuery(
                        "select l.canonicalUrl, e.slug from Event e join e.links l where e.campaign = :campaign and e <> :event"
                                + " and e.publication = published and l.rel = signup and l.canonicalUrl in :urls"
                                + " order by e.slug desc",
                        Object[].class)
                .setParameter("campaign", event.campaign())
                .setParameter("event", event)
                .setParameter("urls", canonicalUrls)
                .getResultList()
                .forEach(row -> slugs.put((String) row[0], (String) row[1]));
        return slugs;
    }

    @Override
    public String freeSlug(String base) {
        var taken = slugsStarting(base);
        var slug = base;
        for (int number = 2; taken.contains(slug); number++) {
            slug = base + "-" + number;
        }
        return slug;
    }

    Set<String> slugsStarting(String base) {
        return Set.copyOf(getEntityManager()
                .createQuery("select e.slug from Event e where e.slug like :start", String.class)
                .setParameter("start", base + "%")
                .getResultList());
    }

    /** Those that belong to the caller's holder: of an admin in every campaign, of others in theirs. The newest first. */
    List<Event> heldBy(Caller caller, @Nullable UUID before, int limit) {
        return withLinks(getEntityManager()
                .createQuery(
                        "from Event e join fetch e.city join fetch e.campaign c where e.holder = :holder"
                                + " and (:everywhere = true or c.slug in :campaigns)"
                                + " and (:fromStart = true or e.id < :before) order by e.id desc",
                        Event.class)
                .setParameter("holder", caller.holder())
                .setParameter("everywhere", caller.is(Role.admin))
                .setParameter("campaigns", caller.campaigns())
                .setParameter("fromStart", before == null)
                .setParameter("before", before == null ? caller.holder() : before)
                .setMaxResults(limit)
                .getResultList());
    }

    long countHeldBy(Caller caller) {
        return getEntityManager()
                .createQuery(
                        "select count(e) from Event e where e.holder = :holder"
                                + " and (:everywhere = true or e.campaign.slug in :campaigns)",
                        Long.class)
                .setParameter("holder", caller.holder())
                .setParameter("everywhere", caller.is(Role.admin))
                .setParameter("campaigns", caller.campaigns())
                .getSingleResult();
    }

    /** All of a campaign, to be derived anew: their rows are locked. */
    List<Event> ofCampaignForChange(Campaign campaign) {
        return find("campaign = ?1 order by id", campaign)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** All of a campaign, also those that nobody sees, in the order of lists; to be changed while the campaign is locked. */
    List<Event> allOfCampaign(Campaign campaign) {
        return withLinks(list(
                "from Event e join fetch e.city where e.campaign = ?1 order by e.moments.sortAt, e.sortName, e.id",
                campaign));
    }

    /** The event by id or slug, to try something on: what is done to it is not stored. */
    public Optional<Event> detached(String idOrSlug) {
        var event = named(idOrSlug);
        event.ifPresent(getEntityManager()::detach);
        return event;
    }

    /** What the public gets for an event: itself, or the one at the end of its merges; empty if nobody may see that. */
    public Optional<Event> survivor(Event event) {
        var at = Optional.of(event);
        for (int merges = 0; at.isPresent() && at.get().replacedBy() != null && merges < MOST_MERGES; merges++) {
            at = named(at.get().replacedBy().toString());
        }
        return at.filter(Event::isPublic);
    }

    /** Towns that the gazetteer lacks, by id or whole name, in which there is a public event. */
    List<City> towns(String idOrName) {
        return getEntityManager()
                .createQuery(
                        "from City k where k.custom = true and (k.id = :id or k.sortName = :name) and " + IN_USE,
                        City.class)
                .setParameter("id", idOrName)
                .setParameter("name", Folding.fold(idOrName))
                .getResultList();
    }

    /** Loads links and their labels in one statement for all; fetched by themselves labels would be the fourth. */
    private List<Event> withLinks(List<Event> events) {
        for (int from = 0; from < events.size(); from += LINKS_AT_ONCE) {
            var some = events.subList(from, Math.min(events.size(), from + LINKS_AT_ONCE)).stream()
                    .map(Event::id)
                    .toList();
            SpreadQuery.of(
                            "from Event e left join fetch e.links l left join fetch l.labels where e.id in :ids",
                            Map.of("ids", some))
                    .on(getEntityManager(), Event.class)
                    // What found them has written all that was changed of them.
                    .setFlushMode(FlushModeType.COMMIT)
                    .getResultList();
        }
        return events;
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("There is no event with this id or slug.");
    }

    /** All public events of a campaign, in the order of lists. */
    List<Event> ofCampaign(Campaign campaign) {
        return withLinks(list(
                "from Event e join fetch e.city where e.campaign = ?1 and e.publication = published"
                        + " order by e.moments.sortAt, e.sortName, e.id",
                campaign));
    }

    /** Those that the public sees, with their campaigns, in the order of lists. */
    List<Event> publicOnes(Collection<UUID> ids) {
        return withLinks(list(
                "from Event e join fetch e.city join fetch e.campaign c left join fetch e.texts"
                        + " where e.id in ?1 and e.publication = published and c.publication <> draft"
                        + " order by e.moments.sortAt, e.sortName, e.id",
                ids));
    }

    Set<String> publicCampaigns(Collection<String> slugs) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select c.slug from Campaign c where c.slug in :slugs and c.publication <> draft", String.class)
                .setParameter("slugs", slugs)
                .getResultList());
    }

    /** A campaign's public events in any of some cities, in the order of lists. */
    List<Event> ofCampaignIn(Campaign campaign, Collection<String> cityIds) {
        return withLinks(list(
                "from Event e join fetch e.city c where e.campaign = ?1 and c.id in ?2 and e.publication = published"
                        + " order by e.moments.sortAt, e.sortName, e.id",
                campaign,
                cityIds));
    }
}
