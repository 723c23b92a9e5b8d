package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rallypoint.Ids;
import org.rallypoint.RuleViolation;
import org.rallypoint.SpreadQuery;
import org.rallypoint.retry.RememberedAnswers;

/** The contacts of events. Nothing here asks who the caller is: that is the caller's sight. */
@Singleton
public class Contacts {

    private static final int MAX = 20;

    private final EntityManager database;
    private final SealedContacts sealed;
    private final RememberedAnswers remembered;

    Contacts(EntityManager database, SealedContacts sealed, RememberedAnswers remembered) {
        this.database = database;
        this.sealed = sealed;
        this.remembered = remembered;
    }

    /**
     * Those that are visible now and in sight, in their order; one statement.
     *
     * @param effectiveEnd of the event: a contact without an end of its own ends 14 days later
     */
    public Shown shown(UUID eventId, Instant effectiveEnd, Sight sight, Instant now) {
        var stored = SpreadQuery.of(
                        "from Contact where eventId = :event and audience in :audiences order by position",
                        Map.of("event", eventId, "audiences", sight.audiences()))
                .on(database, Contact.class)
                .getResultList();
        return Shown.of(views(stored.stream().map(sealed::read).toList(), sight, effectiveEnd, now));
    }

    /**
     * Makes the list all that the event has; what isn't in it is erased. A contact without an id that has the channel and
     * value of a stored one is taken for it. Needs a transaction, and the caller to hold the event's revision.
     *
     * @throws RuleViolation on {@code contacts} or a field of it, {@code contacts.0.value}
     */
    public Change replace(UUID eventId, List<ContactInput> list, Instant effectiveEnd, Instant now) {
        var inputs = checked(list, now);
        var stored = stored(eventId);
        var before = new LinkedHashMap<UUID, ContactInput>();
        stored.values().forEach(contact -> before.put(contact.id(), sealed.read(contact)));
        var wanted = identified(inputs, before, effectiveEnd);
        if (List.copyOf(before.values()).equals(wanted)) {
            return new Change(false, false);
        }
        for (int i = 0; i < wanted.size(); i++) {
            var input = wanted.get(i);
            var contact = stored.get(input.id());
            if (contact == null) {
                contact = new Contact(input.id(), eventId, now.truncatedTo(ChronoUnit.MILLIS));
            }
            if (!input.equals(before.get(input.id()))) {
                sealed.write(contact, input);
            }
            contact.standsAt(i);
            database.persist(contact);
        }
        if (!wanted.containsAll(before.values())) {
            remembered.forget(eventId);
        }
        var ids = wanted.stream().map(ContactInput::id).toList();
        stored.values().stream().filter(contact -> !ids.contains(contact.id())).forEach(database::remove);
        return change(before.values(), wanted, effectiveEnd, now);
    }

    /**
     * The first contacts of an event that is just being made. Needs a transaction.
     *
     * @throws RuleViolation as {@link #replace} does
     */
    public void add(UUID eventId, List<ContactInput> list, Instant now) {
        var inputs = checked(list, now);
        for (int i = 0; i < inputs.size(); i++) {
            var contact = new Contact(Ids.next(), eventId, now.truncatedTo(ChronoUnit.MILLIS));
            sealed.write(contact, inputs.get(i).with(contact.id(), inputs.get(i).visibleUntil()));
            contact.standsAt(i);
            database.persist(contact);
        }
    }

    /** Erases one at once; empty when the event has none of that id. Needs a transaction. */
    public Optional<Change> erase(UUID eventId, UUID contactId, Instant effectiveEnd, Instant now) {
        var contact = stored(eventId).get(contactId);
        if (contact == null) {
            return Optional.empty();
        }
        var before = List.of(sealed.read(contact));
        database.remove(contact);
        remembered.forget(eventId);
        return Optional.of(change(before, List.of(), effectiveEnd, now));
    }

    /** Locked, since the jobs of other nodes erase and seal anew beside us. */
    private Map<UUID, Contact> stored(UUID eventId) {
        return database.createQuery("from Contact where eventId = :event order by position", Contact.class)
                .setParameter("event", eventId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Contact::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static Change change(
            Collection<ContactInput> before, Collection<ContactInput> after, Instant effectiveEnd, Instant now) {
        var seen = views(before, Sight.public_only, effectiveEnd, now);
        return new Change(true, !seen.equals(views(after, Sight.public_only, effectiveEnd, now)));
    }

    private static List<ContactView> views(
            Collection<ContactInput> contacts, Sight sight, Instant effectiveEnd, Instant now) {
        return contacts.stream()
                .filter(contact -> sight.covers(contact.audience()))
                .filter(contact -> contact.endsAt(effectiveEnd).isAfter(now))
                .map(contact -> ContactView.of(contact, effectiveEnd))
                .toList();
    }

    private static List<ContactInput> checked(List<ContactInput> list, Instant now) {
        if (list.size() > MAX) {
            throw new RuleViolation("contacts", "too_many", "An event has up to " + MAX + " contacts.");
        }
        var checked = new ArrayList<ContactInput>();
        for (int i = 0; i < list.size(); i++) {
            try {
                checked.add(list.get(i).checked(now));
            } catch (RuleViolation e) {
                throw new RuleViolation("contacts." + i + "." + e.field(), e.code(), e.getMessage());
            }
        }
        return checked;
    }

    /** Each with an id: its own, that of the stored one that it repeats, or a new one. */
    private static List<ContactInput> identified(
            List<ContactInput> inputs, Map<UUID, ContactInput> before, Instant effectiveEnd) {
        var taken = new HashSet<UUID>();
        for (int i = 0; i < inputs.size(); i++) {
            var id = inputs.get(i).id();
            if (id != null && !before.containsKey(id)) {
                throw new RuleViolation(
                        "contacts." + i + ".id", "unknown_contact", "The event has no contact of this id.");
            }
            if (id != null && !taken.add(id)) {
                throw new RuleViolation("contacts." + i + ".id", "duplicate_contact", "This contact is there twice.");
            }
        }
        var identified = new ArrayList<ContactInput>();
        for (var input : inputs) {
            var id = input.id() != null ? input.id() : repeated(input, before, taken);
            identified.add(input.with(id, visibleUntil(input, before.get(id), effectiveEnd)));
        }
        return identified;
    }

    private static UUID repeated(ContactInput input, Map<UUID, ContactInput> before, Set<UUID> taken) {
        var id = before.values().stream()
                .filter(contact -> contact.channel() == input.channel()
                        && contact.value().equals(input.value())
                        && !taken.contains(contact.id()))
                .map(ContactInput::id)
                .findFirst()
                .orElseGet(Ids::next);
        taken.add(id);
        return id;
    }

    /** Who writes back the moment that was shown for want of one doesn't mean to fix it: it goes on moving with the event. */
    @Nullable
    private static Instant visibleUntil(ContactInput input, @Nullable ContactInput stored, Instant effectiveEnd) {
        var isAsShown = stored != null
                && stored.visibleUntil() == null
                && stored.endsAt(effectiveEnd).equals(input.visibleUntil());
        return isAsShown ? null : input.visibleUntil();
    }
}
