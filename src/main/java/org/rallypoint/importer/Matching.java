package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rallypoint.Slugs;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.Lifecycle;
import org.rallypoint.http.Fault;
import org.rallypoint.link.Link;

/**
 * Which event of the campaign each row is about: the one that the source calls so, else the one with its sign-up page, else
 * the one in its city with any of its links, else the one in its city, on its day. An event is taken by one row alone. The
 * name comes first, since several hours of one event may share a page. Of several, those that everyone sees come first.
 */
class Matching {

    private final ImportMemory memory;
    private final Instant now;
    private final Map<UUID, Event> events;
    private final Map<String, List<Event>> byPage = new HashMap<>();
    private final Map<String, List<Event>> byCity = new HashMap<>();
    private final Map<String, Long> rowsOfCity;
    private final Set<String> externalIds;
    private final Map<String, Long> rowsOfPage;
    private final Set<UUID> taken = new HashSet<>();
    private final IdentityHashMap<Located, Match> matches = new IdentityHashMap<>();

    Matching(Collection<Event> events, ImportMemory memory, List<Located> rows, Instant now) {
        this.memory = memory;
        this.now = now;
        this.events = events.stream()
                .collect(Collectors.toMap(Event::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var publicFirst = events.stream()
                .sorted(Comparator.comparing(event -> event.publication() != EventPublication.published))
                .toList();
        publicFirst.forEach(event -> {
            pages(event)
                    .forEach(page -> byPage.computeIfAbsent(page, key -> new ArrayList<>())
                            .add(event));
            byCity.computeIfAbsent(event.city().id(), key -> new ArrayList<>()).add(event);
        });
        rowsOfCity = rows.stream()
                .map(Located::cityId)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        externalIds = rows.stream()
                .map(row -> ImportMemory.stored(row.proposal().externalId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        rowsOfPage = rows.stream()
                .flatMap(row -> row.eventPages().stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        match(rows);
    }

    /**
     * What a row is about.
     *
     * @param event null when it is about a new one, or when that can't be told
     * @param doubt why it can't be told
     */
    record Match(@Nullable Event event, @Nullable Fault doubt) {
        static final Match NEW = new Match(null, null);
    }

    Match find(Located row) {
        return matches.get(row);
    }

    /** What is sure first, in the order of the rows, so that nothing vague takes its event away. */
    private void match(List<Located> rows) {
        for (var sure : List.<Function<Located, Match>>of(
                this::byExternalId, this::byPage, this::byLink, this::byCityAndDay, this::byCity)) {
            rows.stream().filter(row -> !matches.containsKey(row)).forEach(row -> take(row, sure.apply(row)));
        }
    }

    private void take(Located row, @Nullable Match match) {
        if (match != null) {
            matches.put(row, match);
            if (match.event() != null) {
                taken.add(match.event().id());
            }
        }
    }

    /** Those that no row was about. */
    List<Event> untouched() {
        return events.values().stream()
                .filter(event -> !taken.contains(event.id()) && event.publication() != EventPublication.hidden)
                .toList();
    }

    /** The event's own id, which our exports have, or the name that this source gave it before. */
    @Nullable
    private Match byExternalId(Located row) {
        var externalId = row.proposal().externalId();
        if (externalId != null && Slugs.isUuid(externalId)) {
            var ours = events.get(UUID.fromString(externalId));
            if (ours != null && !taken.contains(ours.id())) {
                return new Match(ours, null);
            }
        }
        var called = free(memory.events(externalId).stream()
                .map(events::get)
                .filter(Objects::nonNull)
                .toList());
        var here = only(called, event -> event.city().id().equals(row.cityId()));
        var found = here.isEmpty() ? called : here;
        return found.isEmpty() ? null : new Match(found.get(0), null);
    }

    @Nullable
    private Match byPage(Located row) {
        var found = new LinkedHashSet<Event>();
        row.eventPages().forEach(page -> found.addAll(byPage.getOrDefault(page, List.of())));
        var free = only(free(found), event -> !isKnownOtherwise(event, row));
        if (free.isEmpty()) {
            return null;
        }
        if (row.cityId() == null) {
            return free.size() == 1 ? new Match(free.get(0), null) : null;
        }
        var inCity = only(free, event -> event.city().id().equals(row.cityId()));
        var here = row.day() == null ? seen(inCity) : inCity;
        if (!here.isEmpty()) {
            var thatDay = only(here, event -> Objects.equals(event.startDate(), row.day()));
            return new Match((thatDay.isEmpty() ? here : thatDay).get(0), null);
        }
        return found.size() == 1 && hasMoved(free.get(0), row) ? new Match(free.get(0), null) : null;
    }

    /** A link that stands at another city now: the event moved there, unless others have the link, or there are events in both. */
    private boolean hasMoved(Event event, Located row) {
        return row.eventPages().stream().allMatch(page -> rowsOfPage.get(page) == 1)
                && !rowsOfCity.containsKey(event.city().id())
                && !byCity.containsKey(row.cityId());
    }

    @Nullable
    private Match byCityAndDay(Located row) {
        var thatDay = seen(only(here(row), event -> Objects.equals(event.startDate(), row.day())));
        return thatDay.size() == 1 ? new Match(thatDay.get(0), null) : null;
    }

    private Match byCity(Located row) {
        var here = here(row);
        var thatDay = only(here, event -> Objects.equals(event.startDate(), row.day()));
        var undated = only(here, event -> event.startDate() == null);
        if (!thatDay.isEmpty()) {
            return one(meant(thatDay, row));
        }
        if (row.day() == null || here.stream().allMatch(event -> event.publication() == EventPublication.hidden)) {
            return one(meant(here, row));
        }
        if (!undated.isEmpty()) {
            return one(undated);
        }
        return one(only(here, event -> here.size() == 1 && isRescheduled(event, row)));
    }

    /** One of several in its city: a group chat of theirs tells them apart, too. Where a row tells a day, it means that one. */
    @Nullable
    private Match byLink(Located row) {
        var links = row.pages();
        var linked = seen(only(
                here(row),
                event -> (row.day() == null || row.day().equals(event.startDate()))
                        && event.signupLinks().stream().map(Link::canonicalUrl).anyMatch(links::contains)));
        var isClear = linked.size() == 1 || (!linked.isEmpty() && row.saysOnlyPlaceAndLinks());
        return isClear ? new Match(linked.get(0), null) : null;
    }

    /** A row that says nothing but its city may be about any of them, where the source has a row for each. */
    private List<Event> meant(List<Event> here, Located row) {
        var isAnyOfThem = row.proposal().links().isEmpty()
                && row.saysOnlyPlaceAndLinks()
                && counts(row.cityId()).contains(rowsOfCity.getOrDefault(row.cityId(), 0L));
        return isAnyOfThem ? here.stream().limit(1).toList() : here;
    }

    /** How many events of a city a list may have: those that everyone sees, or drafts, too. */
    private List<Long> counts(String cityId) {
        var there = only(
                byCity.getOrDefault(cityId, List.of()),
                event -> event.replacedBy() == null && event.publication() != EventPublication.hidden);
        return List.of((long) seen(there).size(), (long) there.size());
    }

    /** Those in its city that it may be about; hidden ones only where there is no other, and without a day drafts, too. */
    private List<Event> here(Located row) {
        var free = only(
                free(byCity.getOrDefault(row.cityId(), List.of())),
                event -> event.replacedBy() == null && !isKnownOtherwise(event, row));
        var shown = only(free, event -> event.publication() != EventPublication.hidden);
        var here = shown.isEmpty() ? free : shown;
        return row.day() == null ? seen(here) : here;
    }

    /** Those that everyone sees, or all where there are none. */
    private static List<Event> seen(List<Event> found) {
        var seen = only(found, event -> event.publication() == EventPublication.published);
        return seen.isEmpty() ? found : seen;
    }

    /** Another day is another event, unless there is but one of the city, here and there, which isn't over. */
    private boolean isRescheduled(Event event, Located row) {
        return rowsOfCity.get(row.cityId()) == 1
                && event.lifecycle(now) != Lifecycle.past
                && (row.eventPages().isEmpty() || pages(event).isEmpty());
    }

    /** Whether the source has another name for the event: it still uses that, or the days differ, too. */
    private boolean isKnownOtherwise(Event event, Located row) {
        var externalId = ImportMemory.stored(row.proposal().externalId());
        var known = memory.externalIds(event.id());
        return externalId != null
                && !known.isEmpty()
                && !known.contains(externalId)
                && (known.stream().anyMatch(externalIds::contains) || !Objects.equals(event.startDate(), row.day()));
    }

    private static Match one(List<Event> found) {
        if (found.size() > 1) {
            var slugs = found.stream().limit(5).map(Event::slug).collect(Collectors.joining(", "));
            return new Match(
                    null,
                    new Fault(
                            null,
                            null,
                            "ambiguous_event",
                            "It may be about any of " + slugs + ": give its day, or its sign-up link."));
        }
        return found.isEmpty() ? Match.NEW : new Match(found.get(0), null);
    }

    private List<Event> free(Collection<Event> found) {
        return only(found, event -> !taken.contains(event.id()));
    }

    private static List<Event> only(Collection<Event> found, Predicate<Event> condition) {
        return found.stream().filter(condition).toList();
    }

    private static List<String> pages(Event event) {
        return event.signupLinks().stream()
                .filter(link -> link.kind().isSignupPage())
                .map(Link::canonicalUrl)
                .toList();
    }
}
