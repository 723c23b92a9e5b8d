package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.event.Samples.DAY;
import static org.rallypoint.event.Samples.FOUR;
import static org.rallypoint.event.Samples.TWO;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesViewTest {

    private static EventTimesView view(String zone, Schedule when) {
        var event = Samples.draftIn(zone);
        event.happens(when);
        return EventTimesView.of(event);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-02-08, 14:00, 2025-02-08T14:00:00+01:00",
        "Europe/London, 2025-02-08, 14:00, 2025-02-08T14:00:00+00:00",
        "Asia/Kathmandu, 2025-02-08, 00:05, 2025-02-08T00:05:00+05:45",
        "Pacific/Kiritimati, 2025-02-08, 14:00, 2025-02-08T14:00:00+14:00",
        "Pacific/Pago_Pago, 2025-02-08, 14:00, 2025-02-08T14:00:00-11:00"
    })
    void theLocalStartCarriesTheOffsetOfItsDay(String zone, LocalDate day, LocalTime time, String local) {
        assertThat(view(zone, Schedule.at(day, time, null)).startsAtLocal()).isEqualTo(local);
    }

    @Test
    void theSecondOfTwoHoursShowsItsOwnOffset() {
        var second = new Schedule(
                LocalDate.parse("2025-10-26"), null, LocalTime.of(2, 30), null, ZoneOffset.ofHours(1), null);

        var view = view("Europe/Berlin", second);

        assertThat(view.startsAtLocal()).isEqualTo("2025-10-26T02:30:00+01:00");
        assertThat(view.startOffset()).isEqualTo("+01:00");
        assertThat(view.endOffset()).isNull();
    }

    @Test
    void aKnownTimeIsShownInEveryForm() {
        var view = view("Asia/Kathmandu", Schedule.at(DAY, LocalTime.of(9, 5), FOUR));

        assertThat(view.startTime()).isEqualTo("09:05");
        assertThat(view.endTime()).isEqualTo("16:00");
        assertThat(view.timeZone()).isEqualTo("Asia/Kathmandu");
        assertThat(view.startsAt()).isEqualTo("2025-02-08T03:20:00Z");
        assertThat(view.endsAt()).isEqualTo("2025-02-08T10:15:00Z");
        assertThat(view.startsAtEpoch()).isEqualTo(1738984800L);
        assertThat(view.endsAtEpoch()).isEqualTo(1739009700L);
        assertThat(view.effectiveEnd()).isEqualTo(view.endsAt());
    }

    @Test
    void aDayWithoutATimeHasNoInstantInAnyForm() {
        var view = view("Europe/Berlin", Schedule.day(DAY));

        assertThat(view.startDate()).isEqualTo(DAY);
        assertThat(view.startTime()).isNull();
        assertThat(view.startsAt()).isNull();
        assertThat(view.startsAtLocal()).isNull();
        assertThat(view.startsAtEpoch()).isNull();
        assertThat(view.endsAt()).isNull();
        assertThat(view.endsAtEpoch()).isNull();
        assertThat(view.effectiveEnd()).isNotNull();
    }

    @Test
    void theWindowOfTheCampaignIsShownOnlyWhileThereIsNoDay() {
        assertThat(view("Europe/Berlin", Schedule.UNKNOWN).window())
                .isEqualTo(new EventTimesView.Window(Samples.WINDOW_START, Samples.WINDOW_END));
        assertThat(view("Europe/Berlin", Schedule.day(DAY)).window()).isNull();
    }

    @Test
    void anOvernightEndIsShownAsItWasSaidAndNotAsALastDay() {
        var view = view("Europe/Berlin", Schedule.at(DAY, LocalTime.of(22, 0), TWO.minusHours(12)));

        assertThat(view.endDate()).isNull();
        assertThat(view.endTime()).isEqualTo("02:00");
        assertThat(view.endsAt()).isEqualTo("2025-02-09T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"+00:00", "+05:45", "-03:30", "+14:00", "-11:00"})
    void anOffsetIsStoredAsItIsShown(ZoneOffset offset) {
        var column = new OffsetColumn();

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(offset)))
                .isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"00:00", "09:05", "23:59"})
    void aTimeIsStoredAsItIsShown(String time) {
        var column = new LocalTimeColumn();

        assertThat(column.convertToDatabaseColumn(LocalTime.parse(time))).isEqualTo(time);
        assertThat(column.convertToEntityAttribute(time)).isEqualTo(LocalTime.parse(time));
    }

    @Test
    void unknownIsStoredAsNothing() {
        assertThat(new OffsetColumn().convertToDatabaseColumn(null)).isNull();
        assertThat(new OffsetColumn().convertToEntityAttribute(null)).isNull();
        assertThat(new LocalTimeColumn().convertToDatabaseColumn(null)).isNull();
        assertThat(new LocalTimeColumn().convertToEntityAttribute(null)).isNull();
    }
}
