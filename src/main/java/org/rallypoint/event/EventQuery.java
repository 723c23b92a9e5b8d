package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rallypoint.access.Caller;
import org.rallypoint.city.LikePattern;
import org.rallypoint.link.Platform;

/**
 * Which public events a reader wants, in which order: conditions in SQL over {@code $e} (event), with their parameters. There is
 * {@code $p} (its campaign) where the query is narrow or about days, and {@code $d} (its campaign if that is a draft, else
 * nothing) where it isn't narrow.
 */
final class EventQuery {

    /** Of a city {@code k}: nobody learns of a town by a draft. */
    private static final String IN_USE =
            "exists (select 1 from event u join campaign v on v.id = u.campaign_id where u.city_id = k.id"
                    + " and u.publication = 'published' and v.publication <> 'draft')";

    /** With {@code :radius}: an event that people travel farther to is near for longer. */
    private static final String IS_NEAR = Distance.PLACEHOLDER + " <= greatest(:radius, coalesce($e.catchment_km, 0))";

    private static final String PUBLISHED = "$e.publication = 'published'";

    /** Among events of all campaigns. Drafts are few, so PostgreSQL looks through them rather than up each event's campaign. */
    static final String PUBLIC = PUBLISHED + " and $d.id is null";

    /** Where each event's campaign is read in any case. */
    private static final String PUBLIC_OF_FEW = PUBLISHED + " and $p.publication <> 'draft'";

    /**
     * The mark is for the index, the end is what counts. PostgreSQL takes the two for independent of each other and expects
     * hardly any event to have both, unless what is marked is let through again.
     */
    static final String NOT_ENDED = "$e.ended = false and ($e.effective_end > :now or $e.ended = true)";

    /** The same for a walk in the order of the list: H2 would find all that are marked otherwise, and sort them. */
    private static final String NOT_ENDED_ON_THE_WAY = NOT_ENDED.replace("$e.ended = false", "$e.ended <> true");

    /** Most are over, and on the way to the first ones anyway: no index of ends is to be taken for it. */
    private static final String ENDED = "coalesce($e.effective_end, :now) <= :now";

    /** No day is longer. An event without a time to start stands in lists at the end of its day, and may be over before. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    /** What begins is a piece of the list's index; of what began before, few go on. */
    private static final List<String> FROM_NOW =
            List.of("$e.sort_at >= :dayBefore", "$e.sort_at < :dayBefore and " + OnDays.LONG + " and $e.ended = false");

    /** From so many letters on a word is in the names of some cities alone. */
    private static final int FEW_CITIES = 3;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Map<String, String> lookUps = new LinkedHashMap<>();
    private final Instant now;

    private When when = When.all;
    private EventSort sort = EventSort.STARTS_AT;
    private int limit = 1;
    private Set<String> fields = Set.of();

    private boolean nearFirst;
    private boolean narrow;
    private boolean inDraft;
    private boolean inLanguage;

    @Nullable
    private OnDays onDays;

    @Nullable
    private Rings rings;

    @Nullable
    private Distance distance;

    @Nullable
    private List<Object> after;

    @Nullable
    private Supplier<RuntimeException> tooLong;

    /**
     * Something that a reader named and that has to exist, or the answer would be an empty list for a typo.
     *
     * @param count a subquery that counts how many of them exist
     * @param expected how many have to
     * @param otherwise what to answer if they don't
     * @param only whether it is the only one that its filter names, so that an event in the list proves that it exists
     */
    record Named(String count, int expected, Supplier<RuntimeException> otherwise, boolean only) {}

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
        inDraft = true;
        narrow = true;
        where("$p.slug = :campaign", "campaign", slug);
        return switch (caller.role()) {
            case admin, coordinator -> this;
            case chapter ->
                where("($e.holder = :callerHolder or $e.country_code in :callerCountries)")
                        .with("callerHolder", caller.holder())
                        .with("callerCountries", caller.countries());
            case organiser -> where("$e.holder = :callerHolder", "callerHolder", caller.holder());
            case reader, edit, status -> where("1 = 0");
        };
    }

    EventQuery inCampaign(UUID id) {
        narrow = true;
        return where("$e.campaign_id = :campaignId", "campaignId", id);
    }

    EventQuery inCampaigns(List<String> slugs, Supplier<RuntimeException> otherwise) {
        narrow = true;
        where("$p.slug in :campaigns", "campaigns", slugs);
        var count = "select count(*) from campaign k where k.slug in :campaigns and k.publication <> 'draft'";
        named.add(new Named(count, slugs.size(), otherwise, slugs.size() == 1));
        return this;
    }

    EventQuery inCity(String id) {
        narrow = true;
        return where("$e.city_id = :cityId", "cityId", id);
    }

    EventQuery inCities(Set<String> ids) {
        narrow = true;
        return where("$e.city_id in :cityIds", "cityIds", ids);
    }

    /** By ids, or by the folded names of towns that the gazetteer lacks. */
    EventQuery inCitiesOrTowns(Set<String> ids, Set<String> names) {
        var isMeant = "(k.id in :knownIds or (k.custom = true and k.sort_name in :cityNames))";
        with("knownIds", ids).with("cityNames", names);
        if (narrow) {
            // Few events are looked at in any case.
            return where(isIn(isMeant));
        }
        lookUps.put("cityIds", "city k where " + isMeant);
        return inCities(Set.of());
    }

    /** In whose own texts, or in a name of whose city, there is a word. */
    EventQuery saying(int number, String word) {
        with("word" + number, LikePattern.containing(word));
        var isNamed = "k.search_text like :word" + number + " escape '!'";
        var said = "$e.search_text like :word" + number + " escape '!' or ";
        if (word.codePointCount(0, word.length()) < FEW_CITIES) {
            // Shorter words are in the names of most cities, and no index knows them.
            return where("(" + said + isIn(isNamed) + ")");
        }
        lookUps.put("citiesOfWord" + number, "city k where " + isNamed);
        return where("(" + said + "$e.city_id = any(:citiesOfWord" + number + "))");
    }

    /** In a city {@code k} such as this; H2 would find all of them anew for each event, were they a list. */
    private static String isIn(String which) {
        return "exists (select 1 from city k where k.id = $e.city_id and " + which + ")";
    }

    EventQuery inCountries(Collection<String> codes) {
        return where("$e.country_code in :countries", "countries", codes);
    }

    /** Days on which an event is; without a day of its own it may be on any of its campaign's. */
    EventQuery on(@Nullable LocalDate from, @Nullable LocalDate to) {
        onDays = new OnDays(from, to);
        parameters.putAll(onDays.parameters());
        return this;
    }

    /** A town that the gazetteer lacks has to be one that a public event is in. */
    EventQuery mustKnowTown(String id, Supplier<RuntimeException> otherwise) {
        return mustKnow("k.id = :townId%d", otherwise).with("townId" + (named.size() - 1), id);
    }

    EventQuery mustKnowTown(String id, String foldedName, Supplier<RuntimeException> otherwise) {
        return mustKnow("(k.id = :townId%1$d or k.sort_name = :townName%1$d)", otherwise)
                .with("townId" + (named.size() - 1), id)
                .with("townName" + (named.size() - 1), foldedName);
    }

    private EventQuery mustKnow(String which, Supplier<RuntimeException> otherwise) {
        var count = "select count(*) from city k where k.custom = true and " + which.formatted(named.size()) + " and "
                + IN_USE;
        named.add(new Named(count, 1, otherwise, false));
        return this;
    }

    /** Each is the name of a constant, and stands in the SQL itself: databases know how many events have it. */
    EventQuery anyOf(String column, Set<? extends Enum<?>> constants) {
        return where(constants.stream()
                .map(constant -> "'" + constant.name() + "'")
                .collect(Collectors.joining(", ", "$e." + column + " in (", ")")));
    }

    /** There is an index for each of them. */
    EventQuery onPlatforms(Collection<Platform> platforms) {
        return where(platforms.stream()
                .map(platform -> "$e.platforms like '%," + platform + ",%'")
                .collect(Collectors.joining(" or ", "(", ")")));
    }

    /** In any of some languages, as patterns by the names of their parameters. */
    EventQuery inLanguages(Map<String, String> patterns) {
        inLanguage = !patterns.isEmpty();
        parameters.putAll(patterns);
        return patterns.isEmpty()
                ? this
                : where(patterns.keySet().stream()
                        .map("$e.spoken_languages like :%s escape '!'"::formatted)
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

    /** Within a radius, or within the catchment of an event that people travel farther to. */
    EventQuery near(Distance.Point from, int radiusKm) {
        var distance = new Distance(List.of(from));
        rings = Rings.within(radiusKm, from);
        return from(distance)
                .where("(" + around(distance, radiusKm) + " or $e.catchment_km > :radius)")
                .where(IS_NEAR, "radius", radiusKm);
    }

    /** The nearest first; of what is farther away there may be some, and isn't all. */
    EventQuery nearest(Distance from, int radiusKm) {
        return from(from).where("(" + around(from, radiusKm) + ")").sorted(EventSort.DISTANCE, null);
    }

    private String around(Distance from, int radiusKm) {
        return IntStream.range(0, from.from().size())
                .mapToObj(i -> {
                    var box = Box.around(from.from().get(i), radiusKm);
                    parameters.putAll(box.parameters(i));
                    return box.condition(i);
                })
                .collect(Collectors.joining(" or "));
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
    EventQuery whole(Supplier<RuntimeException> tooLong) {
        this.tooLong = tooLong;
        return limit(Extent.MOST);
    }

    EventQuery only(Set<String> fields) {
        this.fields = fields;
        return this;
    }

    // ------------------------------------------------------------------ what the repository asks with it

    /** The filters and the cursor. */
    String onPage(String suffix) {
        return matching(suffix) + (after == null ? "" : " and " + render(sort.after(), suffix));
    }

    /**
     * Circles within the radius, the smallest first, for a list whose nearest events come first: if more lie within one than a
     * page holds, the page needs no others.
     */
    List<String> rings(String suffix) {
        return rings == null || onDays != null || sort != EventSort.DISTANCE || !lookUps.isEmpty()
                ? List.of()
                : rings.conditions().stream().map(ring -> render(ring, suffix)).toList();
    }

    /** The filters with the part of time; the suffix tells a subquery's aliases from those around it. */
    String matching(String suffix) {
        return matchingEver(suffix) + " and " + inTime(suffix);
    }

    /** The filters, whatever the time. */
    String matchingEver(String suffix) {
        var seen = inDraft ? PUBLISHED : narrow ? PUBLIC_OF_FEW : PUBLIC;
        return render(Stream.concat(Stream.of(seen), conditions.stream()).collect(Collectors.joining(" and ")), suffix);
    }

    String inTime(String suffix) {
        return render(inTime(), suffix);
    }

    /** Whether only those in some languages are meant. */
    boolean isInLanguage() {
        return inLanguage;
    }

    /**
     * Whether to count without the index of the list, since PostgreSQL has one of languages. With days it expects hardly any
     * event, and would walk through that of the list in any case, reading rows.
     */
    boolean isCountedByLanguage() {
        return inLanguage && onDays == null;
    }

    /**
     * Whether to count in the order of the list, so that the index that it is read from serves for both. Among all that ever was
     * the way to a thousand in one language is longer than by the index of languages.
     */
    boolean isCountedInOrder() {
        var isMostlyOver = when == When.past || when == When.all;
        return isInOrderOfAnIndex() && !(isCountedByLanguage() && isMostlyOver);
    }

    /** Whether an index has the order of the list. */
    boolean isInOrderOfAnIndex() {
        return !nearFirst && sort != EventSort.DISTANCE;
    }

    /**
     * Parts that together hold all of the list and have nothing in common, each of them one piece of an index or few rows; none:
     * the list is no such parts.
     */
    List<String> ranges(String suffix) {
        return ranges().stream().map(range -> render(range, suffix)).toList();
    }

    private List<String> ranges() {
        if (onDays != null) {
            return onDays.ranges(when);
        }
        return when == When.upcoming && sort == EventSort.STARTS_AT && !narrow && !nearFirst ? FROM_NOW : List.of();
    }

    /** Whether {@link #ranges} ask for the days of campaigns. */
    boolean isOnCampaignsDays() {
        return onDays != null;
    }

    /** What has to be looked up before: which cities {@code k}, by the name of the parameter that is to hold their ids. */
    Map<String, String> lookUps() {
        return lookUps;
    }

    String orderBy() {
        return orderBy("");
    }

    String orderBy(String suffix) {
        var near = "case when " + IS_NEAR + " then 0.0 else " + Distance.PLACEHOLDER + " end, ";
        return render((nearFirst ? near : "") + sort.orderBy(), suffix);
    }

    String distance() {
        return distance == null ? "0.0" : render(Distance.PLACEHOLDER, "");
    }

    /** Those of the filters, of the time and of the cursor. */
    Map<String, Object> allParameters() {
        var all = new LinkedHashMap<>(parameters);
        all.put("now", now);
        var dayAfter = now.plus(LONGEST_DAY);
        all.put("dayAfter", dayAfter);
        all.put("dayAfterBackwards", -dayAfter.toEpochMilli());
        all.put("dayBefore", now.minus(LONGEST_DAY));
        if (rings != null) {
            all.putAll(rings.parameters());
        }
        for (int i = 0; after != null && i < after.size(); i++) {
            all.put("key" + i, after.get(i));
        }
        return all;
    }

    /** Whether they are those of few campaigns or cities, so that a walk through all of them is short. */
    boolean isNarrow() {
        return narrow;
    }

    /**
     * Whether the events on the page tell how many there are, when that changes, and that everything named exists. Those of a
     * part of time that began or ended are followed by others, which are on no page yet.
     */
    boolean isTold(int found) {
        return after == null
                && found > 0
                && found <= limit
                && (when == When.all || when == When.upcoming)
                && named.stream().allMatch(Named::only);
    }

    Instant now() {
        return now;
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
            throw tooLong.get();
        }
    }

    Set<String> fields() {
        return fields;
    }

    private String inTime() {
        return switch (when) {
            case upcoming -> isInOrderOfAnIndex() ? NOT_ENDED_ON_THE_WAY : NOT_ENDED;
            case running -> NOT_ENDED + " and $e.begins_at <= :now and $e.sort_at <= :dayAfter";
            case past ->
                sort == EventSort.STARTS_AT_DESCENDING ? ENDED + " and $e.latest_first >= :dayAfterBackwards" : ENDED;
            case all -> "1 = 1";
        };
    }

    private String render(String condition, String suffix) {
        var withDistance =
                distance == null ? condition : condition.replace(Distance.PLACEHOLDER, distance.expression());
        return withDistance
                .replace("$e", "e" + suffix)
                .replace("$p", "p" + suffix)
                .replace("$d", "d" + suffix);
    }
}
