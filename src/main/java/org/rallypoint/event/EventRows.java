package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rallypoint.Row;
import org.rallypoint.Select;
import org.rallypoint.http.Page;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkKind;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.Platform;

/**
 * Lists of events, read by SQL. A page costs three statements at most, whatever its length: the events, what is said of them,
 * and either the number of all with the next moment at which the list changes by itself, or what has to be looked up before.
 */
@Singleton
class EventRows {

    /** A statement has room for a limited number of ids. */
    private static final int AT_ONCE = 512;

    private static final String CAMPAIGN = " join campaign p%1$s on p%1$s.id = e%1$s.campaign_id";

    /** An outer join, since {@link EventQuery#PUBLIC} asks for what finds none: an inner one would list drafts alone. */
    private static final String DRAFT =
            " left join campaign d%1$s on d%1$s.id = e%1$s.campaign_id and d%1$s.publication = 'draft'";

    private static final String FROM = " from event e%1$s" + CAMPAIGN + " where ";

    private static final String FROM_EVENTS = " from event e%1$s" + DRAFT + " where ";

    /** H2 might begin with the campaigns otherwise, and lose the order in which an index has the events. */
    private static final String FROM_EVENTS_AND_CAMPAIGNS =
            " from event e%1$s" + DRAFT + " left" + CAMPAIGN + " where ";

    private static final String CITY = " join city c on c.id = e.city_id";

    private static final String ALL_CAMPAIGNS_AND_CITIES = " left" + CAMPAIGN + " left" + CITY;

    /**
     * For a page whose ids PostgreSQL finds at best in an index alone. H2 might begin with all events, were it an inner join.
     */
    private static final String BY_ID = " i left join event e on e.id = i.id";

    /** Numbers before a list. An outer join, or H2 might put them behind it and count all anew for each event. */
    private static final String BEFORE = "(select %s) n left join ";

    /** Of a public event, with an index for it: the first %1$s that is still to come. */
    private static final String FIRST = "(select e3.%1$s" + FROM_EVENTS.formatted("3")
            + EventQuery.PUBLIC.replace("$e", "e3").replace("$d", "d3")
            + " and e3.%1$s > :now order by e3.%1$s limit 1)";

    /**
     * Texts, and links as often as they have labels: {@code link_id} tells which. H2 remembers how to run a plain select, and
     * parses a bare union each time.
     */
    private static final String SAID = """
            select s.* from (
                select event_id, cast(null as uuid) as link_id, language, title, summary, description, status_note, what_to_bring,
                    image_alt, accessibility_note, 0 as position, false as chosen
                from event_text where event_id in :ids
                union all
                select l.event_id, l.id, b.language, b.label, l.rel, l.url, l.canonical_url, l.platform, l.kind, null, l.position, l.chosen
                from link l left join link_label b on b.link_id = l.id where l.event_id in :ids
            ) s order by s.position, s.link_id""";

    private final Select select;

    EventRows(Select select) {
        this.select = select;
    }

    /**
     * One page of a list.
     *
     * @throws RuntimeException that of the first thing named in the query that does not exist
     */
    EventPage page(EventQuery query) {
        var parameters = query.allParameters();
        var isLookedUp = !query.lookUps().isEmpty();
        if (isLookedUp) {
            parameters.putAll(lookUp(query));
        }
        var isFarReaching = !query.rings("").isEmpty();
        var before = isFarReaching ? numbers(query, parameters) : null;
        var found = found(query, parameters, before == null ? "" : before.ring());
        if (before != null && !before.ring().isEmpty() && found.size() <= query.limit()) {
            // A moment ago there were enough in the ring.
            found = found(query, parameters, "");
        }
        query.checkLength(found.size());
        var events = found.stream().limit(query.limit()).map(Found::event).toList();
        var numbers = before != null
                ? before
                : isLookedUp && !found.isEmpty()
                        ? found.get(0).numbers()
                        : query.isTold(found.size()) ? Numbers.of(events, query.now()) : numbers(query, parameters);
        tell(events);
        return new EventPage(
                events,
                found.stream().map(Found::kilometres).toList(),
                found.size() > events.size(),
                numbers.counted(),
                numbers.next());
    }

    private record Found(@Nullable Numbers numbers, double kilometres, EventRow event) {}

    private List<Found> found(EventQuery query, Map<String, Object> parameters, String ring) {
        var isLookedUp = !query.lookUps().isEmpty();
        // What was looked up has taken the statement for the numbers, so they come with each row.
        return select.rows(
                "select " + (isLookedUp ? "n.*, " : "") + query.distance() + ", " + EventRow.COLUMNS + " from "
                        + (isLookedUp ? BEFORE.formatted(numbers(query)) : "")
                        + events(query, isLookedUp, ring)
                        + order(query, "", query.limit() + 1),
                parameters,
                row -> new Found(isLookedUp ? Numbers.read(row, query) : null, row.decimal(), EventRow.read(row)));
    }

    private Map<String, List<String>> lookUp(EventQuery query) {
        var sql = query.lookUps().entrySet().stream()
                .map(lookUp -> "select '" + lookUp.getKey() + "', k.id from " + lookUp.getValue())
                .collect(Collectors.joining(" union all "));
        var found = new TreeMap<String, List<String>>();
        query.lookUps().keySet().forEach(parameter -> found.put(parameter, new ArrayList<>()));
        select.each(sql, query.allParameters(), row -> found.get(row.text()).add(row.text()));
        return found;
    }

    /** The rows of the list and a few more, as what stands behind a from. */
    private static String events(EventQuery query, boolean isBehindNumbers, String ring) {
        var ranges = query.ranges("");
        if (query.isNarrow() && ranges.isEmpty() && !isBehindNumbers) {
            return "event e" + (CAMPAIGN + CITY).formatted("") + " where " + query.onPage("") + ring;
        }
        // Of all that match only those on the page are joined with their campaigns and cities.
        var isFoundById = query.isInLanguage() && !isBehindNumbers;
        var page = "(select e." + (isFoundById ? "id" : "*") + from(query, "") + query.onPage("") + ring;
        var order = order(query, "", query.limit() + 1) + ")";
        var pages = ranges.isEmpty()
                ? page + order
                : ranges.stream()
                        .map(range -> page + " and " + range + order)
                        .collect(Collectors.joining(" union all ", "(", ")"));
        return pages
                + (isFoundById ? BY_ID : " e")
                + (isBehindNumbers ? " on 1 = 1" : "")
                + ALL_CAMPAIGNS_AND_CITIES.formatted("")
                + (isBehindNumbers ? " where e.id is not null" : "");
    }

    private static String order(EventQuery query, String suffix, int limit) {
        return " order by " + query.orderBy(suffix) + " limit " + limit;
    }

    private Numbers numbers(EventQuery query, Map<String, Object> parameters) {
        return select.rows("select " + numbers(query), parameters, row -> Numbers.read(row, query))
                .get(0);
    }

    /**
     * What is said of a list beside its events.
     *
     * @param ring a condition that holds for all events on the page, where one of the query's rings has enough of them
     */
    private record Numbers(long counted, @Nullable Instant next, String ring) {

        /** Of a list that is on one page. */
        static Numbers of(List<EventRow> all, Instant now) {
            return new Numbers(
                    all.size(),
                    all.stream()
                            .map(event -> event.nextBoundary(now))
                            .filter(Objects::nonNull)
                            .min(Instant::compareTo)
                            .orElse(null),
                    "");
        }

        static Numbers read(Row row, EventQuery query) {
            var counted = row.count();
            var next = Stream.of(Optional.ofNullable(row.instant()), Optional.ofNullable(row.instant()))
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .orElse(null);
            for (var named : query.named()) {
                if (row.count() < named.expected()) {
                    throw named.otherwise().get();
                }
            }
            var ring = "";
            for (var condition : query.rings("")) {
                var isEnough = row.count() > query.limit();
                ring = ring.isEmpty() && isEnough ? " and " + condition : ring;
            }
            return new Numbers(counted, next, ring);
        }
    }

    private static String numbers(EventQuery query) {
        var sql = new StringBuilder("(select count(counted.one) from (" + counted(query) + ") counted) as counted, ");
        if (query.isNarrow()) {
            sql.append("(select min(case when e3.begins_at > :now then e3.begins_at else e3.effective_end end)")
                    .append(FROM.formatted("3"))
                    .append(query.matchingEver("3"))
                    .append(" and " + EventQuery.NOT_ENDED.replace("$e", "e3")
                            + ") as next_start, cast(null as timestamp with time zone) as next_end");
        } else {
            // Of all events, since a walk through a long list takes long: never too late, and with many events soon.
            sql.append(FIRST.formatted("begins_at") + " as next_start, " + FIRST.formatted("effective_end")
                    + " as next_end");
        }
        IntStream.range(0, query.named().size())
                .forEach(i -> sql.append(", (" + query.named().get(i).count() + ") as named" + i));
        query.rings("4")
                .forEach(ring -> sql.append(", (select count(*) from (select e4.id" + from(query, "4")
                        + query.onPage("4") + " and " + ring + " limit " + (query.limit() + 1) + ") inside)"));
        return sql.toString();
    }

    private static String counted(EventQuery query) {
        // The time at which an event was made is in no index, so none can be counted by without its rows.
        var one = query.isCountedByLanguage() ? "created_at" : "id";
        var matching = "select e2." + one + " as one" + from(query, "2") + query.matching("2");
        var limit = Page.COUNTED + 1;
        if (query.ranges("").isEmpty()) {
            return matching + (query.isCountedInOrder() ? order(query, "2", limit) : " limit " + limit);
        }
        return query.ranges("2").stream()
                .map(range -> "(" + matching + " and " + range + " limit " + limit + ")")
                .collect(Collectors.joining(" union all ", "", " limit " + limit));
    }

    private static String from(EventQuery query, String suffix) {
        var ofAllCampaigns = query.isOnCampaignsDays() ? FROM_EVENTS_AND_CAMPAIGNS : FROM_EVENTS;
        return (query.isNarrow() ? FROM : ofAllCampaigns).formatted(suffix);
    }

    private void tell(List<EventRow> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            var some = events.subList(from, Math.min(events.size(), from + AT_ONCE)).stream()
                    .collect(Collectors.toMap(EventRow::id, Function.identity()));
            var links = new HashMap<UUID, Link>();
            select.each(SAID, Map.of("ids", some.keySet()), row -> {
                var event = some.get(row.uuid());
                var linkId = row.uuid();
                var language = row.text();
                if (linkId == null) {
                    event.texts().put(language, text(row));
                } else {
                    var label = row.text();
                    if (!links.containsKey(linkId)) {
                        links.put(linkId, link(row));
                        event.links().add(links.get(linkId));
                    }
                    if (language != null) {
                        links.get(linkId).labels().put(language, label);
                    }
                }
            });
        }
    }

    private static EventText text(Row row) {
        return new EventText(row.text(), row.text(), row.text(), row.text(), row.text(), row.text(), row.text());
    }

    private static Link link(Row row) {
        var rel = row.constant(LinkRel.class);
        var url = row.text();
        var canonical = row.text();
        var platform = row.constant(Platform.class);
        var kind = row.constant(LinkKind.class);
        row.text();
        return Link.stored(row.number(), rel, url, canonical, platform, kind, row.flag());
    }
}
