package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.rallypoint.campaign.StoredCampaign;
import org.rallypoint.city.Place;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;

/**
 * An event as it is stored, loaded to be changed ({@link Event}) or just to be shown ({@link EventRow}), and what follows from
 * that without being stored.
 */
interface StoredEvent {

    UUID id();

    String slug();

    StoredCampaign campaign();

    Place place();

    EventPublication publication();

    @Nullable
    UUID replacedBy();

    EventStatus status();

    Details details();

    EventKind kind();

    Attendance attendance();

    Affiliation affiliation();

    Permit permit();

    /** Never null. */
    Schedule schedule();

    Moments moments();

    @Nullable
    LocalDate previousStartDate();

    @Nullable
    Instant previousStartsAt();

    String sortName();

    @Nullable
    Venue venue();

    @Nullable
    Integer catchmentKm();

    SortedSet<String> spokenLanguages();

    @Nullable
    Accessibility accessibility();

    @Nullable
    String imageUrl();

    @Nullable
    String organisedBy();

    @Nullable
    Turnout turnout();

    SortedSet<String> availableLanguages();

    /** By language. */
    Map<String, EventText> texts();

    /** In the order in which they are shown. */
    List<Link> links();

    int revision();

    Instant createdAt();

    Instant updatedAt();

    // ------------------------------------------------------------------ what follows from that

    @Nullable
    default LocalDate startDate() {
        return schedule().startDate();
    }

    /** What is said in just this language. */
    default EventText text(String language) {
        return texts().getOrDefault(language, EventText.EMPTY);
    }

    /** Those in which anything of it is written. */
    default SortedSet<String> writtenLanguages() {
        var written = new TreeSet<>(texts().keySet());
        links().forEach(link -> written.addAll(link.labels().keySet()));
        return written;
    }

    default List<Link> signupLinks() {
        return links().stream().filter(link -> link.rel() == LinkRel.signup).toList();
    }

    default List<Link> otherLinks() {
        return links().stream().filter(link -> link.rel() != LinkRel.signup).toList();
    }

    /** What people still need to know before they can come, in the order in which it is asked. */
    default Set<Missing> missing() {
        var missing = EnumSet.noneOf(Missing.class);
        if (startDate() == null) {
            missing.add(Missing.date);
        }
        if (moments().startsAt() == null) {
            missing.add(Missing.time);
        }
        if (venue() == null && attendance() != Attendance.online) {
            missing.add(Missing.venue);
        }
        if (signupLinks().stream().noneMatch(link -> link.kind().isSignupPage())) {
            missing.add(Missing.signup);
        }
        return missing;
    }

    default Lifecycle lifecycle(Instant now) {
        if (!moments().effectiveEnd().isAfter(now)) {
            return Lifecycle.past;
        }
        return moments().beginsAt() != null && !moments().beginsAt().isAfter(now)
                ? Lifecycle.running
                : Lifecycle.upcoming;
    }

    /** The next moment at which its lifecycle changes by itself; null when it is past. */
    @Nullable
    default Instant nextBoundary(Instant now) {
        return switch (lifecycle(now)) {
            case past -> null;
            case running -> moments().effectiveEnd();
            case upcoming ->
                moments().beginsAt() == null
                        ? moments().effectiveEnd()
                        : moments().beginsAt();
        };
    }
}
