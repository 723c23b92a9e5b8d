package org.rallypoint.contact;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.rallypoint.retry.RememberedAnswers;
import org.rallypoint.seal.Seal;

/** Seals anew with today's key whatever is sealed with a former one, so that a key that leaked can be given up. */
@Singleton
class KeyRotation {

    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final Seal seal;
    private final SealedContacts sealed;
    private final RememberedAnswers remembered;

    KeyRotation(EntityManager database, Seal seal, SealedContacts sealed, RememberedAnswers remembered) {
        this.database = database;
        this.seal = seal;
        this.sealed = sealed;
        this.remembered = remembered;
    }

    void start(@Observes StartupEvent start) {
        check();
        run();
    }

    /** A node without the key of a stored contact doesn't start: it would answer errors, or lose what it can't read. */
    void check() {
        var missing = QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select min(keyId) from Contact where keyId not in :known", String.class)
                        .setParameter("known", seal.keyIds())
                        .getSingleResult());
        if (missing != null) {
            throw new IllegalStateException("Stored contacts are sealed with the key " + missing
                    + ", which isn't there: give it in RALLYPOINT_FORMER_CONTACT_KEYS, or put rallypoint.key back.");
        }
    }

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int count = remembered.sealAnew();
        var last = FIRST;
        for (var batch = after(last); !batch.isEmpty(); batch = after(last)) {
            var contacts = batch;
            count += QuarkusTransaction.requiringNew()
                    .call(() -> contacts.stream().mapToInt(this::sealAnew).sum());
            last = batch.get(batch.size() - 1).id();
        }
        if (count > 0) {
            Log.infof("Sealed %d contacts and remembered answers anew with today's key", count);
        }
    }

    private List<Contact> after(UUID last) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("""
                                from Contact
                                where keyId <> :today and keyId in :known and id > :last
                                order by id
                                """, Contact.class)
                        .setParameter("today", seal.today())
                        .setParameter("known", seal.keyIds())
                        .setParameter("last", last)
                        .setMaxResults(BATCH)
                        .getResultList());
    }

    /** Only while it is as it was read: another node, or a person, may be quicker. */
    private int sealAnew(Contact contact) {
        var before = List.of(contact.sealedName(), contact.sealedValue());
        try {
            sealed.write(contact, sealed.read(contact));
        } catch (IllegalStateException e) {
            Log.errorf("Contact %s can't be sealed anew: %s", contact.id(), e.getMessage());
            return 0;
        }
        return database.createQuery("""
                        update Contact set sealedName = :newName, sealedValue = :newValue, keyId = :key
                        where id = :id and sealedName = :name and sealedValue = :value
                        """)
                .setParameter("newName", contact.sealedName())
                .setParameter("newValue", contact.sealedValue())
                .setParameter("key", seal.today())
                .setParameter("id", contact.id())
                .setParameter("name", before.get(0))
                .setParameter("value", before.get(1))
                .executeUpdate();
    }
}
