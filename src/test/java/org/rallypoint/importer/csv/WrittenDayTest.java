package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.importer.csv.WrittenDay.Trouble;

class WrittenDayTest {

    private static WrittenDay read(String text) {
        return WrittenDay.of(text, DayOrder.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2025-02-07                        | 2025-02-07
                    2025-2-7                          | 2025-02-07
                    2025/02/07                        | 2025-02-07
                    07.02.2025                        | 2025-02-07
                    7.2.25                            | 2025-02-07
                    7. 2. 2025                        | 2025-02-07
                    25/02/2025                        | 2025-02-25
                    25-02-2025                        | 2025-02-25
                    02/25/2025                        | 2025-02-25
                    2/25/25                           | 2025-02-25
                    05/05/2025                        | 2025-05-05
                    2025-02-07 00:00:00               | 2025-02-07
                    07.02.2025 00:00                  | 2025-02-07
                    45695                             | 2025-02-07
                    45695.0                           | 2025-02-07
                    7 February 2025                   | 2025-02-07
                    7th February 2025                 | 2025-02-07
                    7th of February, 2025             | 2025-02-07
                    Feb 7, 2025                       | 2025-02-07
                    February 7th, 2025                | 2025-02-07
                    Feb. 7 2025                       | 2025-02-07
                    7-Feb-25                          | 2025-02-07
                    7-Feb-2025                        | 2025-02-07
                    7. Februar 2025                   | 2025-02-07
                    7. März 2025                      | 2025-03-07
                    7. Jänner 2025                    | 2025-01-07
                    1er février 2025                  | 2025-02-01
                    15 août 2025                      | 2025-08-15
                    7 de febrero de 2025              | 2025-02-07
                    7 maart 2025                      | 2025-03-07
                    Fri, 7 Feb 2025                   | 2025-02-07
                    Friday 2025-02-07                 | 2025-02-07
                    Freitag, 07.02.2025               | 2025-02-07
                    Freitag, den 7. Februar 2025      | 2025-02-07
                    Fr. 7.2.2025                      | 2025-02-07
                    le vendredi 7 février 2025        | 2025-02-07
                    viernes, 7 de febrero de 2025     | 2025-02-07
                    vr 7 februari 2025                | 2025-02-07
                    mar. 11 mars 2025                 | 2025-03-11
                    mar 11, 2025                      | 2025-03-11
                    Friday, February 7, 2025          | 2025-02-07
                    1900-01-01                        | 1900-01-01
                    2999-12-31                        | 2999-12-31
                    """)
    void aDayIsRead(String text, LocalDate day) {
        assertThat(read(text)).isEqualTo(new WrittenDay(day, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2025-02-07 14:00:00            | 14:00 |
                    2025-02-07T14:00               | 14:00 |
                    07.02.2025 14:00               | 14:00 |
                    07.02.2025, 14 Uhr             | 14:00 |
                    07.02.2025 um 14:00 Uhr        | 14:00 |
                    07.02.2025 – 14:00             | 14:00 |
                    2025-02-07 2:00 PM             | 14:00 |
                    45695.58333                    | 14:00 |
                    45695,583333333336             | 14:00 |
                    7 février 2025 à 14h           | 14:00 |
                    Feb 7, 2025 at 2pm             | 14:00 |
                    7.2.2025 14:00–16:00           | 14:00 | 16:00
                    7.2.2025 00:00-02:00           | 00:00 | 02:00
                    """)
    void aTimeMayStandBehindIt(String text, LocalTime from, LocalTime until) {
        assertThat(read(text)).isEqualTo(new WrittenDay(LocalDate.of(2025, 2, 7), new WrittenTime(from, until), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7 February",
                "7.2.",
                "February 2025",
                "2025",
                "Friday",
                "Friday,",
                "next Friday",
                "30.02.2025",
                "2025-13-01",
                "2025-02-29",
                "13/13/2025",
                "13/14/2025",
                "31/02/2025",
                "1899-12-31",
                "3000-01-01",
                "07.02.0025",
                "07/02/1825",
                "25-02-07",
                "7.-11. Februar 2025",
                "7.2.2025 - 9.2.2025",
                "2025-02-07 afternoon",
                "2025-02-07 14",
                "2025-02-0714:00",
                "7 Feb 14:00",
                "7 Smarch 2025",
                "4569",
                "456951",
                "14:00",
                "on on on on",
            })
    void anythingElseIsNoDay(String text) {
        assertThat(read(text)).isEqualTo(new WrittenDay(null, null, Trouble.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({"07/02/2025", "7/2/25", "07-02-2025", "07/02/2025 14:00", "Fri 07/02/2025"})
    void theMonthMayComeFirstOrSecond(String text) {
        assertThat(read(text).trouble()).isEqualTo(Trouble.AMBIGUOUS);
        assertThat(WrittenDay.orderIn(text)).isEqualTo(DayOrder.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "07/02/2025, DAY_FIRST,   2025-02-07",
        "07/02/2025, MONTH_FIRST, 2025-07-02",
        "25/02/2025, MONTH_FIRST, 2025-02-25",
        "02/25/2025, DAY_FIRST,   2025-02-25",
        "07.02.2025, MONTH_FIRST, 2025-02-07",
    })
    void theOrderOfOthersSettlesIt(String text, DayOrder order, LocalDate day) {
        assertThat(WrittenDay.of(text, order).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "25/02/2025,       DAY_FIRST",
        "02/25/2025,       MONTH_FIRST",
        "Tue 25/02/2025,   DAY_FIRST",
        "2025-02-25,       UNKNOWN",
        "25.02.2025,       UNKNOWN",
        "05/05/2025,       UNKNOWN",
        "13/14/2025,       UNKNOWN",
        "25 February 2025, UNKNOWN",
    })
    void aDayAfterTheTwelfthShowsTheOrder(String text, DayOrder order) {
        assertThat(WrittenDay.orderIn(text)).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Saturday, 7 February 2025", "Sa 07.02.2025", "samedi 7 février 2025", "ma 7 februari 2025"})
    void aWeekdayHasToBeTheRightOne(String text) {
        assertThat(read(text)).isEqualTo(new WrittenDay(null, null, Trouble.OTHER_WEEKDAY));
    }

    @ParameterizedTest
    @CsvSource({"Friday, true", "Fr., true", "vendredi, true", "7 February, false", "soon, false"})
    void aWeekdayAloneIsKnownAsSuch(String text, boolean isOne) {
        assertThat(WrittenDay.isWeekday(text)).isEqualTo(isOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07.02.2025", "on ", "1", "a", "/"})
    void aLongTextIsNoDay(String part) {
        assertThat(read(part.repeat(500_000)).trouble()).isEqualTo(Trouble.UNREADABLE);
        assertThat(WrittenDay.orderIn(part.repeat(500_000))).isEqualTo(DayOrder.UNKNOWN);
    }
}
