package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rallypoint.event.Samples.DAY;
import static org.rallypoint.event.Samples.EVENT_PAGE;
import static org.rallypoint.event.Samples.FOUR;
import static org.rallypoint.event.Samples.GROUP_CHAT;
import static org.rallypoint.event.Samples.ORGANISER_PAGE;
import static org.rallypoint.event.Samples.SQUARE;
import static org.rallypoint.event.Samples.TWO;
import static org.rallypoint.event.Samples.WEBSITE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Ids;
import org.rallypoint.RuleViolation;
import org.rallypoint.StateConflict;
import org.rallypoint.TextsInLanguages;
import org.rallypoint.http.Languages;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkKind;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

class EventTest {

    private static final Schedule AFTERNOON = Schedule.at(DAY, TWO, FOUR);

    private static Event published(Schedule when) {
        var event = Samples.published();
        event.happens(when);
        return event;
    }

    // ------------------------------------------------------------------ the beginning

    @Test
    void campaignAndCityAreEnough() {
        var event = Samples.draft();

        assertThat(event.publication()).isEqualTo(EventPublication.draft);
        assertThat(event.status()).isEqualTo(EventStatus.scheduled);
        assertThat(event.details()).isEqualTo(Details.to_follow);
        assertThat(event.kind()).isEqualTo(EventKind.protest);
        assertThat(event.attendance()).isEqualTo(Attendance.in_person);
        assertThat(event.permit()).isEqualTo(Permit.unknown);
        assertThat(event.schedule()).isEqualTo(Schedule.UNKNOWN);
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.catchmentKm()).isNull();
        assertThat(event.links()).isEmpty();
        assertThat(event.updatedAt()).isEqualTo(event.createdAt()).isEqualTo(Samples.LONG_BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Paris-2025",
                "paris 2025",
                "paris_2025",
                "zürich",
                "a/b",
                "0195b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aSlugIsShortPlainAndNeverShapedLikeAnId(String slug) {
        assertThatThrownBy(() -> Event.draft(
                        Ids.next(),
                        slug,
                        Samples.campaign(),
                        Samples.city("Berlin", "Europe/Berlin"),
                        Samples.LONG_BEFORE))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("slug"));
    }

    // ------------------------------------------------------------------ details and missing

    static Stream<Arguments> whatIsKnown() {
        var unknown = Schedule.UNKNOWN;
        var day = Schedule.day(DAY);
        var all = "date time venue signup";
        var here = Attendance.in_person;
        var online = Attendance.online;
        var mixed = Attendance.mixed;
        return Stream.of(
                Arguments.of(unknown, here, false, List.of(), Details.to_follow, all),
                Arguments.of(unknown, here, true, List.of(), Details.to_follow, "date time signup"),
                Arguments.of(unknown, online, false, List.of(), Details.to_follow, "date time signup"),
                Arguments.of(unknown, here, false, List.of(GROUP_CHAT), Details.partial, all),
                Arguments.of(unknown, here, false, List.of(ORGANISER_PAGE), Details.partial, all),
                Arguments.of(unknown, here, false, List.of(EVENT_PAGE), Details.partial, "date time venue"),
                Arguments.of(unknown, here, true, List.of(WEBSITE), Details.partial, "date time"),
                Arguments.of(day, here, false, List.of(), Details.partial, "time venue signup"),
                Arguments.of(day, here, true, List.of(), Details.partial, "time signup"),
                Arguments.of(day, here, true, List.of(EVENT_PAGE), Details.partial, "time"),
                Arguments.of(day, here, false, List.of(EVENT_PAGE), Details.partial, "time venue"),
                Arguments.of(
                        Schedule.days(DAY, DAY.plusDays(2)), here, true, List.of(WEBSITE), Details.partial, "time"),
                Arguments.of(
                        new Schedule(DAY, null, null, FOUR, null, null),
                        here,
                        true,
                        List.of(WEBSITE),
                        Details.partial,
                        "time"),
                Arguments.of(AFTERNOON, here, false, List.of(), Details.partial, "venue signup"),
                Arguments.of(AFTERNOON, here, true, List.of(), Details.partial, "signup"),
                Arguments.of(AFTERNOON, here, false, List.of(EVENT_PAGE), Details.partial, "venue"),
                Arguments.of(AFTERNOON, here, true, List.of(GROUP_CHAT), Details.partial, "signup"),
                Arguments.of(AFTERNOON, here, true, List.of(ORGANISER_PAGE), Details.partial, "signup"),
                Arguments.of(AFTERNOON, here, true, List.of(GROUP_CHAT, ORGANISER_PAGE), Details.partial, "signup"),
                Arguments.of(AFTERNOON, here, true, List.of(EVENT_PAGE), Details.complete, ""),
                Arguments.of(AFTERNOON, here, true, List.of(WEBSITE), Details.complete, ""),
                Arguments.of(AFTERNOON, here, true, List.of(GROUP_CHAT, EVENT_PAGE), Details.complete, ""),
                Arguments.of(Schedule.at(DAY, TWO, null), here, true, List.of(EVENT_PAGE), Details.complete, ""),
                Arguments.of(AFTERNOON, online, false, List.of(EVENT_PAGE), Details.complete, ""),
                Arguments.of(AFTERNOON, online, false, List.of(GROUP_CHAT), Details.partial, "signup"),
                Arguments.of(AFTERNOON, mixed, false, List.of(EVENT_PAGE), Details.partial, "venue"),
                Arguments.of(AFTERNOON, mixed, true, List.of(EVENT_PAGE), Details.complete, ""));
    }

    @ParameterizedTest
    @MethodSource("whatIsKnown")
    void whatIsStillUnknownIsSaidPlainly(
            Schedule when,
            Attendance attendance,
            boolean hasVenue,
            List<String> urls,
            Details details,
            String missing) {
        var event = Samples.draft();
        event.happens(when);
        event.isOfKind(EventKind.protest, attendance);
        event.meetAt(hasVenue ? SQUARE : null);
        event.linkTo(Samples.signups(urls.toArray(String[]::new)));

        assertThat(event.details()).isEqualTo(details);
        assertThat(event.missing().stream().map(Enum::name)).containsExactly(words(missing));
    }

    private static String[] words(String words) {
        return words.isEmpty() ? new String[0] : words.split(" ", -1);
    }

    @Test
    void theKindOnlineAloneIsNoOnlineEvent() {
        var event = Samples.draft();
        event.isOfKind(EventKind.online, Attendance.in_person);

        assertThat(event.missing()).contains(Missing.venue);
    }

    @Test
    void aLinkThatIsNotForSigningUpIsNoSignup() {
        var event = Samples.draft();
        event.happens(AFTERNOON);
        event.linkTo(List.of(Samples.link(0, LinkRel.press, WEBSITE)));

        assertThat(event.missing()).contains(Missing.signup);
        assertThat(event.signupLinks()).isEmpty();
        assertThat(event.otherLinks()).hasSize(1);
    }

    @Test
    void aKindThatAPersonChoseCountsMoreThanTheAddress() {
        var event = Samples.draft();
        var chat =
                new Link(0, LinkRel.signup, WebAddress.ofPage("url", EVENT_PAGE), LinkKind.group_chat, false, Map.of());
        event.linkTo(List.of(chat));

        assertThat(event.missing()).contains(Missing.signup);
    }

    @Test
    void whatIsTakenAwayIsMissingAgain() {
        var event = Samples.draft();
        event.happens(AFTERNOON);
        event.meetAt(SQUARE);
        event.linkTo(Samples.signups(EVENT_PAGE));
        assertThat(event.details()).isEqualTo(Details.complete);

        event.linkTo(List.of());
        event.meetAt(null);
        event.happens(Schedule.UNKNOWN);

        assertThat(event.details()).isEqualTo(Details.to_follow);
        assertThat(event.missing()).containsExactly(Missing.values());
    }

    @Test
    void aVenueOfWhichNothingIsKnownIsStillMissing() {
        var event = Samples.draft();
        event.meetAt(new Venue(null, null, null, null));

        assertThat(event.missing()).contains(Missing.venue);
    }

    // ------------------------------------------------------------------ lifecycle

    @ParameterizedTest
    @CsvSource({
        "2025-02-01T00:00:00Z, upcoming, 2025-02-08T13:00:00Z",
        "2025-02-08T12:59:59.999Z, upcoming, 2025-02-08T13:00:00Z",
        "2025-02-08T13:00:00Z, running, 2025-02-08T15:00:00Z",
        "2025-02-08T14:59:59.999Z, running, 2025-02-08T15:00:00Z",
        "2025-02-08T15:00:00Z, past, ",
        "2025-03-01T00:00:00Z, past, "
    })
    void aTimedEventRunsFromItsStartToItsEnd(Instant now, Lifecycle lifecycle, Instant next) {
        var event = published(AFTERNOON);

        assertThat(event.lifecycle(now)).isEqualTo(lifecycle);
        assertThat(event.nextBoundary(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-07T22:59:59.999Z, upcoming, 2025-02-07T23:00:00Z",
        "2025-02-07T23:00:00Z, running, 2025-02-08T23:00:00Z",
        "2025-02-08T22:59:59.999Z, running, 2025-02-08T23:00:00Z",
        "2025-02-08T23:00:00Z, past, "
    })
    void aDayWithoutATimeRunsAllDayLong(Instant now, Lifecycle lifecycle, Instant next) {
        var event = published(Schedule.day(DAY));

        assertThat(event.lifecycle(now)).isEqualTo(lifecycle);
        assertThat(event.nextBoundary(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-08T12:59:59Z, upcoming, 2025-02-08T13:00:00Z",
        "2025-02-09T03:00:00Z, running, 2025-02-10T23:00:00Z",
        "2025-02-10T22:59:59Z, running, 2025-02-10T23:00:00Z",
        "2025-02-10T23:00:00Z, past, "
    })
    void manyDaysRunUntilTheLastIsOver(Instant now, Lifecycle lifecycle, Instant next) {
        var event = published(new Schedule(DAY, DAY.plusDays(2), TWO, null, null, null));

        assertThat(event.lifecycle(now)).isEqualTo(lifecycle);
        assertThat(event.nextBoundary(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-06T00:00:00Z, upcoming, 2025-02-11T23:00:00Z",
        "2025-02-09T00:00:00Z, upcoming, 2025-02-11T23:00:00Z",
        "2025-02-11T22:59:59Z, upcoming, 2025-02-11T23:00:00Z",
        "2025-02-11T23:00:00Z, past, "
    })
    void anEventWithoutADayIsUpcomingUntilTheWindowIsOver(Instant now, Lifecycle lifecycle, Instant next) {
        var event = Samples.published();

        assertThat(event.lifecycle(now)).isEqualTo(lifecycle);
        assertThat(event.nextBoundary(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-08T22:00:00Z", "2025-02-09T00:29:00Z"})
    void anOvernightEventStillRunsAfterMidnight(Instant now) {
        var event = published(Schedule.at(DAY, LocalTime.of(22, 0), LocalTime.of(1, 30)));

        assertThat(event.lifecycle(now)).isEqualTo(Lifecycle.running);
    }

    static Stream<Schedule> schedules() {
        return Stream.of(
                Schedule.UNKNOWN,
                Schedule.day(DAY),
                Schedule.days(DAY, DAY.plusDays(2)),
                AFTERNOON,
                Schedule.at(DAY, TWO, null),
                Schedule.at(DAY, LocalTime.of(22, 0), LocalTime.of(1, 0)),
                new Schedule(DAY, DAY.plusDays(1), TWO, FOUR, null, null),
                new Schedule(DAY, null, null, FOUR, null, null));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theLifecycleChangesAtTheNextBoundaryAndNotBefore(Schedule when) {
        var event = published(when);
        var now = Samples.LONG_BEFORE;
        var changes = 0;
        for (var next = event.nextBoundary(now); next != null; next = event.nextBoundary(now)) {
            assertThat(next).isAfter(now);
            assertThat(event.lifecycle(next.minusNanos(1))).isEqualTo(event.lifecycle(now));
            assertThat(event.lifecycle(next)).isNotEqualTo(event.lifecycle(now));
            now = next;
            changes++;
        }
        assertThat(event.lifecycle(now)).isEqualTo(Lifecycle.past);
        assertThat(changes).isEqualTo(when.startDate() == null ? 1 : 2);
    }

    @Test
    void aNewWindowMovesTheEndOfWhatHasNoDayAndRaisesNoRevision() {
        var event = Samples.published();
        event.campaign().window(Samples.WINDOW_START, LocalDate.parse("2025-02-20"));

        event.derive();

        assertThat(event.moments().effectiveEnd()).isEqualTo("2025-02-20T23:00:00Z");
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.previousStartDate()).isNull();
    }

    // ------------------------------------------------------------------ moving, putting off, cancelling

    @Test
    void aPublicDayThatMovesIsKeptBeside() {
        var event = published(Schedule.day(DAY));

        event.happens(Schedule.day(DAY.plusDays(1)));

        assertThat(event.status()).isEqualTo(EventStatus.scheduled);
        assertThat(event.previousStartDate()).isEqualTo(DAY);
        assertThat(event.previousStartsAt()).isNull();
    }

    @Test
    void aPublicStartThatMovesIsKeptBesideEvenOnTheSameDay() {
        var event = published(AFTERNOON);

        event.happens(Schedule.at(DAY, FOUR, null));

        assertThat(event.status()).isEqualTo(EventStatus.scheduled);
        assertThat(event.previousStartDate()).isEqualTo(DAY);
        assertThat(event.previousStartsAt()).isEqualTo("2025-02-08T13:00:00Z");
    }

    @Test
    void aDraftMovesWithoutATrace() {
        var event = Samples.draft();
        event.happens(AFTERNOON);

        event.happens(Schedule.at(DAY.plusDays(1), TWO, FOUR));

        assertThat(event.previousStartDate()).isNull();
        assertThat(event.previousStartsAt()).isNull();
    }

    @Test
    void whatNobodyCouldSeeSinceItsCampaignIsADraftMovesWithoutATrace() {
        var event = Samples.draftOf(Samples.draftCampaign(), Samples.city("Berlin", "Europe/Berlin"));
        event.publish();
        event.happens(AFTERNOON);

        event.happens(Schedule.at(DAY.plusDays(1), TWO, FOUR));

        assertThat(event.previousStartDate()).isNull();
        assertThat(event.previousStartsAt()).isNull();
    }

    @Test
    void theFirstDayAndTheFirstTimeAreNews() {
        var event = Samples.published();

        event.happens(Schedule.day(DAY));
        event.happens(AFTERNOON);

        assertThat(event.previousStartDate()).isNull();
        assertThat(event.previousStartsAt()).isNull();
    }

    @Test
    void anotherEndIsNoMove() {
        var event = published(AFTERNOON);

        event.happens(Schedule.at(DAY, TWO, FOUR.plusHours(1)));

        assertThat(event.previousStartDate()).isNull();
        assertThat(event.previousStartsAt()).isNull();
    }

    @Test
    void theSameScheduleAgainIsNoMove() {
        var event = published(AFTERNOON);

        event.happens(AFTERNOON);

        assertThat(event.previousStartDate()).isNull();
    }

    @Test
    void whatIsPutOffWithoutANewDayMissesItsDateAndRemembersTheOldOne() {
        var event = published(AFTERNOON);
        event.meetAt(SQUARE);
        event.linkTo(Samples.signups(EVENT_PAGE));

        event.postpone(Schedule.UNKNOWN);

        assertThat(event.status()).isEqualTo(EventStatus.postponed);
        assertThat(event.missing()).containsExactly(Missing.date, Missing.time);
        assertThat(event.details()).isEqualTo(Details.partial);
        assertThat(event.previousStartDate()).isEqualTo(DAY);
        assertThat(event.previousStartsAt()).isEqualTo("2025-02-08T13:00:00Z");
        assertThat(event.lifecycle(Samples.LONG_BEFORE)).isEqualTo(Lifecycle.upcoming);
    }

    @Test
    void whatIsPutOffToANewDayMissesNothing() {
        var event = published(AFTERNOON);

        event.postpone(Schedule.at(DAY.plusDays(2), TWO, FOUR));

        assertThat(event.status()).isEqualTo(EventStatus.postponed);
        assertThat(event.missing()).doesNotContain(Missing.date);
        assertThat(event.previousStartDate()).isEqualTo(DAY);
    }

    @Test
    void aNewDayAfterPuttingOffMakesItScheduledAgainWithThePreviousStart() {
        var event = published(AFTERNOON);
        event.postpone(Schedule.UNKNOWN);

        event.happens(Schedule.at(DAY.plusDays(2), TWO, FOUR));

        assertThat(event.status()).isEqualTo(EventStatus.scheduled);
        assertThat(event.previousStartDate()).isEqualTo(DAY);
        assertThat(event.previousStartsAt()).isEqualTo("2025-02-08T13:00:00Z");
    }

    @Test
    void aCancelledEventCanNotBePutOff() {
        var event = published(AFTERNOON);
        event.cancel();

        assertThatThrownBy(() -> event.postpone(Schedule.UNKNOWN))
                .isInstanceOfSatisfying(
                        StateConflict.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("cancelled"));
        assertThat(event.status()).isEqualTo(EventStatus.cancelled);
        assertThat(event.startDate()).isEqualTo(DAY);
    }

    @Test
    void aCancelledEventStaysPublicEditableAndCancelled() {
        var event = published(AFTERNOON);

        event.cancel();
        event.happens(Schedule.day(DAY.plusDays(1)));

        assertThat(event.status()).isEqualTo(EventStatus.cancelled);
        assertThat(event.isPublic()).isTrue();
        assertThat(event.startDate()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void aRefusedScheduleChangesNothing() {
        var event = published(AFTERNOON);
        var skipped = Schedule.at(LocalDate.parse("2025-03-30"), LocalTime.of(2, 30), null);

        assertThatThrownBy(() -> event.happens(skipped)).isInstanceOf(RuleViolation.class);

        assertThat(event.schedule()).isEqualTo(AFTERNOON);
        assertThat(event.moments().startsAt()).isEqualTo("2025-02-08T13:00:00Z");
    }

    // ------------------------------------------------------------------ who may see it

    @ParameterizedTest
    @CsvSource({
        "draft, draft, false",
        "draft, published, false",
        "draft, hidden, false",
        "published, draft, false",
        "published, published, true",
        "published, hidden, false",
        "archived, draft, false",
        "archived, published, true",
        "archived, hidden, false"
    })
    void anEventIsPublicOnlyWhileItAndItsCampaignAre(String campaign, EventPublication publication, boolean isPublic) {
        var its = Samples.draftCampaign();
        if (!campaign.equals("draft")) {
            its.publish();
        }
        var event = Samples.draftOf(its, Samples.city("Berlin", "Europe/Berlin"));
        if (publication != EventPublication.draft) {
            event.publish();
        }
        if (publication == EventPublication.hidden) {
            event.hide();
        }
        if (campaign.equals("archived")) {
            its.archive();
        }

        assertThat(event.publication()).isEqualTo(publication);
        assertThat(event.isPublic()).isEqualTo(isPublic);
    }

    @Test
    void aMergedEventIsOutOfSightAndNamesItsSurvivor() {
        var campaign = Samples.campaign();
        var berlin = Samples.city("Berlin", "Europe/Berlin");
        var survivor = Samples.draftOf(campaign, berlin);
        var twin = Samples.draftOf(campaign, berlin);
        survivor.publish();
        twin.publish();

        twin.mergeInto(survivor);

        assertThat(twin.isPublic()).isFalse();
        assertThat(twin.replacedBy()).isEqualTo(survivor.id());
        assertThat(survivor.isPublic()).isTrue();
        assertThat(survivor.replacedBy()).isNull();
    }

    // ------------------------------------------------------------------ links, place, texts

    @Test
    void atMostOneSignupLinkCanBeChosenAsPrimary() {
        var event = Samples.draft();
        var both = Stream.of(EVENT_PAGE, WEBSITE)
                .map(url -> new Link(0, LinkRel.signup, WebAddress.ofPage("url", url), null, true, Map.of()))
                .toList();

        assertThatThrownBy(() -> event.linkTo(both)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void halfAPointIsRefused() {
        var event = Samples.draft();

        assertThatThrownBy(() -> event.meetAt(new Venue("Bundesplatz", null, 46.9, null)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("venue"));
        assertThatThrownBy(() -> event.meetAt(new Venue("Bundesplatz", null, null, 7.4)))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void aTextIsReadFieldByFieldInTheBestLanguageThatHasIt() {
        var event = Samples.draft();
        event.say("en", EventText.of("March", "Through the city", "Bring a sign."));
        event.say("de", EventText.of("Marsch", null, null));
        var texts = new TextsInLanguages<>(event.texts(), Languages.chain("de-AT", "en"));

        assertThat(texts.best(EventText::title)).isEqualTo("Marsch");
        assertThat(texts.best(EventText::summary)).isEqualTo("Through the city");
        assertThat(texts.best(EventText::statusNote)).isNull();
        assertThat(event.text("fr")).isEqualTo(EventText.EMPTY);
    }

    @Test
    void availableAreTheLanguagesWrittenInAndTheCampaignsDefault() {
        var event = Samples.draft();
        assertThat(event.availableLanguages()).containsExactly("en");

        event.say("de", EventText.of("Marsch", null, null));

        assertThat(event.availableLanguages()).containsExactly("de", "en");
    }

    @Test
    void aLanguageInWhichNothingIsSaidIsNotAvailable() {
        var event = Samples.draft();

        event.say("fr", EventText.EMPTY);

        assertThat(event.availableLanguages()).containsExactly("en");
    }

    @Test
    void aLanguageOfALinkLabelIsAvailable() {
        var event = Samples.draft();
        var address = WebAddress.ofPage("url", EVENT_PAGE);

        event.linkTo(List.of(new Link(0, LinkRel.signup, address, null, false, Map.of("nl", "Aanmelden"))));

        assertThat(event.availableLanguages()).containsExactly("en", "nl");
    }

    @Test
    void languagesSpokenThereAreSortedAndNotRepeated() {
        var event = Samples.draft();

        event.isFor(List.of("en", "de", "en"), null, 50);

        assertThat(event.spokenLanguages()).containsExactly("de", "en");
        assertThat(event.catchmentKm()).isEqualTo(50);
    }
}
