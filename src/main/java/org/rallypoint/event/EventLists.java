package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.access.Access;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.city.CityResource;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.Languages;
import org.rallypoint.http.Page;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.Reading;

/** The lists of events and the single event that the API gives out, in whichever format: each is asked for here alone. */
@Singleton
public class EventLists {

    private final EventRepository events;
    private final EventRows rows;
    private final EventQueryReader queries;
    private final EventViews views;
    private final CampaignReads campaigns;
    private final CampaignViews campaignViews;
    private final Gazetteer gazetteer;
    private final PlaceNames names;
    private final Access access;

    EventLists(
            EventRepository events,
            EventRows rows,
            EventQueryReader queries,
            EventViews views,
            CampaignReads campaigns,
            CampaignViews campaignViews,
            Gazetteer gazetteer,
            PlaceNames names,
            Access access) {
        this.events = events;
        this.rows = rows;
        this.queries = queries;
        this.views = views;
        this.campaigns = campaigns;
        this.campaignViews = campaignViews;
        this.gazetteer = gazetteer;
        this.names = names;
        this.access = access;
    }

    /** Events of all campaigns; ends the reading of the query. */
    public EventList everywhere(QueryReader read, Reading reading, Extent extent) {
        var query = queries.read(read, When.upcoming, reading.now(), extent);
        queries.campaigns(read, query);
        queries.cities(read, query);
        var list = list(read, query, reading, extent);
        var asked = read.texts("campaign");
        return extent == Extent.sparse_page || asked.size() != 1
                ? list
                : list.about(campaignTitle(asked.get(0), list, reading));
    }

    /** Events of one campaign, past ones too; ends the reading of the query. */
    public EventList ofCampaign(String slug, QueryReader read, Reading reading, Extent extent) {
        var query = queries.read(read, When.all, reading.now(), extent);
        if (isDraftOfTheCaller(slug)) {
            query.inDraft(slug, access.caller());
        } else {
            query.inCampaigns(List.of(slug), CampaignRepository::unknown);
        }
        queries.cities(read, query);
        var list = list(read, query, reading, extent);
        return extent == Extent.sparse_page ? list : list.about(campaignTitle(slug, list, reading));
    }

    /** An empty list is one of its campaign, too. */
    private String campaignTitle(String slug, EventList list, Reading reading) {
        return list.campaigns().containsKey(slug)
                ? list.campaigns().get(slug)
                : campaigns
                        .named(slug)
                        .map(found -> campaignViews.title(found.campaign(), reading.languages()))
                        .orElseThrow(CampaignRepository::unknown);
    }

    /** Events of all campaigns in one city; ends the reading of the query. */
    public EventList inCity(String id, QueryReader read, Reading reading, Extent extent) {
        var query = queries.read(read, When.upcoming, reading.now(), extent).inCity(id);
        queries.campaigns(read, query);
        if (gazetteer.byId(id).isEmpty()) {
            query.mustKnowTown(id, CityResource::unknown);
        }
        var list = list(read, query, reading, extent);
        return list.about(cityName(id, list, reading));
    }

    private String cityName(String id, EventList list, Reading reading) {
        return list.page().items().stream()
                .findFirst()
                .map(event -> event.city().name())
                .or(() -> gazetteer
                        .byId(id)
                        .map(place -> names.ofCity(
                                id, place.name(), reading.languages().wanted())))
                .orElse(id);
    }

    /**
     * One event.
     *
     * @param view null where it was merged into another one
     * @param movedTo the id of that one, else null
     * @param campaign title of its campaign; null where nobody asked for it
     * @param next when it will be another one although nobody changes anything; null if never
     */
    public record One(
            @Nullable EventView view,
            @Nullable UUID movedTo,
            @Nullable String campaign,
            @Nullable Instant next) {}

    /** One event by id or slug, as far as the caller may see it, with the contacts that the caller may see. */
    public One one(String idOrSlug, Reading reading, boolean allTranslations) {
        return one(
                idOrSlug,
                access::maySee,
                event -> until(event, views.single(event, reading, allTranslations), reading));
    }

    /** The same with the title of its campaign, as anybody sees it, whoever asks: for addresses that people share. */
    public One shared(String idOrSlug, Reading reading) {
        return one(idOrSlug, Event::isPublic, event -> {
            var one = until(event, views.shared(event, reading), reading);
            return new One(one.view(), null, campaignViews.title(event.campaign(), reading.languages()), one.next());
        });
    }

    /** The same without any contact: for those formats that are passed on. */
    public One oneWithoutContacts(String idOrSlug, Reading reading) {
        return one(
                idOrSlug,
                access::maySee,
                event -> new One(
                        views.view(event, reading, false),
                        null,
                        campaignViews.title(event.campaign(), reading.languages()),
                        event.nextBoundary(reading.now())));
    }

    /** Those of the events that are public now, in the order of lists, with the titles of their campaigns. */
    public EventList publicOnes(Collection<UUID> ids, Reading reading) {
        var found = ids.isEmpty() ? List.<Event>of() : events.publicOnes(ids);
        var shown = views.views(found, reading, false);
        return new EventList(
                Page.whole(shown),
                null,
                Set.of(),
                titles(found, reading.languages()),
                EventViews.languages(shown, reading.languages()),
                reading.now(),
                null);
    }

    private One one(String idOrSlug, Predicate<Event> isSeen, Function<Event, One> shown) {
        var event = events.named(idOrSlug).orElseThrow(EventRepository::unknown);
        if (event.replacedBy() != null) {
            var survivor = events.survivor(event).orElseThrow(EventRepository::unknown);
            return new One(null, survivor.id(), null, null);
        }
        if (!isSeen.test(event)) {
            throw EventRepository.unknown();
        }
        return shown.apply(event);
    }

    private static One until(Event event, EventViews.Single single, Reading reading) {
        var next = Stream.of(event.nextBoundary(reading.now()), single.contactsUntil())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new One(single.view(), null, null, next);
    }

    private EventList list(QueryReader read, EventQuery query, Reading reading, Extent extent) {
        read.done();
        var found = rows.page(query);
        var shown = views.views(found.events(), reading, false);
        return new EventList(
                Page.of(shown, nextCursor(found, query), query.limit(), found.counted()),
                null,
                query.fields(),
                extent == Extent.sparse_page ? Map.of() : titles(found.events(), reading.languages()),
                EventViews.languages(shown, reading.languages()),
                reading.now(),
                found.next());
    }

    private Map<String, String> titles(List<? extends StoredEvent> events, Languages asked) {
        var slugs = events.stream().map(event -> event.campaign().slug()).collect(Collectors.toSet());
        return slugs.isEmpty()
                ? Map.of()
                : campaigns.withTexts(slugs).stream()
                        .collect(Collectors.toMap(Campaign::slug, campaign -> campaignViews.title(campaign, asked)));
    }

    /** Who prepares a campaign sees what is ready in it before the public does. */
    private boolean isDraftOfTheCaller(String slug) {
        return !access.caller().isNobody()
                && campaigns
                        .named(slug)
                        .map(CampaignReads.Counted::campaign)
                        .filter(campaign -> !campaign.isPublic() && access.maySee(campaign))
                        .isPresent();
    }

    private static String nextCursor(EventPage found, EventQuery query) {
        if (!found.more()) {
            return null;
        }
        int last = found.events().size() - 1;
        var position = query.sort()
                .position(found.events().get(last), found.distances().get(last));
        return Cursor.write(query.sort().toString(), position);
    }
}
