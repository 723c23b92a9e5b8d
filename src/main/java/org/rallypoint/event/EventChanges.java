package org.rallypoint.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.rallypoint.access.Audit;
import org.rallypoint.change.ChangeLog;
import org.rallypoint.change.ChangeLog.Entry;
import org.rallypoint.change.ChangeType;
import org.rallypoint.change.Changed;
import org.rallypoint.change.Changed.Where;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.contact.Contacts;
import org.rallypoint.retry.RememberedAnswers;

/** Stores changes of events: each raises the revision once and is audited, and what the public sees of it goes into the change log. */
@Singleton
public class EventChanges {

    private final Audit audit;
    private final ChangeLog changes;
    private final RememberedAnswers remembered;
    private final Contacts contacts;
    private final ObjectMapper json;
    private final Clock clock;

    EventChanges(
            Audit audit,
            ChangeLog changes,
            RememberedAnswers remembered,
            Contacts contacts,
            ObjectMapper json,
            Clock clock) {
        this.remembered = remembered;
        this.contacts = contacts;
        this.audit = audit;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** What a change is judged by. */
    private record Snapshot(
            ObjectNode state,
            boolean isPublic,
            EventStatus status,
            Set<Missing> missing,
            @Nullable LocalDate startDate,
            @Nullable Instant startsAt,
            Instant effectiveEnd,
            Where where) {}

    /**
     * A change that was made and audited, and what is still to be done about it; many are settled together.
     *
     * @param before the fields that changed of one that was there, as they were
     * @param after the same, as they are
     * @param entry of the change log; null where the public sees nothing of it
     * @param shortens whether its contacts vanish earlier now
     */
    record Done(
            Event event,
            ObjectNode before,
            ObjectNode after,
            @Nullable Entry entry,
            boolean shortens) {}

    /** What has just been made. */
    Done made(Event event, String action) {
        event.noteFirstSight(clock.instant());
        audit.record(action, event, null, null, state(event));
        var entry = event.isPublic() ? new Entry(ChangeType.event_created, changed(event), List.of(), true) : null;
        return new Done(event, json.createObjectNode(), json.createObjectNode(), entry, false);
    }

    /** Runs a deed on an event whose row is locked, and settles it; returns whether it changed anything. */
    public boolean make(Event event, String action, Runnable deed) {
        var done = attempt(event, action, deed);
        done.ifPresent(change -> settle(List.of(change)));
        return done.isPresent();
    }

    /** The same, to be settled later; empty when it changed nothing. */
    Optional<Done> attempt(Event event, String action, Runnable deed) {
        var before = snapshot(event);
        var seenBefore = event.firstPublicAt() != null;
        deed.run();
        var after = snapshot(event);
        var names = differing(before.state, after.state);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        event.changed(clock.instant());
        var was = only(before.state, names);
        var is = only(after.state, names);
        audit.record(action, event, null, was, is);
        var shortens = event.moments().effectiveEnd().isBefore(before.effectiveEnd);
        return Optional.of(new Done(event, was, is, entry(event, before, after, seenBefore, names), shortens));
    }

    /** Tells the change log, and forgets answers whose contacts vanish earlier now than they were to be kept. */
    void settle(Collection<Done> all) {
        var shortened = all.stream()
                .filter(Done::shortens)
                .map(done -> done.event().id())
                .toList();
        if (!shortened.isEmpty()) {
            remembered.forget(shortened);
        }
        changes.record(all.stream().map(Done::entry).filter(Objects::nonNull).toList());
    }

    /** The first contacts of an event that has just been made. */
    void contactsGiven(Event event, List<ContactInput> given) {
        if (!given.isEmpty()) {
            contacts.add(event.id(), given, clock.instant());
            audit.record(
                    "contacts.put", event, null, null, json.createObjectNode().put("contacts", given.size()));
        }
    }

    /** A new list of its contacts, whose values stand nowhere but in their own table. */
    public void contactsPut(Event event, int number, boolean isPublic) {
        audit.record("contacts.put", event, null, null, json.createObjectNode().put("contacts", number));
        contactsChanged(event, isPublic);
    }

    /** One of its contacts is gone. */
    public void contactErased(Event event, UUID contactId, boolean isPublic) {
        audit.record("contacts.erase", event, contactId, null, null);
        contactsChanged(event, isPublic);
    }

    private void contactsChanged(Event event, boolean isPublic) {
        event.changed(clock.instant());
        if (event.isPublic() && isPublic) {
            changes.record(List.of(new Entry(ChangeType.event_updated, changed(event), List.of("contacts"), false)));
        }
    }

    /** What never was public and is deleted leaves nothing but its audit. */
    public void deleted(Event event) {
        audit.record("event.delete", event, null, state(event), null);
    }

    /** Their campaign has become public, and they with it. */
    void appeared(List<Event> events) {
        events.forEach(event -> event.noteFirstSight(clock.instant()));
        changes.record(events.stream()
                .map(event -> new Entry(ChangeType.event_created, changed(event), List.of(), true))
                .toList());
    }

    @Nullable
    private static Entry entry(
            Event event, Snapshot before, Snapshot after, boolean seenBefore, Collection<String> names) {
        if (before.isPublic && after.isPublic) {
            var seen = new TreeSet<>(names);
            seen.removeAll(Set.of("publication", "countryCode"));
            var isMaterial = seen.stream().anyMatch(EventInput.MATERIAL::contains);
            return new Entry(type(before, after), changed(event, before.where), seen, isMaterial);
        }
        if (after.isPublic) {
            var type = seenBefore ? ChangeType.event_reinstated : ChangeType.event_created;
            return new Entry(type, changed(event), List.of(), true);
        }
        return before.isPublic ? new Entry(ChangeType.event_removed, changed(event), List.of(), true) : null;
    }

    private static ChangeType type(Snapshot before, Snapshot after) {
        if (before.status != after.status) {
            return switch (after.status) {
                case cancelled -> ChangeType.event_cancelled;
                case postponed -> ChangeType.event_postponed;
                case scheduled ->
                    before.status == EventStatus.cancelled ? ChangeType.event_reinstated : ChangeType.event_rescheduled;
            };
        }
        var isMoved = (before.startDate != null && !before.startDate.equals(after.startDate))
                || (before.startsAt != null && !before.startsAt.equals(after.startsAt));
        if (isMoved) {
            return after.status == EventStatus.postponed ? ChangeType.event_postponed : ChangeType.event_rescheduled;
        }
        return after.missing.containsAll(before.missing)
                ? ChangeType.event_updated
                : ChangeType.event_details_announced;
    }

    private Snapshot snapshot(Event event) {
        return new Snapshot(
                state(event),
                event.isPublic(),
                event.status(),
                event.missing(),
                event.startDate(),
                event.moments().startsAt(),
                event.moments().effectiveEnd(),
                where(event));
    }

    /** Everything that can be changed of it, save its contacts. */
    ObjectNode state(Event event) {
        ObjectNode state = json.valueToTree(EventInput.of(event));
        state.remove("newCity");
        return state.put("status", event.status().toString())
                .put("publication", event.publication().toString())
                .put("replacedBy", text(event.replacedBy()))
                .put("previousStartDate", text(event.previousStartDate()))
                .put("previousStartsAt", text(event.previousStartsAt()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Collection<String> differing(ObjectNode before, ObjectNode after) {
        var names = new TreeSet<String>();
        after.fieldNames().forEachRemaining(name -> {
            if (!after.get(name).equals(before.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    private static ObjectNode only(ObjectNode state, Collection<String> names) {
        return state.deepCopy().retain(names);
    }

    private static Changed changed(Event event) {
        return changed(event, null);
    }

    private static Changed changed(Event event, @Nullable Where former) {
        var where = where(event);
        return new Changed(
                event.campaign().id(),
                event.campaignSlug(),
                event.id(),
                where,
                where.equals(former) ? null : former,
                event.revision());
    }

    private static Where where(Event event) {
        return new Where(event.city().id(), event.countryCode());
    }
}
