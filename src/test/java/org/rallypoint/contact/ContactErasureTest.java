package org.rallypoint.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.event.EventRepository;

/** Times are years away from those of other tests, whose contacts are none of ours. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ContactErasureTest {

    private static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    Contacts contacts;

    @Inject
    ContactErasure erasure;

    @Inject
    Fixtures fixtures;

    @Inject
    EventRepository events;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private UUID event;

    @BeforeEach
    void makeEvent() {
        event = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
    }

    @ParameterizedTest
    @CsvSource({
        // visibleUntil, now, is it still stored
        "2001-02-01T00:00:00Z, 2001-02-01T00:00:00Z, true",
        "2001-02-01T00:00:00Z, 2001-03-03T00:00:00Z, true",
        "2001-02-01T00:00:00Z, 2001-03-03T00:00:01Z, false",
    })
    void aContactIsErasedThirtyDaysAfterItsOwnEnd(Instant visibleUntil, String now, boolean isStored) {
        store(List.of(contact(0, visibleUntil)));
        clock.set(now);
        erasure.run();
        assertThat(stored() == 1).isEqualTo(isStored);
    }

    @ParameterizedTest
    @CsvSource({
        // 14 and 30 days after the event
        "2002-02-14T16:59:59Z, true",
        "2002-02-14T17:00:01Z, false",
    })
    void withoutAnEndOfItsOwnItIsErasedAfterTheEvent(String now, boolean isStored) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("update Event set moments.effectiveEnd = :end where id = :id")
                        .setParameter("end", Instant.parse("2002-01-01T17:00:00Z"))
                        .setParameter("id", event)
                        .executeUpdate());
        store(List.of(contact(0, null), contact(1, Instant.parse("2100-01-01T00:00:00Z"))));
        clock.set(now);
        erasure.run();
        assertThat(stored()).isEqualTo(isStored ? 2 : 1);
    }

    @Test
    void manyAreErasedByTwoNodesAtOnce() throws Exception {
        for (int i = 0; i < 13; i++) {
            makeEvent();
            store(IntStream.range(0, 20)
                    .mapToObj(n -> contact(n, Instant.parse("2001-02-01T00:00:00Z")))
                    .toList());
        }
        clock.set("2001-04-01T00:00:00Z");
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> node : List.of(nodes.submit(erasure::run), nodes.submit(erasure::run))) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(count("visibleUntil < :at")).isZero();
    }

    @Test
    void anEventTakesItsContactsAlong() {
        store(List.of(contact(0, null)));
        QuarkusTransaction.requiringNew().run(() -> events.deleteById(event));
        assertThat(stored()).isZero();
    }

    private void store(List<ContactInput> list) {
        QuarkusTransaction.requiringNew().run(() -> contacts.replace(event, list, NOW, NOW));
    }

    private long stored() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select count(*) from Contact where eventId = :event", Long.class)
                        .setParameter("event", event)
                        .getSingleResult());
    }

    private long count(String where) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select count(*) from Contact where " + where, Long.class)
                        .setParameter("at", Instant.parse("2001-02-02T00:00:00Z"))
                        .getSingleResult());
    }

    private static ContactInput contact(int number, Instant visibleUntil) {
        return new ContactInput(null, "Mara", Channel.signal, "mara." + number, null, null, visibleUntil);
    }
}
