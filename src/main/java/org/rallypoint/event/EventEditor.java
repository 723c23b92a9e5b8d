package org.rallypoint.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.Ids;
import org.rallypoint.access.Access;
import org.rallypoint.access.Deed;
import org.rallypoint.access.Guarded;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignRepository;
import org.rallypoint.city.City;
import org.rallypoint.city.CityChoice;
import org.rallypoint.city.CityDetailsView;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.Folding;
import org.rallypoint.event.EventChanges.Done;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Fault;
import org.rallypoint.http.MergePatch;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.TranslationKeys;

/** Makes and changes events from JSON, by the same rules whoever sends it. The campaign's row is locked by the caller. */
@Singleton
public class EventEditor {

    private static final int SLUG_LENGTH = 90;

    private final EventRepository events;
    private final EventChanges changes;
    private final CityChoice choice;
    private final CityRepository cities;
    private final Access access;
    private final PublicUrls urls;
    private final ObjectMapper json;
    private final Clock clock;

    EventEditor(
            EventRepository events,
            EventChanges changes,
            CityChoice choice,
            CityRepository cities,
            Access access,
            PublicUrls urls,
            ObjectMapper json,
            Clock clock) {
        this.events = events;
        this.changes = changes;
        this.choice = choice;
        this.cities = cities;
        this.access = access;
        this.urls = urls;
        this.json = json;
        this.clock = clock;
    }

    /** Only drafts can be asked for: everything else follows from who creates it. */
    enum NewPublication {
        draft
    }

    /**
     * An event, and what whoever wrote it should look at again.
     *
     * @param warnings each with a pointer into the body
     */
    public record Edited(Event event, List<Fault> warnings) {}

    /** Somewhere in a campaign, before there is an event. */
    private record Somewhere(Campaign campaign, String countryCode) implements Guarded {
        @Override
        public String campaignSlug() {
            return campaign.slug();
        }

        @Override
        public boolean isPublic() {
            return campaign.isPublic();
        }

        @Override
        public boolean trustsChapters() {
            return campaign.trustsChapters();
        }
    }

    /**
     * Makes an event. It is published at once where the caller may do so and the body doesn't ask for a draft, else it waits
     * for a coordinator.
     *
     * @throws ProblemException 400 and 422 with every fault of the body, 403, 409
     */
    public Edited create(Campaign campaign, ObjectNode given, boolean allowDuplicate) {
        var proposed = propose(campaign, given, allowDuplicate, events);
        changes.settle(List.of(store(proposed.event())));
        return proposed;
    }

    /** The event that {@link #create} makes, by all its rules, and not stored. */
    Edited propose(Campaign campaign, ObjectNode given, boolean allowDuplicate, Neighbours neighbours) {
        var anywhere = new Somewhere(campaign, null);
        if (!access.may(Deed.create_event, anywhere) && !access.may(Deed.see_campaign, anywhere)) {
            access.require(Deed.create_event, anywhere, CampaignRepository::unknown);
        }
        campaign.mustBeOpen();
        var body = new BodyReader(given);
        var wantsDraft = body.oneOf("publication", NewPublication.class) == NewPublication.draft;
        var accepts = body.flag("acceptCodeOfConduct");
        var warnings = new ArrayList<Fault>();
        var event = draft(campaign, given, body, List.of("publication"), warnings, neighbours);
        access.require(Deed.create_event, new Somewhere(campaign, event.countryCode()), CampaignRepository::unknown);
        event.belongsTo(access.caller().holder());
        mayClaim(event, Affiliation.listed);
        if (Boolean.TRUE.equals(accepts)) {
            event.acceptConduct(access.caller().tokenId(), clock.instant());
        }
        var publishes = !wantsDraft && access.may(Deed.publish_event, event);
        if (publishes && !event.isConductAccepted()) {
            mustAccept(body);
        }
        body.done();
        if (!allowDuplicate) {
            refuseTwin(event, neighbours);
        }
        if (publishes) {
            event.publish();
        } else if (!wantsDraft) {
            event.handIn();
        }
        warnings.addAll(sharedLinks(event, neighbours));
        return new Edited(event, warnings);
    }

    /** Stores an event that was proposed; to be settled later. */
    Done store(Event proposed) {
        proposed.standsIn(cities.stored(proposed.city()));
        events.persist(proposed);
        return changes.made(proposed, "event.create");
    }

    /**
     * Refuses what {@link #create} would refuse whoever asks, and makes nothing.
     *
     * @param pointer where the event stands in the body
     * @throws ProblemException 400 and 422 with every fault of the body
     */
    public void check(Campaign campaign, ObjectNode given, String pointer) {
        campaign.mustBeOpen();
        draft(campaign, given, new BodyReader(given, pointer), List.of(), new ArrayList<>(), events);
    }

    /** The same for a patch; the event has to be a detached one, since the patch is tried on it. */
    public void check(Event detached, ObjectNode patch, String pointer) {
        detached.mustBeOpen();
        apply(detached, patch, pointer, new ArrayList<>());
    }

    /** An event that is stored nowhere, in a city that may not be stored either. */
    private Event draft(
            Campaign campaign,
            ObjectNode given,
            BodyReader body,
            List<String> alsoWritable,
            List<Fault> warnings,
            Neighbours neighbours) {
        var input = EventInput.read(body, alsoWritable);
        if (!body.has("newCity")) {
            body.require("city");
        }
        input.checkLabels(given, body);
        var city = city(input, body, warnings);
        if (city == null) {
            body.done();
        }
        var event = Event.draft(Ids.next(), freeSlug(campaign, city, neighbours), campaign, city, clock.instant());
        input.applyTo(event, body);
        body.done();
        return event;
    }

    /**
     * Shows an event to the public.
     *
     * @param accepts the code of conduct, where the campaign has one
     * @throws ProblemException 422 where nobody accepted it yet
     */
    public void publish(Event event, boolean accepts, BodyReader body) {
        if (accepts) {
            event.acceptConduct(access.caller().tokenId(), clock.instant());
        }
        if (!event.isConductAccepted()) {
            mustAccept(body);
            body.done();
        }
        if (event.publication() == EventPublication.hidden) {
            // Why it was hidden was for those who saw it vanish.
            event.note(null);
        }
        event.publish();
    }

    /**
     * Applies a merge patch to an event whose row is locked.
     *
     * @throws ProblemException 400 and 422 with every fault of the result, 403, 409
     */
    public Edited patch(Event event, ObjectNode patch, boolean allowDuplicate) {
        var changed = change(event, patch, allowDuplicate, events);
        if (changed.done() != null) {
            changes.settle(List.of(changed.done()));
        }
        return new Edited(event, changed.warnings());
    }

    /**
     * A change that is still to be settled.
     *
     * @param done null when nothing was changed
     */
    record Unsettled(@Nullable Done done, List<Fault> warnings) {}

    /** The same as {@link #patch}, to be settled later. */
    Unsettled change(Event event, ObjectNode patch, boolean allowDuplicate, Neighbours neighbours) {
        event.mustBeOpen();
        var warnings = new ArrayList<Fault>();
        var affiliation = event.affiliation();
        var country = event.countryCode();
        var done = changes.attempt(event, "event.patch", () -> {
            apply(event, patch, "", warnings);
            mayClaim(event, affiliation);
            if (!event.countryCode().equals(country)) {
                // It has moved to where the caller may have no say; an edit link has none anywhere else.
                access.require(Deed.hand_in_event, event, EventRepository::unknown);
            }
            event.standsIn(cities.stored(event.city()));
        });
        done.ifPresent(change -> {
            if (!allowDuplicate && (change.after().has("city") || change.after().has("startDate"))) {
                refuseTwin(event, neighbours);
            }
            if (change.after().has("signupLinks")) {
                warnings.addAll(sharedLinks(event, neighbours));
            }
        });
        return new Unsettled(done.orElse(null), warnings);
    }

    /**
     * What an event would become, stored nowhere: the event itself is left as it is.
     *
     * @throws ProblemException 400 and 422 with every fault of the result, 409
     */
    void attempt(Event event, ObjectNode patch, boolean allowDuplicate, Neighbours neighbours) {
        event.mustBeOpen();
        var copy = Event.draft(event.id(), event.slug(), event.campaign(), event.city(), clock.instant());
        EventInput.of(event).applyTo(copy, new BodyReader(json.createObjectNode()));
        apply(copy, patch, "", new ArrayList<>());
        var isElsewhere =
                !copy.city().id().equals(event.city().id()) || !Objects.equals(copy.startDate(), event.startDate());
        if (isElsewhere && !allowDuplicate) {
            refuseTwin(copy, neighbours);
        }
    }

    private void apply(Event event, ObjectNode patch, String pointer, List<Fault> warnings) {
        ObjectNode present = json.valueToTree(EventInput.of(event));
        var given = TranslationKeys.canonical(patch);
        var body = new BodyReader(MergePatch.apply(present, EventInput.withItsPlace(given)), pointer);
        var input = EventInput.read(body, List.of());
        input.checkLabels(given, body);
        var namesPlace = EventInput.PLACE.stream().anyMatch(given::hasNonNull) || given.has("city");
        if (namesPlace && input.newCity() == null) {
            body.require("city");
        }
        var city = namesPlace ? city(input, body, warnings) : event.city();
        var status = event.status();
        if (city != null && !city.id().equals(event.city().id()) && body.isFine(EventInput.WHEN)) {
            // The clocks of one city may not know a time of the other.
            body.check(() -> event.moveTo(city, input.schedule()));
        }
        input.applyTo(event, body);
        if (event.status() != status && !patch.has("statusNote")) {
            // What was said of it while it was put off is over.
            event.note(null);
        }
        body.done();
    }

    /** Null only after a fault, which the reader then tells. */
    @Nullable
    private City city(EventInput input, BodyReader body, List<Fault> warnings) {
        if (input.newCity() != null) {
            if (input.city() != null) {
                body.refuse("newCity", "two_cities", "An event takes place in city or in newCity.");
                return null;
            }
            return body.isFine() ? choice.enter(input.newCity()) : null;
        }
        if (input.city() == null) {
            return null;
        }
        var chosen = choice.choose(input.city(), input.countryCode());
        if (chosen.city() == null) {
            refuseCity(input, body, chosen.candidates());
            return null;
        }
        var city = chosen.city();
        if (input.countryCode() != null && !input.countryCode().equals(city.countryCode())) {
            body.refuse("countryCode", "other_country", "That city is in " + city.countryCode() + ".");
        }
        if (chosen.candidates().size() > 1) {
            warnings.add(Fault.ofBody(
                    "/city",
                    "city_guessed",
                    "Taken for its size: " + city.id() + ". There are also " + others(chosen.candidates(), city)
                            + "."));
        }
        return city;
    }

    private static void refuseCity(EventInput input, BodyReader body, List<CityDetailsView> candidates) {
        if (candidates.isEmpty()) {
            var where = input.countryCode() == null ? "" : " in " + input.countryCode();
            body.refuse(
                    "city",
                    "unknown_city",
                    "The gazetteer knows no such city" + where + "; enter it as newCity if that is right.");
        } else {
            body.suggest(candidates);
            body.refuse(
                    "city",
                    "ambiguous_city",
                    "Several cities bear this name; give the id of one of the candidates"
                            + (input.countryCode() == null ? ", or a countryCode." : "."));
        }
    }

    private static String others(List<CityDetailsView> candidates, City chosen) {
        return candidates.stream()
                .map(candidate -> candidate.city().id())
                .filter(id -> !id.equals(chosen.id()))
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    /** That an event is official is said by those who answer for the campaign. */
    private void mayClaim(Event event, Affiliation before) {
        if (event.affiliation() != before && !access.may(Deed.publish_event, event)) {
            throw ProblemException.forbidden("How an event stands to the campaign is said by its coordinators.");
        }
    }

    private static void mustAccept(BodyReader body) {
        body.refuse(
                "acceptCodeOfConduct",
                "code_of_conduct",
                "The campaign has a code of conduct; publishing needs its acceptance, acceptCodeOfConduct true.");
    }

    private void refuseTwin(Event event, Neighbours neighbours) {
        neighbours.twinOf(event).ifPresent(twin -> {
            var isSeen = access.maySee(twin);
            throw ProblemException.conflict(
                    "duplicate",
                    "The campaign has an event in this city on this day already"
                            + (isSeen ? ": " + twin.slug() : "")
                            + ". Ask with allowDuplicate=true if there are two.",
                    "/city",
                    isSeen ? Existing.of(twin, urls) : null);
        });
    }

    /** Two events with one sign-up page: mostly a slip of who copied a link. */
    private static List<Fault> sharedLinks(Event event, Neighbours neighbours) {
        var links = event.signupLinks();
        var shared = neighbours.othersLinkingTo(
                event, links.stream().map(link -> link.canonicalUrl()).toList());
        return Stream.iterate(0, i -> i < links.size(), i -> i + 1)
                .filter(i -> shared.containsKey(links.get(i).canonicalUrl()))
                .map(i -> Fault.ofBody(
                        "/signupLinks/" + i + "/url",
                        "shared_link",
                        "Another event has the same sign-up link: "
                                + shared.get(links.get(i).canonicalUrl()) + "."))
                .toList();
    }

    /** {@code campaign-city}, then {@code campaign-city-2} and so on. */
    private static String freeSlug(Campaign campaign, City city, Neighbours neighbours) {
        var place = Folding.slug(city.name());
        var base = campaign.slug() + "-" + (place.isEmpty() ? city.id() : place);
        base = base.substring(0, Math.min(base.length(), SLUG_LENGTH)).replaceAll("-+$", "");
        return neighbours.freeSlug(base);
    }
}
