package org.rallypoint.event;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which public events begin when, for whoever tells of them beforehand. */
@Singleton
public class EventStarts {

    private final EntityManager database;

    EventStarts(EntityManager database) {
        this.database = database;
    }

    /**
     * The start of an event that takes place.
     *
     * @param campaign slug
     * @param at when it begins; the first moment of its day there where no time is known
     * @param hasTime whether a time is known
     * @param firstPublicAt since when the public could know of it
     */
    public record Start(
            UUID event,
            String campaign,
            String cityId,
            String countryCode,
            Instant at,
            boolean hasTime,
            Instant firstPublicAt) {}

    /** Those that begin after one moment and up to another, in the order of lists. */
    public List<Start> between(Instant after, Instant upTo) {
        return matching("e.moments.beginsAt > :after and e.moments.beginsAt <= :upTo", after, upTo);
    }

    /** Those that are not over after one moment and begin up to another, in the order of lists. */
    public List<Start> within(Instant after, Instant upTo) {
        return matching("e.moments.effectiveEnd > :after and e.moments.beginsAt <= :upTo", after, upTo);
    }

    private List<Start> matching(String condition, Instant after, Instant upTo) {
        return database.createQuery("""
                        select new org.rallypoint.event.EventStarts$Start(
                            e.id, p.slug, c.id, c.countryCode, e.moments.beginsAt,
                            case when e.moments.startsAt is null then false else true end, e.firstPublicAt)
                        from Event e join e.campaign p join e.city c
                        where e.publication = published and e.status = scheduled and p.publication <> draft
                            and %s
                        order by e.moments.sortAt, e.sortName, e.id
                        """.formatted(condition), Start.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList();
    }
}
