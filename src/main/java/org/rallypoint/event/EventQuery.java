package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.access.Caller;

/**
 * Which public events a reader wants, in which order: conditions in HQL over {@code $e} (event), {@code $c} (its city) and
 * {@code $p} (its campaign), with their parameters.
 */
final class EventQuery {

    /** Of a city {@code k}: nobody learns of a town by a draft. */
    static final String IN_USE = "exists (select 1 from Event u where u.city = k and u.publication = published"
            + " and u.campaign.publication <> draft)";

    /** With {@code :radius}: an event that people travel farther to is near for longer. */
    static final String IS_NEAR = Distance.PLACEHOLDER + " <= greatest(:radius, coalesce($e.catchmentKm, 0))";

    private static final String PUBLIC = "$e.publication = published and $p.publication <> draft";

    private final List<String> conditions = new ArrayList<>(List.of(PUBLIC));
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Instant now;

    private When when = When.all;
    private EventSort sort = EventSort.STARTS_AT;
    private int limit = 1;
    private Set<String> fields = Set.of();

    private boolean nearFirst;

    @Nullable
    private Distance distance;

    @Nullable
    private List<Object> after;

    @Nullable
    private RuntimeException tooLong;

    /**
     * Something that a reader named and that has to exist, or the answer would be an empty list for a typo.
     *
     * @param count a subquery that counts how many of them exist
     * @param expected how many have to
     * @param otherwise what to answer if they don't
     */
    record Named(String count, int expected, RuntimeException otherwise) {}

    EventQuery(Instant now) {
        this.now = now;
    }

    EventQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    EventQuery where(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return where(condition);
    }

    EventQuery with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Those of a campaign that is a draft still, as far as {@code Deed.see_event} shows them to the caller. */
    EventQuery inDraft(String slug, Caller caller) {
        conditions.set(0, "$e.publication = published");
        where("$p.slug = :campaign", "campaign", slug);
        return switch (caller.role()) {
            case admin, coordinator -> this;
            case chapter ->
                where("($e.holder = :callerHolder or $c.countryCode in :callerCountries)")
                        .with("callerHolder", caller.holder())
                        .with("callerCountries", caller.countries());
            case organiser -> where("$e.holder = :callerHolder", "callerHolder", caller.holder());
            case reader, edit, status -> where("1 = 0");
        };
    }

    /** Those of the campaign that is meant by what somebody typed. */
    EventQuery inCampaignCalled(String name, RuntimeException otherwise) {
        parameters.putAll(CampaignCalled.parameters(name));
        named.add(new Named(CampaignCalled.COUNT, 1, otherwise));
        return where("$p.id = " + CampaignCalled.ID);
    }

    EventQuery inCampaigns(List<String> slugs, RuntimeException otherwise) {
        where("$p.slug in :campaigns", "campaigns", slugs);
        var count = "select count(k.id) from Campaign k where k.slug in :campaigns and k.publication <> draft";
        named.add(new Named(count, slugs.size(), otherwise));
        return this;
    }

    /** A town that the gazetteer lacks has to be one that a public event is in. */
    EventQuery mustKnowTown(String id, RuntimeException otherwise) {
        return mustKnow("k.id = :townId%d", otherwise).with("townId" + (named.size() - 1), id);
    }

    EventQuery mustKnowTown(String id, String foldedName, RuntimeException otherwise) {
        return mustKnow("(k.id = :townId%1$d or k.sortName = :townName%1$d)", otherwise)
                .with("townId" + (named.size() - 1), id)
                .with("townName" + (named.size() - 1), foldedName);
    }

    private EventQuery mustKnow(String which, RuntimeException otherwise) {
        var count = "select count(k.id) from City k where k.custom = true and " + which.formatted(named.size())
                + " and " + IN_USE;
        named.add(new Named(count, 1, otherwise));
        return this;
    }

    /** One of several conditions that differ in their parameter alone, whose name takes the place of {@code %s}. */
    EventQuery whereAny(String condition, Map<String, Object> values) {
        parameters.putAll(values);
        return values.isEmpty()
                ? this
                : where(values.keySet().stream()
                        .map(condition::formatted)
                        .collect(Collectors.joining(" or ", "(", ")")));
    }

    EventQuery when(When when) {
        this.when = when;
        return this;
    }

    EventQuery from(Distance distance) {
        this.distance = distance;
        parameters.putAll(distance.parameters());
        return this;
    }

    /** What is near, in the order asked for, before all else, which is the farther behind the farther away it is. */
    EventQuery nearFirst(Distance from, int radiusKm) {
        nearFirst = true;
        return from(from).with("radius", radiusKm);
    }

    EventQuery sorted(EventSort sort, @Nullable List<Object> after) {
        this.sort = sort;
        this.after = after;
        return this;
    }

    EventQuery limit(int limit) {
        this.limit = limit;
        return this;
    }

    /** All of it or nothing; more than the longest list that is given out whole is a {@code tooLong}. */
    EventQuery whole(RuntimeException tooLong) {
        this.tooLong = tooLong;
        return limit(Extent.MOST);
    }

    EventQuery only(Set<String> fields) {
        this.fields = fields;
        return this;
    }

    // ------------------------------------------------------------------ what the repository asks with it

    /** The filters and the cursor, over {@code e}, {@code c}, {@code p}. */
    String onPage() {
        return matching("") + (after == null ? "" : " and " + render(sort.after(), ""));
    }

    /** The filters with the part of time; the suffix tells a subquery's aliases from those around it. */
    String matching(String suffix) {
        return matchingEver(suffix) + " and " + inTime(suffix);
    }

    /** The filters, whatever the time. */
    String matchingEver(String suffix) {
        return render(String.join(" and ", conditions), suffix);
    }

    String inTime(String suffix) {
        return render(condition(when), suffix);
    }

    String orderBy() {
        var near = "case when " + IS_NEAR + " then 0.0 else " + Distance.PLACEHOLDER + " end, ";
        return render((nearFirst ? near : "") + sort.orderBy(), "");
    }

    String distance() {
        return distance == null ? "0.0" : render(Distance.PLACEHOLDER, "");
    }

    /** Those of the filters, of the time and of the cursor. */
    Map<String, Object> allParameters() {
        var all = new LinkedHashMap<>(parameters);
        all.put("now", now);
        for (int i = 0; after != null && i < after.size(); i++) {
            all.put("key" + i, after.get(i));
        }
        return all;
    }

    List<Named> named() {
        return named;
    }

    EventSort sort() {
        return sort;
    }

    int limit() {
        return limit;
    }

    /** Before anything else of a list is loaded that nobody gets. */
    void checkLength(int found) {
        if (tooLong != null && found > limit) {
            throw tooLong;
        }
    }

    Set<String> fields() {
        return fields;
    }

    private static String condition(When when) {
        return switch (when) {
            case upcoming -> "$e.moments.effectiveEnd > :now";
            case running -> "$e.moments.beginsAt <= :now and $e.moments.effectiveEnd > :now";
            case past -> "$e.moments.effectiveEnd <= :now";
            case all -> "1 = 1";
        };
    }

    private String render(String condition, String suffix) {
        var withDistance =
                distance == null ? condition : condition.replace(Distance.PLACEHOLDER, distance.expression());
        return withDistance
                .replace("$e", "e" + suffix)
                .replace("$c", "c" + suffix)
                .replace("$p", "p" + suffix);
    }
}
