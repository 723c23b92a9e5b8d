package org.rallypoint.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.Fixtures;
import org.rallypoint.Ids;
import org.rallypoint.RuleViolation;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ContactsTest {

    private static final Instant NOW = Instant.parse("2025-02-08T12:00:00Z");
    private static final Instant END = Instant.parse("2025-02-09T20:00:00Z");

    @Inject
    Contacts contacts;

    @Inject
    Fixtures fixtures;

    @Inject
    EntityManager database;

    private UUID event;

    @BeforeEach
    void makeEvent() {
        event = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
    }

    @ParameterizedTest
    @CsvSource({
        "public_only, true, false, false",
        "organisers, true, true, false",
        "all, true, true, true",
    })
    void eachSightSeesItsAudiences(Sight sight, boolean ofPublic, boolean ofOrganisers, boolean ofPrivate) {
        replace(List.of(
                contact("p", Audience.private_), contact("o", Audience.organisers), contact("all", Audience.public_)));
        var names = shown(sight).contacts().stream().map(ContactView::name).toList();
        assertThat(names.contains("all")).isEqualTo(ofPublic);
        assertThat(names.contains("o")).isEqualTo(ofOrganisers);
        assertThat(names.contains("p")).isEqualTo(ofPrivate);
    }

    @Test
    void aContactIsShownAsItWasGiven() {
        var until = Instant.parse("2025-02-20T00:00:00Z");
        var consent = Instant.parse("2025-02-01T10:00:00.123Z");
        replace(List.of(new ContactInput(
                null, "Mara Ünal", Channel.email, "mara@example.org", Audience.organisers, consent, until)));
        var shown = shown(Sight.all).contacts().get(0);
        assertThat(shown.id()).isNotNull();
        assertThat(shown.name()).isEqualTo("Mara Ünal");
        assertThat(shown.channel()).isEqualTo(Channel.email);
        assertThat(shown.value()).isEqualTo("mara@example.org");
        assertThat(shown.audience()).isEqualTo("organisers");
        assertThat(shown.consentAt()).isEqualTo(consent);
        assertThat(shown.visibleUntil()).isEqualTo(until);
    }

    @Test
    void theLongestContactHasRoom() {
        var name = "😀".repeat(200);
        var address = "https://example.org/" + "a".repeat(1980);
        replace(List.of(
                new ContactInput(null, name, Channel.other, "😀".repeat(500), null, null, null),
                new ContactInput(null, name, Channel.website, address, null, null, null)));
        assertThat(shown(Sight.all).contacts()).extracting(ContactView::value).contains(address);
    }

    @ParameterizedTest
    @CsvSource({
        // now, visibleUntil, is it visible
        "2025-02-10T11:59:59Z, 2025-02-10T12:00:00Z, true",
        "2025-02-10T12:00:00Z, 2025-02-10T12:00:00Z, false",
        "2025-02-23T19:59:59Z, , true",
        "2025-02-23T20:00:00Z, , false",
        "2025-02-23T20:00:00Z, 2025-03-01T00:00:00Z, true",
    })
    void aContactIsInvisibleFromItsEndOn(Instant now, Instant visibleUntil, boolean isVisible) {
        replace(List.of(new ContactInput(null, "Mara", Channel.other, "x", null, null, visibleUntil)));
        var shown = contacts.shown(event, END, Sight.all, now);
        assertThat(!shown.contacts().isEmpty()).isEqualTo(isVisible);
        assertThat(shown.next() != null).isEqualTo(isVisible);
    }

    @Test
    void theNextExpiryIsTheEarliestOfThoseInSight() {
        replace(List.of(
                until("private", Audience.private_, "2025-02-10T00:00:00Z"),
                until("later", Audience.public_, "2025-02-20T00:00:00Z"),
                until("sooner", Audience.public_, "2025-02-15T00:00:00Z"),
                contact("open", Audience.public_)));
        assertThat(shown(Sight.public_only).next()).isEqualTo("2025-02-15T00:00:00Z");
        assertThat(shown(Sight.all).next()).isEqualTo("2025-02-10T00:00:00Z");
        assertThat(contacts.shown(Ids.next(), END, Sight.all, NOW).next()).isNull();
    }

    @Test
    void withoutAnEndOfItsOwnItEndsAfterTheEventAndMovesWithIt() {
        replace(List.of(contact("Mara", Audience.public_)));
        var later = END.plus(Duration.ofDays(3));
        assertThat(contacts.shown(event, later, Sight.all, NOW).next()).isEqualTo(later.plus(Duration.ofDays(14)));
    }

    @Test
    void theSameListAgainChangesNothing() {
        var list = List.of(contact("a", Audience.private_), contact("b", Audience.public_));
        assertThat(replace(list)).isEqualTo(new Change(true, true));
        var before = shown(Sight.all);
        assertThat(replace(list)).isEqualTo(new Change(false, false));
        assertThat(replace(asShown())).isEqualTo(new Change(false, false));
        assertThat(shown(Sight.all)).isEqualTo(before);
        assertThat(contacts.shown(event, END.plusSeconds(60), Sight.all, NOW).next())
                .isEqualTo(before.next().plusSeconds(60));
    }

    @Test
    void anIdIsKeptWhileEverythingElseChanges() {
        replace(List.of(contact("a", Audience.private_), contact("b", Audience.private_)));
        var ids = shown(Sight.all).contacts().stream().map(ContactView::id).toList();
        var changed = new ContactInput(ids.get(1), "B", Channel.phone, "+41441234567", null, null, null);
        assertThat(replace(List.of(changed, contact("c", Audience.private_)))).isEqualTo(new Change(true, false));
        var shown = shown(Sight.all).contacts();
        assertThat(shown).extracting(ContactView::name).containsExactly("B", "c");
        assertThat(shown.get(0).id()).isEqualTo(ids.get(1));
        assertThat(shown.get(1).id()).isNotIn(ids);
    }

    @Test
    void orderIsKeptAndAnotherOrderIsAChange() {
        replace(List.of(contact("a", Audience.public_), contact("b", Audience.public_)));
        var turned = new ArrayList<>(asShown());
        Collections.reverse(turned);
        assertThat(replace(turned)).isEqualTo(new Change(true, true));
        assertThat(shown(Sight.all).contacts()).extracting(ContactView::name).containsExactly("b", "a");
    }

    @Test
    void whatThePublicSeesIsToldApart() {
        replace(List.of(contact("a", Audience.private_), contact("b", Audience.public_)));
        var list = asShown();
        assertThat(replace(List.of(list.get(1)))).isEqualTo(new Change(true, false));
        assertThat(replace(List.of())).isEqualTo(new Change(true, true));
        var over = until("over", Audience.public_, "2025-02-01T00:00:00Z");
        assertThat(replace(List.of(over))).isEqualTo(new Change(true, false));
    }

    @Test
    void anIdOfAnotherEventOrTwiceIsRefused() {
        replace(List.of(contact("a", Audience.private_)));
        var mine = asShown().get(0);
        var other = fixtures.id(fixtures.event(fixtures.campaign(), "zurich-ch"));
        assertRefused("contacts.0.id", "unknown_contact", () -> replace(other, List.of(mine)));
        assertRefused("contacts.1.id", "duplicate_contact", () -> replace(List.of(mine, mine)));
        assertThat(asShown()).containsExactly(mine);
    }

    @Test
    void aFaultNamesItsPlaceInTheList() {
        var bad = new ContactInput(null, "Mara", Channel.email, "nobody", null, null, null);
        assertRefused("contacts.1.value", "bad_email", () -> replace(List.of(contact("a", Audience.private_), bad)));
    }

    @Test
    void anEventHasUpToTwentyContacts() {
        var twenty = IntStream.range(0, 20)
                .mapToObj(i -> contact("c" + i, Audience.private_))
                .toList();
        replace(twenty);
        assertThat(shown(Sight.all).contacts()).hasSize(20);
        var more = new ArrayList<>(twenty);
        more.add(contact("c20", Audience.private_));
        assertRefused("contacts", "too_many", () -> replace(more));
    }

    @Test
    void oneIsErasedAtOnce() {
        replace(List.of(contact("a", Audience.private_), contact("b", Audience.public_)));
        var ids = shown(Sight.all).contacts().stream().map(ContactView::id).toList();
        assertThat(erase(Ids.next())).isEmpty();
        assertThat(erase(ids.get(0))).contains(new Change(true, false));
        assertThat(erase(ids.get(0))).isEmpty();
        assertThat(replace(asShown())).isEqualTo(new Change(false, false));
        assertThat(erase(ids.get(1))).contains(new Change(true, true));
        assertThat(shown(Sight.all).contacts()).isEmpty();
        assertThat(count("id in (?1, ?2)", ids.get(0), ids.get(1))).isZero();
    }

    @Test
    void anAnswerThatShowedWhatIsNoMoreIsForgotten() {
        var list = List.of(contact("a", Audience.private_), contact("b", Audience.public_));
        replace(list);
        rememberAnAnswer();
        replace(list);
        replace(List.of(list.get(0), list.get(1), contact("c", Audience.private_)));
        assertThat(isAnswerKept()).isTrue();
        replace(List.of(list.get(0), contact("c", Audience.private_)));
        assertThat(isAnswerKept()).isFalse();
        rememberAnAnswer();
        erase(shown(Sight.all).contacts().get(0).id());
        assertThat(isAnswerKept()).isFalse();
    }

    private void rememberAnAnswer() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("""
                        insert into remembered_answer (scope, fingerprint, state, attempt, expires_at, shown, sealed, key_id)
                        values (?1, 'f', 'answered', ?2, ?3, ?2, 'sealed', 'key')
                        """)
                        .setParameter(1, Ids.next().toString())
                        .setParameter(2, event)
                        .setParameter(3, NOW)
                        .executeUpdate());
    }

    private boolean isAnswerKept() {
        return QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery(
                                        "select count(*) from RememberedAnswer where shown = :event and sealed is not null",
                                        Long.class)
                                .setParameter("event", event)
                                .getSingleResult())
                > 0;
    }

    @Test
    void nothingIsReadableInTheDatabase() {
        replace(List.of(new ContactInput(
                null,
                "Mara",
                Channel.email,
                "mara@example.org",
                Audience.public_,
                Instant.parse("2025-02-01T00:00:00Z"),
                null)));
        var row = QuarkusTransaction.requiringNew().call(() -> (Object[]) database.createNativeQuery(
                        "select sealed_name, sealed_value, audience, key_id from contact where event_id = ?1")
                .setParameter(1, event)
                .getSingleResult());
        assertThat(row[0].toString()).startsWith(row[3] + ".").doesNotContain("Mara");
        assertThat(row[1].toString()).startsWith(row[3] + ".").doesNotContain("mara");
        assertThat(row[2]).isEqualTo("public");
    }

    @Test
    void theyAreReadWithOneStatement() {
        replace(List.of(contact("a", Audience.private_), contact("b", Audience.public_)));
        var statistics =
                database.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        assertThat(shown(Sight.all).contacts()).hasSize(2);
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
    }

    private Shown shown(Sight sight) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.shown(event, END, sight, NOW));
    }

    /** What a client sends that writes back what it was shown. */
    private List<ContactInput> asShown() {
        return shown(Sight.all).contacts().stream()
                .map(view -> new ContactInput(
                        view.id(),
                        view.name(),
                        view.channel(),
                        view.value(),
                        view.audience().equals("public") ? Audience.public_ : Audience.private_,
                        view.consentAt(),
                        view.visibleUntil()))
                .toList();
    }

    private Change replace(List<ContactInput> list) {
        return replace(event, list);
    }

    private Change replace(UUID event, List<ContactInput> list) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.replace(event, list, END, NOW));
    }

    private Optional<Change> erase(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.erase(event, id, END, NOW));
    }

    private long count(String where, Object... values) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createQuery("select count(*) from Contact where " + where, Long.class);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getSingleResult();
        });
    }

    private static void assertRefused(String field, String code, Runnable work) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(work::run).satisfies(e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    private static ContactInput contact(String name, Audience audience) {
        return new ContactInput(
                null, name, Channel.signal, name + ".07", audience, Instant.parse("2025-02-01T00:00:00Z"), null);
    }

    private static ContactInput until(String name, Audience audience, String visibleUntil) {
        return contact(name, audience).with(null, Instant.parse(visibleUntil));
    }
}
