package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.RuleViolation;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "2025-02-08, , , , 2025-02-08",
        "2025-02-08, , 14:00, , 2025-02-08",
        "2025-02-08, , , 16:00, 2025-02-08",
        "2025-02-08, , 14:00, 16:00, 2025-02-08",
        "2025-02-08, , 22:00, 01:00, 2025-02-09",
        "2025-02-08, , 22:00, 00:00, 2025-02-09",
        "2025-02-08, , 14:00, 14:00, 2025-02-09",
        "2025-02-08, 2025-02-08, 14:00, 16:00, 2025-02-08",
        "2025-02-08, 2025-02-10, , , 2025-02-10",
        "2025-02-08, 2025-02-10, 14:00, 10:00, 2025-02-10",
        "2025-02-28, , 22:00, 01:00, 2025-03-01",
        "2024-12-31, , 22:00, 01:00, 2025-01-01"
    })
    void anEndThatIsNotAfterTheStartIsOnTheNextDayUnlessALastDayIsGiven(
            LocalDate startDate, LocalDate endDate, LocalTime startTime, LocalTime endTime, LocalDate lastDate) {
        assertThat(new Schedule(startDate, endDate, startTime, endTime, null, null).lastDate())
                .isEqualTo(lastDate);
    }

    @Test
    void nothingKnownHasNoLastDayAndIsNoFault() {
        assertThat(Schedule.UNKNOWN.lastDate()).isNull();
        assertThatCode(Schedule.UNKNOWN::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2025-02-08, , false", "2025-02-08, 2025-02-08, false", "2025-02-08, 2025-02-09, true", ", , false"})
    void onlyALastDayAfterTheFirstMakesManyDays(LocalDate startDate, LocalDate endDate, boolean isManyDays) {
        assertThat(Schedule.days(startDate, endDate).isManyDays()).isEqualTo(isManyDays);
    }

    @Test
    void anOvernightEventIsNotOneOfManyDays() {
        var overnight = Schedule.at(Samples.DAY, LocalTime.of(22, 0), LocalTime.of(2, 0));

        assertThat(overnight.isManyDays()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ", 2025-02-08, , , , , endDate, needs_start_date",
        ", , 14:00, , , , startTime, needs_start_date",
        ", , , 16:00, , , endTime, needs_start_date",
        "2025-02-08, 2025-02-07, , , , , endDate, end_before_start",
        "2025-02-08, , , , +01:00, , startOffset, needs_time",
        "2025-02-08, , 14:00, , , +01:00, endOffset, needs_time",
        ", , , , +01:00, , startOffset, needs_time",
        "1899-12-31, , , , , , startDate, out_of_range",
        "3000-01-01, , , , , , startDate, out_of_range",
        "2999-12-31, 3000-01-01, , , , , endDate, out_of_range",
        "+999999999-12-31, , , , , , startDate, out_of_range"
    })
    void aScheduleThatNoCalendarHoldsIsRefusedAtItsField(
            LocalDate startDate,
            LocalDate endDate,
            LocalTime startTime,
            LocalTime endTime,
            ZoneOffset startOffset,
            ZoneOffset endOffset,
            String field,
            String code) {
        var schedule = new Schedule(startDate, endDate, startTime, endTime, startOffset, endOffset);

        assertThatThrownBy(schedule::check).isInstanceOfSatisfying(RuleViolation.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"1900-01-01, 2999-12-31", "2025-02-08, 2025-02-08", "2024-02-29, "})
    void theFirstAndTheLastDayOfAllAreFine(LocalDate startDate, LocalDate endDate) {
        assertThatCode(Schedule.days(startDate, endDate)::check).doesNotThrowAnyException();
    }
}
