package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rallypoint.event.Samples.DAY;
import static org.rallypoint.event.Samples.FOUR;
import static org.rallypoint.event.Samples.TWO;
import static org.rallypoint.event.Samples.WINDOW_END;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.RuleViolation;

class MomentsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Moments moments(Schedule when, ZoneId zone) {
        return Moments.of(when, zone, WINDOW_END);
    }

    private static Schedule start(LocalDateTime local, ZoneOffset offset) {
        return new Schedule(local.toLocalDate(), null, local.toLocalTime(), null, offset, null);
    }

    private static Schedule end(LocalDateTime local, ZoneOffset offset) {
        return new Schedule(local.toLocalDate(), null, null, local.toLocalTime(), null, offset);
    }

    @Test
    void anEndAtMidnightWhoseStartNobodyKnowsIsTheEndOfThatDay() {
        var until = Schedule.at(LocalDate.parse("2025-02-08"), null, LocalTime.MIDNIGHT);
        assertThat(Moments.of(until, ZoneId.of("Europe/Berlin"), LocalDate.parse("2025-02-11"))
                        .effectiveEnd())
                .isEqualTo("2025-02-08T23:00:00Z");
    }

    @Test
    void aDayThatTheCalendarOfAPlaceSkipsIsRefused() {
        var skipped = Schedule.day(LocalDate.parse("2011-12-30"));
        assertThatThrownBy(() -> Moments.of(skipped, ZoneId.of("Pacific/Apia"), LocalDate.parse("2011-12-31")))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("2011-12-30 doesn't exist in Pacific/Apia");
    }

    // ------------------------------------------------------------------ local time and zone

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-02-08T14:00, 2025-02-08T13:00:00Z",
        "Europe/Berlin, 2025-07-08T14:00, 2025-07-08T12:00:00Z",
        "Asia/Kathmandu, 2025-02-08T14:00, 2025-02-08T08:15:00Z",
        "Asia/Kathmandu, 2025-02-08T03:00, 2025-02-07T21:15:00Z",
        "Pacific/Chatham, 2025-02-08T14:00, 2025-02-08T00:15:00Z",
        "America/St_Johns, 2025-02-08T14:00, 2025-02-08T17:30:00Z",
        "Pacific/Kiritimati, 2025-02-08T14:00, 2025-02-08T00:00:00Z",
        "Pacific/Kiritimati, 2025-02-08T13:59, 2025-02-07T23:59:00Z",
        "Pacific/Pago_Pago, 2025-02-08T14:00, 2025-02-09T01:00:00Z",
        "Pacific/Apia, 2011-12-29T23:59, 2011-12-30T09:59:00Z",
        "Pacific/Apia, 2011-12-31T00:01, 2011-12-30T10:01:00Z",
        "Europe/Berlin, 2025-03-30T01:59, 2025-03-30T00:59:00Z",
        "Europe/Berlin, 2025-03-30T03:00, 2025-03-30T01:00:00Z"
    })
    void aLocalTimeAndTheZoneOfTheCityMakeTheInstant(ZoneId zone, LocalDateTime local, Instant instant) {
        assertThat(moments(start(local, null), zone).startsAt()).isEqualTo(instant);
        assertThat(moments(end(local, null), zone).endsAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-03-30T02:00, 02:00, 03:00",
        "Europe/Berlin, 2025-03-30T02:30, 02:00, 03:00",
        "Europe/Berlin, 2025-03-30T02:59, 02:00, 03:00",
        "America/New_York, 2025-03-09T02:30, 02:00, 03:00",
        "Australia/Lord_Howe, 2025-10-05T02:15, 02:00, 02:30",
        "Africa/Casablanca, 2025-04-06T02:30, 02:00, 03:00",
        "America/Sao_Paulo, 2018-11-04T00:00, 00:00, 01:00",
        "Africa/Cairo, 2025-04-25T00:30, 00:00, 01:00",
        "Asia/Beirut, 2025-03-30T00:30, 00:00, 01:00"
    })
    void aTimeThatAClockChangeSkipsIsRefusedWithTheReason(
            ZoneId zone, LocalDateTime local, String before, String after) {
        assertThatThrownBy(() -> moments(start(local, null), zone))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("startTime");
                    assertThat(refusal.code()).isEqualTo("skipped_local_time");
                    assertThat(refusal.getMessage())
                            .contains(local.toString(), zone.getId(), "from " + before + " to " + after);
                });
    }

    @Test
    void anEndThatAClockChangeSkipsIsRefusedAtItsOwnField() {
        var local = LocalDateTime.parse("2025-03-30T02:30");

        assertThatThrownBy(() -> moments(end(local, null), BERLIN))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("endTime"));
    }

    @Test
    void anOvernightEndThatAClockChangeSkipsIsRefused() {
        var overnight = Schedule.at(LocalDate.parse("2025-03-29"), LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThatThrownBy(() -> moments(overnight, BERLIN))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.getMessage()).contains("2025-03-30T02:30"));
    }

    @Test
    void anOffsetDoesNotBringASkippedTimeBack() {
        var local = LocalDateTime.parse("2025-03-30T02:30");

        assertThatThrownBy(() -> moments(start(local, ZoneOffset.ofHours(1)), BERLIN))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("skipped_local_time"));
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Apia, 2011-12-30T12:00, 2011-12-31", "Pacific/Kwajalein, 1993-08-21T12:00, 1993-08-22"})
    void aDayThatTheDateLineTookIsRefusedWithAReasonThatNamesTheNextDay(ZoneId zone, LocalDateTime local, String next) {
        assertThatThrownBy(() -> moments(start(local, null), zone))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("skipped_local_time");
                    assertThat(refusal.getMessage()).contains(next);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-10-26T02:30, , 2025-10-26T00:30:00Z",
        "Europe/Berlin, 2025-10-26T02:30, +02:00, 2025-10-26T00:30:00Z",
        "Europe/Berlin, 2025-10-26T02:30, +01:00, 2025-10-26T01:30:00Z",
        "America/New_York, 2025-11-02T01:30, , 2025-11-02T05:30:00Z",
        "America/New_York, 2025-11-02T01:30, -05:00, 2025-11-02T06:30:00Z",
        "Australia/Lord_Howe, 2025-04-06T01:45, , 2025-04-05T14:45:00Z",
        "Australia/Lord_Howe, 2025-04-06T01:45, +10:30, 2025-04-05T15:15:00Z",
        "Africa/Casablanca, 2025-02-23T02:30, , 2025-02-23T01:30:00Z",
        "Africa/Casablanca, 2025-02-23T02:30, +00:00, 2025-02-23T02:30:00Z",
        "America/Sao_Paulo, 2018-02-17T23:30, , 2018-02-18T01:30:00Z",
        "America/Sao_Paulo, 2018-02-17T23:30, -03:00, 2018-02-18T02:30:00Z",
        "Europe/Berlin, 2025-02-08T14:00, +01:00, 2025-02-08T13:00:00Z"
    })
    void aTimeThatOccursTwiceIsTheFirstUnlessItsOffsetSaysOtherwise(
            ZoneId zone, LocalDateTime local, ZoneOffset offset, Instant instant) {
        assertThat(moments(start(local, offset), zone).startsAt()).isEqualTo(instant);
        assertThat(moments(end(local, offset), zone).endsAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-02-08T14:00, +02:00",
        "Europe/Berlin, 2025-10-26T02:30, +03:00",
        "Europe/Berlin, 2025-10-26T02:30, +00:00",
        "Asia/Kathmandu, 2025-02-08T14:00, +05:30",
        "Pacific/Kiritimati, 2025-02-08T14:00, -10:00"
    })
    void anOffsetThatTheClocksDoNotHaveThenIsRefused(ZoneId zone, LocalDateTime local, ZoneOffset offset) {
        assertThatThrownBy(() -> moments(start(local, offset), zone))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("startOffset");
                    assertThat(refusal.code()).isEqualTo("wrong_offset");
                });
        assertThatThrownBy(() -> moments(end(local, offset), zone))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("endOffset"));
    }

    @Test
    void anHourThatOccursTwiceCanHoldAWholeEvent() {
        var day = LocalDate.parse("2025-10-26");
        var twice = LocalTime.of(2, 30);
        var schedule = new Schedule(day, day, twice, twice, ZoneOffset.ofHours(2), ZoneOffset.ofHours(1));

        var moments = moments(schedule, BERLIN);

        assertThat(moments.startsAt()).isEqualTo("2025-10-26T00:30:00Z");
        assertThat(moments.endsAt()).isEqualTo("2025-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-08, 14:00, 14:00, , ",
        "2025-02-08, 14:00, 13:59, , ",
        "2025-10-26, 02:30, 02:45, +01:00, +02:00"
    })
    void anEndThatIsNotAfterTheStartOfTheSameDayIsRefused(
            LocalDate day, LocalTime startTime, LocalTime endTime, ZoneOffset startOffset, ZoneOffset endOffset) {
        var schedule = new Schedule(day, day, startTime, endTime, startOffset, endOffset);

        assertThatThrownBy(() -> moments(schedule, BERLIN)).isInstanceOfSatisfying(RuleViolation.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("endTime");
            assertThat(refusal.code()).isEqualTo("end_before_start");
        });
    }

    // ------------------------------------------------------------------ days without a time

    @Test
    void noTimeIsInventedForADayWithoutOne() {
        var moments = moments(Schedule.day(DAY), BERLIN);

        assertThat(moments.startsAt()).isNull();
        assertThat(moments.endsAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-02-08, 2025-02-07T23:00:00Z, 2025-02-08T23:00:00Z",
        "Europe/Berlin, 2025-03-30, 2025-03-29T23:00:00Z, 2025-03-30T22:00:00Z",
        "Europe/Berlin, 2025-10-26, 2025-10-25T22:00:00Z, 2025-10-26T23:00:00Z",
        "Asia/Kathmandu, 2025-02-08, 2025-02-07T18:15:00Z, 2025-02-08T18:15:00Z",
        "Pacific/Kiritimati, 2025-02-08, 2025-02-07T10:00:00Z, 2025-02-08T10:00:00Z",
        "Pacific/Pago_Pago, 2025-02-08, 2025-02-08T11:00:00Z, 2025-02-09T11:00:00Z",
        "America/Sao_Paulo, 2018-11-03, 2018-11-03T03:00:00Z, 2018-11-04T03:00:00Z",
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 2018-02-18T03:00:00Z",
        "America/Havana, 2025-11-02, 2025-11-02T04:00:00Z, 2025-11-03T05:00:00Z",
        "Africa/Cairo, 2025-04-24, 2025-04-23T22:00:00Z, 2025-04-24T22:00:00Z",
        "Africa/Cairo, 2025-04-25, 2025-04-24T22:00:00Z, 2025-04-25T21:00:00Z",
        "Asia/Beirut, 2025-03-30, 2025-03-29T22:00:00Z, 2025-03-30T21:00:00Z",
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z"
    })
    void aDayBeginsAndEndsWithTheClocksOfTheCityEvenWhereMidnightDoesNotExist(
            ZoneId zone, LocalDate day, Instant begins, Instant ends) {
        var moments = moments(Schedule.day(day), zone);

        assertThat(moments.beginsAt()).isEqualTo(begins);
        assertThat(moments.effectiveEnd()).isEqualTo(ends);
        assertThat(moments.sortAt()).isEqualTo(ends);
    }

    @Test
    void anEventBeginsAtItsStartNotWithItsDay() {
        var moments = moments(Schedule.at(DAY, TWO, FOUR), BERLIN);

        assertThat(moments.beginsAt()).isEqualTo(moments.startsAt()).isEqualTo("2025-02-08T13:00:00Z");
    }

    @Test
    void withoutADayNothingBegins() {
        var moments = moments(Schedule.UNKNOWN, BERLIN);

        assertThat(moments.startsAt()).isNull();
        assertThat(moments.endsAt()).isNull();
        assertThat(moments.beginsAt()).isNull();
        assertThat(moments.lastDate()).isNull();
    }

    // ------------------------------------------------------------------ effectiveEnd

    @ParameterizedTest
    @CsvSource({
        "2025-02-08, , 14:00, 16:00, 2025-02-08T15:00:00Z",
        "2025-02-08, 2025-02-10, 14:00, 16:00, 2025-02-10T15:00:00Z",
        "2025-02-08, , 22:00, 01:30, 2025-02-09T00:30:00Z",
        "2025-02-08, , 14:00, 14:00, 2025-02-09T13:00:00Z",
        "2025-02-08, , , 16:00, 2025-02-08T15:00:00Z",
        "2025-02-08, 2025-02-10, 14:00, , 2025-02-10T23:00:00Z",
        "2025-02-08, 2025-02-10, , , 2025-02-10T23:00:00Z",
        "2025-02-08, 2025-02-08, 14:00, , 2025-02-08T16:00:00Z",
        "2025-02-08, , 14:00, , 2025-02-08T16:00:00Z",
        "2025-02-08, , 22:30, , 2025-02-09T00:30:00Z",
        "2025-02-08, 2025-02-08, , , 2025-02-08T23:00:00Z",
        "2025-02-08, , , , 2025-02-08T23:00:00Z",
        "2025-03-01, , , , 2025-03-01T23:00:00Z",
        ", , , , 2025-02-11T23:00:00Z"
    })
    void itIsPastAfterTheFirstOfTheseThatIsKnown(
            LocalDate startDate, LocalDate endDate, LocalTime startTime, LocalTime endTime, Instant effectiveEnd) {
        var schedule = new Schedule(startDate, endDate, startTime, endTime, null, null);

        assertThat(moments(schedule, BERLIN).effectiveEnd()).isEqualTo(effectiveEnd);
    }

    @Test
    void threeHoursPassAsTheyDoForPeopleWhateverTheClocksDo() {
        var beforeTheChange = start(LocalDateTime.parse("2025-03-30T01:00"), null);

        assertThat(moments(beforeTheChange, BERLIN).effectiveEnd()).isEqualTo("2025-03-30T03:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2025-02-11T10:00:00Z",
        "Asia/Kathmandu, 2025-02-11T18:15:00Z",
        "Pacific/Pago_Pago, 2025-02-12T11:00:00Z"
    })
    void withoutADayTheWindowEndsWithTheClocksOfTheCity(ZoneId zone, Instant effectiveEnd) {
        assertThat(moments(Schedule.UNKNOWN, zone).effectiveEnd()).isEqualTo(effectiveEnd);
    }

    // ------------------------------------------------------------------ the order of lists

    @Test
    void listsShowTimesThenTheDayWithoutATimeThenWhatHasNoDay() {
        var inOrder = Stream.of(
                        Schedule.day(DAY.minusDays(1)),
                        Schedule.at(DAY, LocalTime.of(0, 1), null),
                        Schedule.at(DAY, TWO, FOUR),
                        Schedule.at(DAY, LocalTime.of(23, 59), null),
                        Schedule.days(DAY, DAY.plusDays(3)),
                        Schedule.at(DAY.plusDays(1), LocalTime.of(0, 1), null),
                        Schedule.day(LocalDate.parse("2999-12-31")),
                        Schedule.UNKNOWN)
                .map(schedule -> moments(schedule, BERLIN).sortAt())
                .toList();

        assertThat(inOrder).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTimeSortsAtItsStartAndNotAtItsEnd() {
        assertThat(moments(Schedule.at(DAY, TWO, FOUR), BERLIN).sortAt()).isEqualTo("2025-02-08T13:00:00Z");
    }

    @Test
    void manyDaysSortByTheFirst() {
        assertThat(moments(Schedule.days(DAY, DAY.plusDays(3)), BERLIN).sortAt())
                .isEqualTo("2025-02-08T23:00:00Z");
    }
}
