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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
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
import org.rallypoint.LanguageTags;
import org.rallypoint.RuleViolation;
import org.rallypoint.Slugs;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.campaign.CampaignPublication;
import org.rallypoint.city.City;
import org.rallypoint.city.Folding;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;

/** One protest of a campaign in one city. It needs no more than these two to exist. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class Event {

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

    private LocalDate previousStartDate;
    private Instant previousStartsAt;
    private String sortName;

    @Embedded
    private Venue venue;

    private double latitude;
    private double longitude;
    private Integer catchmentKm;

    @Convert(converter = LanguageTags.class)
    private SortedSet<String> spokenLanguages = new TreeSet<>();

    @Embedded
    private Accessibility accessibility;

    private String imageUrl;
    private String organisedBy;

    @Embedded
    private Turnout turnout;

    @Convert(converter = LanguageTags.class)
    private SortedSet<String> availableLanguages = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "event_text", joinColumns = @JoinColumn(name = "event_id"))
    @MapKeyColumn(name = "language")
    private Map<String, EventText> texts = new HashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "event_id")
    @OrderBy("position")
    private Set<Link> links = new LinkedHashSet<>();

    /** Long, and only ever searched. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    @Version
    private int revision = 1;

    private Instant createdAt;
    private Instant updatedAt;

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

    public void isHeldBy(@Nullable String organisedBy, Affiliation affiliation, Permit permit) {
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
        this.spokenLanguages = LanguageTags.of(spokenLanguages);
        this.accessibility = access;
        this.catchmentKm = catchmentKm;
    }

    public void counted(@Nullable Turnout turnout) {
        this.turnout = turnout == null ? null : turnout.checked();
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
        if (status == EventStatus.postponed && when.startDate() != null) {
            status = EventStatus.scheduled;
        }
    }

    /** Puts it off to another day, or to one that nobody knows yet ({@link Schedule#UNKNOWN}). */
    public void postpone(Schedule when) {
        if (status == EventStatus.cancelled) {
            throw new RuleViolation("status", "cancelled", "A cancelled event has to be reinstated first.");
        }
        happens(when);
        status = EventStatus.postponed;
    }

    public void cancel() {
        status = EventStatus.cancelled;
    }

    public void publish() {
        publication = EventPublication.published;
    }

    public void hide() {
        publication = EventPublication.hidden;
    }

    /** Takes it out of sight in favour of another event of the same protest. */
    public void mergeInto(Event survivor) {
        if (survivor.id.equals(id)) {
            throw new RuleViolation("into", "itself", "An event can't be merged into itself.");
        }
        replacedBy = survivor.id;
        hide();
    }

    private boolean isMoved(LocalDate dayBefore, Moments before) {
        var timeMoved = before.startsAt() != null && !before.startsAt().equals(moments.startsAt());
        return !dayBefore.equals(startDate()) || timeMoved;
    }

    // ------------------------------------------------------------------ what follows from that

    /** Rebuilds everything that is stored though it follows from the rest. */
    public void derive() {
        moments = Moments.of(schedule(), city.timeZone(), campaign.endDate());
        details = computeDetails();
        var ownPoint = venue != null && venue.hasPoint();
        latitude = ownPoint ? venue.latitude() : city.latitude();
        longitude = ownPoint ? venue.longitude() : city.longitude();
        var languages = new TreeSet<>(texts.keySet());
        links.forEach(link -> languages.addAll(link.labels().keySet()));
        languages.add(campaign.defaultLanguage());
        availableLanguages = languages;
        searchText = searchableTexts().map(Folding::fold).distinct().collect(Collectors.joining("\n"));
    }

    /** What people still need to know before they can come, in the order in which it is asked. */
    public Set<Missing> missing() {
        var missing = EnumSet.noneOf(Missing.class);
        if (startDate() == null) {
            missing.add(Missing.date);
        }
        if (moments.startsAt() == null) {
            missing.add(Missing.time);
        }
        if (venue == null && attendance != Attendance.online) {
            missing.add(Missing.venue);
        }
        if (signupLinks().stream().noneMatch(link -> link.kind().isSignupPage())) {
            missing.add(Missing.signup);
        }
        return missing;
    }

    private Details computeDetails() {
        if (startDate() == null && signupLinks().isEmpty()) {
            return Details.to_follow;
        }
        return missing().isEmpty() ? Details.complete : Details.partial;
    }

    public Lifecycle lifecycle(Instant now) {
        if (!moments.effectiveEnd().isAfter(now)) {
            return Lifecycle.past;
        }
        return moments.beginsAt() != null && !moments.beginsAt().isAfter(now) ? Lifecycle.running : Lifecycle.upcoming;
    }

    /** The next moment at which its lifecycle changes by itself; null when it is past. */
    @Nullable
    public Instant nextBoundary(Instant now) {
        return switch (lifecycle(now)) {
            case past -> null;
            case running -> moments.effectiveEnd();
            case upcoming -> moments.beginsAt() == null ? moments.effectiveEnd() : moments.beginsAt();
        };
    }

    /** Whether anyone may see it: it is published, and its campaign is. */
    public boolean isPublic() {
        return publication == EventPublication.published && campaign.publication() != CampaignPublication.draft;
    }

    private Stream<String> searchableTexts() {
        var place = venue == null ? Stream.<String>empty() : Stream.of(venue.name(), venue.address());
        var said = texts.values().stream().flatMap(text -> Stream.of(text.title(), text.summary()));
        return Stream.concat(place, said).filter(Objects::nonNull);
    }

    public List<Link> signupLinks() {
        return links.stream().filter(link -> link.rel() == LinkRel.signup).toList();
    }

    public List<Link> otherLinks() {
        return links.stream().filter(link -> link.rel() != LinkRel.signup).toList();
    }

    // ------------------------------------------------------------------ plain values

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public Campaign campaign() {
        return campaign;
    }

    public City city() {
        return city;
    }

    public EventPublication publication() {
        return publication;
    }

    @Nullable
    public UUID replacedBy() {
        return replacedBy;
    }

    public EventStatus status() {
        return status;
    }

    public Details details() {
        return details;
    }

    public EventKind kind() {
        return kind;
    }

    public Attendance attendance() {
        return attendance;
    }

    public Affiliation affiliation() {
        return affiliation;
    }

    public Permit permit() {
        return permit;
    }

    /** Never null; Hibernate reads a value of nothing but nulls as null. */
    public Schedule schedule() {
        return schedule == null ? Schedule.UNKNOWN : schedule;
    }

    @Nullable
    public LocalDate startDate() {
        return schedule().startDate();
    }

    Moments moments() {
        return moments;
    }

    @Nullable
    public LocalDate previousStartDate() {
        return previousStartDate;
    }

    @Nullable
    public Instant previousStartsAt() {
        return previousStartsAt;
    }

    public String sortName() {
        return sortName;
    }

    @Nullable
    public Venue venue() {
        return venue;
    }

    @Nullable
    public Integer catchmentKm() {
        return catchmentKm;
    }

    public SortedSet<String> spokenLanguages() {
        return Collections.unmodifiableSortedSet(spokenLanguages);
    }

    @Nullable
    public Accessibility accessibility() {
        return accessibility;
    }

    @Nullable
    public String imageUrl() {
        return imageUrl;
    }

    @Nullable
    public String organisedBy() {
        return organisedBy;
    }

    @Nullable
    public Turnout turnout() {
        return turnout;
    }

    public SortedSet<String> availableLanguages() {
        return Collections.unmodifiableSortedSet(availableLanguages);
    }

    /** What is said in just this language. */
    public EventText text(String language) {
        return texts.getOrDefault(language, EventText.EMPTY);
    }

    public Map<String, EventText> texts() {
        return Collections.unmodifiableMap(texts);
    }

    public List<Link> links() {
        return List.copyOf(links);
    }

    public int revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
