package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.importer.proposal.Proposal.Times;

class CsvTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Date,Time            | 2025-02-07,14:00                     | 2025-02-07 | 14:00 |            |
                    Date,Time            | 2025-02-07,                          | 2025-02-07 |       |            |
                    Date,Time            | 2025-02-07 00:00:00,0.58333          | 2025-02-07 | 14:00 |            |
                    Date,Time            | 07.02.2025 14:00,                    | 2025-02-07 | 14:00 |            |
                    Date,Time            | 45695.0,14:00:00                     | 2025-02-07 | 14:00 |            |
                    Date,Time            | ?,14 Uhr                             |            | 14:00 |            |
                    Date,Time            | tbd,à confirmer                      |            |       |            |
                    Day,Date             | Friday,7 February 2025               | 2025-02-07 |       |            |
                    Beginn,Ende          | 07.02.2025 14:00,07.02.2025 16:00    | 2025-02-07 | 14:00 |            | 16:00
                    Beginn,Ende          | 07.02.2025 14:00,08.02.2025 02:00    | 2025-02-07 | 14:00 | 2025-02-08 | 02:00
                    Date,Time,End time   | 2025-02-07,14:00–15:00,16:00         | 2025-02-07 | 14:00 |            | 16:00
                    Date,Time            | 2025-02-07,14:00–15:00               | 2025-02-07 | 14:00 |            | 15:00
                    Date,Time            | 2025-02-07 14:00–15:00,13:00         | 2025-02-07 | 13:00 |            |
                    Date,End date        | 2025-02-07,2025-02-09                | 2025-02-07 |       | 2025-02-09 |
                    Date,End date        | 2025-02-07,2025-02-07                | 2025-02-07 |       |            |
                    startDate,startsAt   | 2025-02-07,2025-02-08T13:00:00Z      | 2025-02-07 |       |            |
                    Date,startsAt        | ,2025-02-07 14:00                    | 2025-02-07 | 14:00 |            |
                    """)
    void localTimesAreTakenAsTheyStand(
            String head, String cells, LocalDate day, LocalTime time, LocalDate endDay, LocalTime endTime) {
        assertThat(CsvTables.row("City," + head, "Bern," + cells).times())
                .isEqualTo(new Times(day, time, endDay, endTime, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Date            | 2025-02-07T14:00:00+01:00         | 2025-02-07T13:00:00Z |
                    Date            | 2025-02-07T13:00Z                 | 2025-02-07T13:00:00Z |
                    Start,End       | 2025-02-07 13:00:00Z,2025-02-07T15:00:00.000Z | 2025-02-07T13:00:00Z | 2025-02-07T15:00:00Z
                    Date,Time,Time zone | 2025-02-07,14:00–16:00,Europe/Zurich | 2025-02-07T13:00:00Z | 2025-02-07T15:00:00Z
                    Date,Time,Time zone | 2025-02-07,22:00–02:00,UTC    | 2025-02-07T22:00:00Z | 2025-02-08T02:00:00Z
                    Date,Time,End date,Time zone | 2025-02-07,22:00–02:00,2025-02-09,UTC | 2025-02-07T22:00:00Z | 2025-02-09T02:00:00Z
                    Date,Time,Time zone | 2025-02-07,14:00,UTC+1        | 2025-02-07T13:00:00Z |
                    startDate,startTime,startOffset | 2025-10-26,02:30,'+01:00 | 2025-10-26T01:30:00Z |
                    """)
    void whereAZoneOrAnOffsetIsToldItIsAnInstant(String head, String cells, Instant startsAt, Instant endsAt) {
        assertThat(CsvTables.row("City," + head, "Bern," + cells).times())
                .isEqualTo(new Times(null, null, null, null, startsAt, endsAt));
    }

    @ParameterizedTest
    @CsvSource({"2025-03-30", "2025-10-26"})
    void aTimeThatAClockChangeSkipsOrDoublesStaysLocal(LocalDate day) {
        assertThat(CsvTables.row("City,Date,Time,Time zone", "Bern," + day + ",02:30,Europe/Zurich")
                        .times())
                .isEqualTo(new Times(day, LocalTime.of(2, 30), null, null, null, null));
    }

    @Test
    void theZoneOfOurExportIsPassedOverSinceItIsComputed() {
        assertThat(CsvTables.row("City,startDate,startTime,timeZone,signupUrl", "Bern,2025-02-07,14:00,Asia/Tokyo,")
                        .times())
                .isEqualTo(new Times(LocalDate.of(2025, 2, 7), LocalTime.of(14, 0), null, null, null, null));
    }

    @Test
    void aDayWithAZoneStaysADay() {
        assertThat(CsvTables.row("City,Date,Time zone", "Bern,2025-02-07,whatever")
                        .times())
                .isEqualTo(new Times(LocalDate.of(2025, 2, 7), null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Datum            | soon                           | unreadable_day
                    Date             | 30.02.2025                     | unreadable_day
                    Date             | 3025-02-07                     | unreadable_day
                    Date             | 14:00                          | unreadable_day
                    Date             | Friday                         | unreadable_day
                    Date             | 07/02/2025                     | ambiguous_day
                    Beginn           | 07/02/2025 14:00               | ambiguous_day
                    Date             | "Sat, 7 February 2025"         | wrong_weekday
                    Time             | afternoon                      | unreadable_time
                    startsAt         | 2025-02-30T14:00:00Z           | unreadable_time
                    startsAt         | 0001-02-03T14:00:00Z           | unreadable_time
                    Date,Beginn      | 07.02.2025,08.02.2025 14:00    | two_days
                    Date,Time,Time zone | 2025-02-07,14:00,Zürich     | unknown_zone
                    Date,Time,startOffset | 2025-02-07,14:00,1        | unreadable_offset
                    """)
    void whatIsNoDayAndNoTimeIsInDoubt(String head, String cells, String code) {
        assertThat(CsvTables.doubts("City," + head, "Bern," + cells)).containsExactly(code);
    }

    @Test
    void aDoubtNamesTheColumnAndNotWhatStandsThere() {
        var doubts = CsvTables.read("City,Datum (Tag)\nBern,<script>").get(0).doubts();

        assertThat(doubts).singleElement().satisfies(doubt -> {
            assertThat(doubt.message()).contains("\"datum\"").doesNotContain("script");
            assertThat(doubt.pointer()).isNull();
        });
    }

    @Test
    void anyRowOfTheColumnSettlesTheOrderOfDayAndMonth() {
        assertThat(days("City,Date\na,07/02/2025\nb,25/02/2025\n")).containsExactly("2025-02-07", "2025-02-25");
        assertThat(days("City,Date\na,07/02/2025\nb,02/25/2025\n")).containsExactly("2025-07-02", "2025-02-25");
    }

    @Test
    void rowsThatContradictEachOtherSettleNothing() {
        assertThat(days("City,Date\na,07/02/2025\nb,02/25/2025\nc,25/02/2025\n"))
                .containsExactly("null", "2025-02-25", "2025-02-25");
    }

    @Test
    void anotherColumnSettlesNothing() {
        assertThat(days("City,Date,End date\na,07/02/2025,25/02/2025\n")).containsExactly("null");
    }

    private static List<String> days(String table) {
        return CsvTables.read(table).stream()
                .map(row -> String.valueOf(row.times().startDate()))
                .toList();
    }
}
