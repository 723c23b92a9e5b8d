package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    14:00,               14:00
                    14.00,               14:00
                    9:05,                09:05
                    00:00,               00:00
                    23:59,               23:59
                    14:00:00,            14:00
                    14:00:59.999,        14:00
                    14h,                 14:00
                    14H30,               14:30
                    14 h 30,             14:30
                    14 Uhr,              14:00
                    14 Uhr 30,           14:30
                    14:30 Uhr,           14:30
                    14.30 uur,           14:30
                    14u,                 14:00
                    14 hrs,              14:00
                    2 pm,                14:00
                    2pm,                 14:00
                    2 p.m.,              14:00
                    2:30pm,              14:30
                    '2:30\u202FPM',      14:30
                    2:30:00 PM,          14:30
                    12 am,               00:00
                    12:15 am,            00:15
                    12 pm,               12:00
                    14:00 PM,            14:00
                    ab 14 Uhr,           14:00
                    from 2pm,            14:00
                    um 14:00 Uhr,        14:00
                    à 14h,               14:00
                    dès 14h30,           14:30
                    a las 14:00,         14:00
                    vanaf 14.00 uur,     14:00
                    0.583333333333333,   14:00
                    '0,58333',           14:00
                    0.5,                 12:00
                    0.75,                18:00
                    0.0,                 00:00
                    1899-12-30 14:00:00, 14:00
                    12/30/1899 14:00:00, 14:00
                    30.12.1899 14:00,    14:00
                    '  14:00 ',          14:00
                    """)
    void aTimeIsRead(String text, LocalTime from) {
        assertThat(WrittenTime.of(text)).contains(new WrittenTime(from, null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    14:00–16:00,             14:00, 16:00
                    14:00-16:00,             14:00, 16:00
                    14:00 — 16:00,           14:00, 16:00
                    14.00 - 16.30 Uhr,       14:00, 16:30
                    14–16 Uhr,               14:00, 16:00
                    von 14 bis 16 Uhr,       14:00, 16:00
                    14h-16h30,               14:00, 16:30
                    de 14h à 16h,            14:00, 16:00
                    de 14:00 a 16:00 h,      14:00, 16:00
                    desde las 14:00 hasta las 16:00, 14:00, 16:00
                    van 14.00 tot 16.00 uur, 14:00, 16:00
                    2–4 pm,                  14:00, 16:00
                    from 2 to 4:30pm,        14:00, 16:30
                    10:30 am - 12 pm,        10:30, 12:00
                    9 am – 10 pm,            09:00, 22:00
                    10:30-12pm,              10:30, 12:00
                    11–1 pm,                 11:00, 13:00
                    9-5pm,                   09:00, 17:00
                    12-2pm,                  12:00, 14:00
                    11-12am,                 23:00, 00:00
                    14:00 - 4pm,             14:00, 16:00
                    22:00–02:00,             22:00, 02:00
                    """)
    void aSpanHasAnEnd(String text, LocalTime from, LocalTime until) {
        assertThat(WrittenTime.of(text)).contains(new WrittenTime(from, until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "14",
                "14-16",
                "1400",
                "24:00",
                "14:60",
                "14:0",
                "25 Uhr",
                "13 am",
                "0 pm",
                "2pm-4",
                "bis 16 Uhr",
                "14:00 CET",
                "14:00+01:00",
                "14:00 oder 15:00",
                "ca. 14 Uhr",
                "afternoon",
                "0.25",
                "0.99999",
                "1.5",
                "-1:00",
                "١٤:٠٠",
                "2025-02-07",
                "07.02.2025",
            })
    void anythingElseIsNoTime(String text) {
        assertThat(WrittenTime.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void aLongTextIsNoTime() {
        assertThat(WrittenTime.of("14:00" + " ".repeat(1_000_000))).isEmpty();
    }
}
