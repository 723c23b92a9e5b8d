package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.CommaSeparated;
import org.rallypoint.RuleViolation;
import org.rallypoint.Slugs;
import org.rallypoint.StateConflict;
import org.rallypoint.access.Guarded;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignPublication;
import org.rallypoint.city.City;
import org.rallypoint.city.Folding;
import org.rallypoint.city.Place;
import org.rallypoint.link.Link;
import org.rallypoint.link.WebAddress;

/** One protest of a campaign in one city. It needs no more than these two to exist. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Event implements Guarded, StoredEvent {

    /** As its column has it. */
    private static final int MOST_SEARCHED = 100_000;

    @Id
    private UUID id;

    private String slug;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Campaign campaign;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private City city;

    @Enumerated(EnumType.STRING)
    private EventPublication publication = EventPublication.draft;

    /** The event that this one was merged into. */
    @Column(name = "replaced_by")
    private UUID replacedBy;

    @Enumerated(EnumType.STRING)
    private EventStatus status = EventStatus.scheduled;

    @Enumerated(EnumType.STRING)
    private Details details;

    @Enumerated(EnumType.STRING)
    private EventKind kind = EventKind.protest;

    @Enumerated(EnumType.STRING)
    private Attendance attendance = Attendance.in_person;

    @Enumerated(EnumType.STRING)
    private Affiliation affiliation = Affiliation.listed;

    @Enumerated(EnumType.STRING)
    private Permit permit = Permit.unknown;

    @Embedded
    private Schedule schedule;

    @Embedded
    private Moments moments;

    /**
     * Whether {@link EndedEvents} has seen that its effective end is over: lists of what is to come look for it among the others
     * only. What counts is the effective end itself.
     */
    private boolean ended;

    private LocalDate previousStartDate;
    private Instant previousStartsAt;
    private String sortName;

    @Embedded
    private Venue venue;

    /** That of its city, for queries. */
    private String countryCode;

    private double latitude;
    private double longitude;
    private Integer catchmentKm;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> spokenLanguages = new TreeSet<>();

    @Embedded
    private Accessibility accessibility;

    private String imageUrl;
    private String organisedBy;

    @Embedded
    private Turnout turnout;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> availableLanguages = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "event_text", joinColumns = @JoinColumn(name = "event_id"))
    @MapKeyColumn(name = "language")
    private Map<String, EventText> texts = new HashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "event_id")
    @OrderBy("position")
    private Set<Link> links = new LinkedHashSet<>();

    /** Those of its sign-up links, for queries. */
    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> platforms = new TreeSet<>();

    /** Long, and only ever searched. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    /** Raised by hand, once for each stored change: a campaign's new window changes the row, but not what it says. */
    private int revision = 1;

    private Instant createdAt;
    private Instant updatedAt;

    /** Whom it belongs to; null for what nobody entered through the API. */
    private UUID holder;

    private Instant firstPublicAt;

    /** When and by which token the campaign's code of conduct was accepted for it. */
    private Instant conductAcceptedAt;

    private UUID conductAcceptedBy;

    /** Why a coordinator gave it back, for its holder. */
    private String reviewNote;

    protected Event() {}

    /** A draft of which nothing is known but the campaign and the city. */
    public static Event draft(UUID id, String slug, Campaign campaign, City city, Instant now) {
        var event = new Event();
        event.id = id;
        event.slug = Slugs.checked("slug", slug);
        event.campaign = campaign;
        event.city = city;
        event.sortName = city.sortName();
        event.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        event.updatedAt = event.createdAt;
        event.derive();
        return event;
    }

    // ------------------------------------------------------------------ what is said of it

    public void say(String language, EventText text) {
        if (text.equals(EventText.EMPTY)) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
        derive();
    }

    /** Links in the order in which they are shown; at most one sign-up link may be chosen as the primary one. */
    public void linkTo(List<Link> links) {
        var checked = Link.withOneChosen(links);
        this.links.clear();
        this.links.addAll(checked);
        derive();
    }

    public void meetAt(@Nullable Venue venue) {
        this.venue = venue == null || venue.equals(Venue.UNKNOWN) ? null : venue.checked();
        derive();
    }

    public void isOfKind(EventKind kind, Attendance attendance) {
        this.kind = kind;
        this.attendance = attendance;
        derive();
    }

    public void illustrate(@Nullable String imageUrl) {
        this.imageUrl = imageUrl == null
                ? null
                : WebAddress.ofPage("imageUrl", imageUrl).url();
    }

    /** It takes place in another city than was thought; its slug stays. */
    public void moveTo(City city, Schedule when) {
        // Refuses what can't be there before anything is changed.
        Moments.of(when, city.timeZone(), campaign.endDate());
        this.city = city;
        this.sortName = city.sortName();
        happens(when);
    }

    /** Its city as it is stored, the same one that it has. */
    void standsIn(City stored) {
        city = stored;
    }

    public void belongsTo(@Nullable UUID holder) {
        this.holder = holder;
    }

    public void isOrganised(@Nullable String organisedBy, Affiliation affiliation, Permit permit) {
        this.organisedBy = organisedBy;
        this.affiliation = affiliation;
        this.permit = permit;
    }

    /** For whom it is; {@code catchmentKm} is how far people travel to it, null as far as to any other. */
    public void isFor(
            Collection<String> spokenLanguages, @Nullable Accessibility access, @Nullable Integer catchmentKm) {
        if (catchmentKm != null && catchmentKm < 1) {
            throw new RuleViolation("catchmentKm", "out_of_range", "People travel at least a kilometre.");
        }
        this.spokenLanguages = CommaSeparated.of(spokenLanguages);
        this.accessibility = access;
        this.catchmentKm = catchmentKm;
    }

    public void counted(@Nullable Turnout turnout) {
        this.turnout = turnout == null || turnout.equals(Turnout.UNKNOWN) ? null : turnout.checked();
    }

    // ------------------------------------------------------------------ when it is, and what becomes of it

    /** Sets or moves it. Once a day or time was public, the one that people may still have in mind is kept beside. */
    public void happens(Schedule when) {
        var before = moments;
        var dayBefore = startDate();
        // Refuses what can't be before anything is changed.
        moments = Moments.of(when, city.timeZone(), campaign.endDate());
        schedule = when;
        derive();
        if (isPublic() && dayBefore != null && isMoved(dayBefore, before)) {
            previousStartDate = dayBefore;
            previousStartsAt = before.startsAt();
        }
        if (status == EventStatus.postponed
                && when.startDate() != null
                && !when.startDate().equals(dayBefore)) {
            status = EventStatus.scheduled;
        }
    }

    /** Puts it off to another day, or to one that nobody knows yet ({@link Schedule#UNKNOWN}). */
    public void postpone(Schedule when) {
        mustBeOpen();
        if (status == EventStatus.cancelled) {
            throw new StateConflict("cancelled", "A cancelled event has to be reinstated first.");
        }
        happens(when);
        status = EventStatus.postponed;
    }

    public void cancel() {
        mustBeOpen();
        status = EventStatus.cancelled;
    }

    /** Takes a cancellation back. What had no day left when it was cancelled is postponed as before. */
    public void reinstate() {
        mustBeOpen();
        if (status == EventStatus.postponed) {
            throw new StateConflict("postponed", "A postponed event takes place again once it has a day.");
        }
        if (status == EventStatus.cancelled) {
            status = startDate() == null && previousStartDate != null ? EventStatus.postponed : EventStatus.scheduled;
        }
    }

    /** Says what became of it, for the public; what was said of an earlier state is over in every language. */
    public void note(@Nullable String note) {
        texts.replaceAll((language, text) -> text.withStatusNote(null));
        texts.values().removeIf(EventText.EMPTY::equals);
        var language = campaign.defaultLanguage();
        say(language, text(language).withStatusNote(note));
    }

    /** Asks a coordinator to publish it. */
    public void handIn() {
        if (publication == EventPublication.draft) {
            publication = EventPublication.pending;
            reviewNote = null;
        }
    }

    /** Refuses to settle what doesn't wait. */
    public void mustBePending() {
        if (publication != EventPublication.pending) {
            throw new StateConflict("settled", "It doesn't wait for a coordinator.");
        }
    }

    /** Gives it back to its holder, who may hand it in again. */
    public void giveBack(String reason) {
        mustBePending();
        publication = EventPublication.draft;
        reviewNote = reason;
    }

    public void publish() {
        mustBeOpen();
        publication = EventPublication.published;
        reviewNote = null;
    }

    public void hide() {
        if (replacedBy != null) {
            throw new StateConflict("merged", "It was merged into another event, and is out of sight.");
        }
        publication = EventPublication.hidden;
    }

    public void acceptConduct(@Nullable UUID token, Instant now) {
        if (conductAcceptedAt == null) {
            conductAcceptedAt = now;
            conductAcceptedBy = token;
        }
    }

    /** Whether somebody accepted the campaign's code of conduct for it, or there is none. */
    public boolean isConductAccepted() {
        return conductAcceptedAt != null || campaign.codeOfConductUrl() == null;
    }

    /** Takes it out of sight in favour of another event of the same campaign. */
    public void mergeInto(Event survivor) {
        campaign.mustBeOpen();
        if (survivor.id.equals(id)) {
            throw new RuleViolation("into", "itself", "An event can't be merged into itself.");
        }
        if (!survivor.campaign.id().equals(campaign.id())) {
            throw new RuleViolation("into", "other_campaign", "Events of two campaigns are two protests.");
        }
        if (survivor.replacedBy != null) {
            throw new RuleViolation("into", "merged", "That event was itself merged into another one.");
        }
        if (replacedBy != null && !replacedBy.equals(survivor.id)) {
            throw new StateConflict("merged", "It was merged into another event already.");
        }
        if (isPublic() && !survivor.isPublic()) {
            throw new RuleViolation("into", "not_public", "Nobody could follow from a public event to one that isn't.");
        }
        replacedBy = survivor.id;
        publication = EventPublication.hidden;
    }

    /** Refuses changes of what is over and done: an archived campaign is frozen, a merged event lives on in another. */
    public void mustBeOpen() {
        campaign.mustBeOpen();
        if (replacedBy != null) {
            throw new StateConflict("merged", "It was merged into another event; change that one.");
        }
    }

    /** Refuses to delete what anyone may have seen: that is cancelled or hidden, so that copies of it learn of it. */
    public void mustNeverHaveBeenPublic() {
        if (firstPublicAt != null || publication == EventPublication.published) {
            throw new StateConflict(
                    "was_public", "It was public: cancel or hide it, so that those who saw it learn of it.");
        }
    }

    /** A change of it is about to be stored. */
    public void changed(Instant now) {
        revision++;
        updatedAt = now.truncatedTo(ChronoUnit.MILLIS);
        noteFirstSight(now);
    }

    /** Remembers since when anyone may have seen it. */
    public void noteFirstSight(Instant now) {
        if (firstPublicAt == null && isPublic()) {
            firstPublicAt = now.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private boolean isMoved(LocalDate dayBefore, Moments before) {
        var timeMoved = before.startsAt() != null && !before.startsAt().equals(moments.startsAt());
        return !dayBefore.equals(startDate()) || timeMoved;
    }

    // ------------------------------------------------------------------ what follows from that

    /** Rebuilds everything that is stored though it follows from the rest. */
    public void derive() {
        moments = Moments.of(schedule(), city.timeZone(), campaign.endDate());
        ended = false;
        details = computeDetails();
        countryCode = city.countryCode();
        platforms = CommaSeparated.of(
                signupLinks().stream().map(link -> link.platform().name()).toList());
        var ownPoint = venue != null && venue.hasPoint();
        latitude = ownPoint ? venue.latitude() : city.latitude();
        longitude = ownPoint ? venue.longitude() : city.longitude();
        availableLanguages = writtenLanguages();
        availableLanguages.add(campaign.defaultLanguage());
        var all = searchableTexts().map(Folding::fold).distinct().collect(Collectors.joining("\n"));
        // One letter may stand for eighteen when it is folded.
        searchText = all.substring(0, Math.min(all.length(), MOST_SEARCHED));
    }

    private Details computeDetails() {
        if (startDate() == null && signupLinks().isEmpty()) {
            return Details.to_follow;
        }
        return missing().isEmpty() ? Details.complete : Details.partial;
    }

    /** Whether anyone may see it: it is published, and its campaign is. */
    @Override
    public boolean isPublic() {
        return publication == EventPublication.published && campaign.publication() != CampaignPublication.draft;
    }

    private Stream<String> searchableTexts() {
        var place = venue == null ? Stream.<String>empty() : Stream.of(venue.name(), venue.address());
        var said = texts.values().stream().flatMap(text -> Stream.of(text.title(), text.summary()));
        return Stream.concat(place, said).filter(Objects::nonNull);
    }

    // ------------------------------------------------------------------ plain values

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public Campaign campaign() {
        return campaign;
    }

    public City city() {
        return city;
    }

    @Override
    public Place place() {
        return city.place();
    }

    @Override
    public EventPublication publication() {
        return publication;
    }

    @Override
    @Nullable
    public UUID replacedBy() {
        return replacedBy;
    }

    @Override
    public EventStatus status() {
        return status;
    }

    @Override
    public Details details() {
        return details;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public Attendance attendance() {
        return attendance;
    }

    @Override
    public Affiliation affiliation() {
        return affiliation;
    }

    @Override
    public Permit permit() {
        return permit;
    }

    /** Never null; Hibernate reads a value of nothing but nulls as null. */
    @Override
    public Schedule schedule() {
        return schedule == null ? Schedule.UNKNOWN : schedule;
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    @Nullable
    public LocalDate previousStartDate() {
        return previousStartDate;
    }

    @Override
    @Nullable
    public Instant previousStartsAt() {
        return previousStartsAt;
    }

    @Override
    public String sortName() {
        return sortName;
    }

    @Override
    @Nullable
    public Venue venue() {
        return venue;
    }

    @Override
    @Nullable
    public Integer catchmentKm() {
        return catchmentKm;
    }

    @Override
    public SortedSet<String> spokenLanguages() {
        return Collections.unmodifiableSortedSet(spokenLanguages);
    }

    @Override
    @Nullable
    public Accessibility accessibility() {
        return accessibility;
    }

    @Override
    @Nullable
    public String imageUrl() {
        return imageUrl;
    }

    @Override
    @Nullable
    public String organisedBy() {
        return organisedBy;
    }

    @Override
    @Nullable
    public Turnout turnout() {
        return turnout;
    }

    @Override
    public SortedSet<String> availableLanguages() {
        return Collections.unmodifiableSortedSet(availableLanguages);
    }

    @Override
    public Map<String, EventText> texts() {
        return Collections.unmodifiableMap(texts);
    }

    @Override
    public List<Link> links() {
        return List.copyOf(links);
    }

    @Override
    public String campaignSlug() {
        return campaign.slug();
    }

    @Override
    public UUID eventId() {
        return id;
    }

    @Override
    public String countryCode() {
        return city.countryCode();
    }

    @Override
    @Nullable
    public UUID holder() {
        return holder;
    }

    @Override
    public boolean trustsChapters() {
        return campaign.trustsChapters();
    }

    @Nullable
    public String reviewNote() {
        return reviewNote;
    }

    @Nullable
    public Instant firstPublicAt() {
        return firstPublicAt;
    }

    @Override
    public int revision() {
        return revision;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public Instant updatedAt() {
        return updatedAt;
    }
}
