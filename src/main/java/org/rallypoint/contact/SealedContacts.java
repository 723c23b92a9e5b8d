package org.rallypoint.contact;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rallypoint.seal.Seal;

/** Between what is said of a contact and what is stored of it. */
@Singleton
class SealedContacts {

    private final Seal seal;

    SealedContacts(Seal seal) {
        this.seal = seal;
    }

    /** Writes everything but the position. */
    void write(Contact contact, ContactInput input) {
        contact.isReachedBy(
                input.channel(),
                seal.seal(ofName(contact.id()), input.name()),
                seal.seal(ofValue(contact.id()), input.value()),
                seal.today());
        contact.isSeenBy(input.audience(), input.consentAt(), input.visibleUntil());
    }

    ContactInput read(Contact contact) {
        return new ContactInput(
                contact.id(),
                seal.open(ofName(contact.id()), contact.sealedName()),
                contact.channel(),
                seal.open(ofValue(contact.id()), contact.sealedValue()),
                contact.audience(),
                contact.consentAt(),
                contact.visibleUntil());
    }

    private static String ofName(UUID id) {
        return "name of contact " + id;
    }

    private static String ofValue(UUID id) {
        return "value of contact " + id;
    }
}
