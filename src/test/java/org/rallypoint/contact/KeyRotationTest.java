package org.rallypoint.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.retry.RememberedAnswers;
import org.rallypoint.seal.KeyRing;
import org.rallypoint.seal.Seal;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class KeyRotationTest {

    private static final Instant NOW = Instant.parse("2025-02-08T12:00:00Z");

    private final String formerKey = key();
    private final String todaysKey = key();
    private final Seal former = new Seal(KeyRing.of(formerKey, List.of()));
    private final Seal rotated = new Seal(KeyRing.of(todaysKey, List.of(formerKey)));
    private final Seal after = new Seal(KeyRing.of(todaysKey, List.of()));

    @Inject
    Fixtures fixtures;

    @Inject
    EntityManager database;

    @Inject
    RememberedAnswers remembered;

    @AfterEach
    void eraseWhatTheApplicationCanNotRead() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("delete Contact where keyId in (:former, :today)")
                        .setParameter("former", former.today())
                        .setParameter("today", after.today())
                        .executeUpdate());
    }

    @Test
    void afterARotationTheFormerKeyIsNeededNoMore() {
        var events = IntStream.range(0, 6)
                .mapToObj(i -> fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch")))
                .toList();
        var list = IntStream.range(0, 20).mapToObj(KeyRotationTest::contact).toList();
        events.forEach(event ->
                QuarkusTransaction.requiringNew().run(() -> contacts(former).replace(event, list, NOW, NOW)));
        rotation(rotated).run();
        assertThat(count(former)).isZero();
        assertThat(count(after)).isEqualTo(120);
        for (UUID event : events) {
            assertThat(QuarkusTransaction.requiringNew()
                            .call(() -> contacts(after).shown(event, NOW, Sight.all, NOW).contacts().stream()
                                    .map(ContactView::value)
                                    .toList()))
                    .isEqualTo(list.stream().map(ContactInput::value).toList());
        }
    }

    @Test
    void whatCanNotBeReadHoldsNothingUp() {
        var event = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
        QuarkusTransaction.requiringNew()
                .run(() -> contacts(former).replace(event, List.of(contact(0), contact(1)), NOW, NOW));
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery(
                                "update Contact set sealedValue = :damaged where eventId = :event and position = 0")
                        .setParameter("damaged", former.today() + ".AAAA")
                        .setParameter("event", event)
                        .executeUpdate());
        rotation(rotated).run();
        assertThat(count(former)).isEqualTo(1);
        assertThat(count(after)).isEqualTo(1);
    }

    @Test
    void aNodeWithoutTheKeyOfAStoredContactDoesNotStart() {
        var event = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
        QuarkusTransaction.requiringNew().run(() -> contacts(former).replace(event, List.of(contact(0)), NOW, NOW));
        assertThatIllegalStateException()
                .isThrownBy(() -> rotation(after).check())
                .withMessageContaining("RALLYPOINT_FORMER_CONTACT_KEYS")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).doesNotContain(formerKey, todaysKey));
    }

    private KeyRotation rotation(Seal seal) {
        return new KeyRotation(database, seal, new SealedContacts(seal), remembered);
    }

    private Contacts contacts(Seal seal) {
        return new Contacts(database, new SealedContacts(seal), remembered);
    }

    private long count(Seal seal) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select count(*) from Contact where keyId = :key", Long.class)
                        .setParameter("key", seal.today())
                        .getSingleResult());
    }

    private static ContactInput contact(int number) {
        return new ContactInput(null, "Mara", Channel.signal, "mara." + number, null, null, null);
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
