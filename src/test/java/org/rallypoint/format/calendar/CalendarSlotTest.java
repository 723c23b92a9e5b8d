package org.rallypoint.format.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.rallypoint.event.EventStatus.cancelled;
import static org.rallypoint.event.EventStatus.postponed;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.city.CityView;
import org.rallypoint.format.Listing;
import org.rallypoint.format.Views;

class CalendarSlotTest {

    private static final String NOTHING = "";
    private static final String WINDOW = "DTSTART;VALUE=DATE:20250207 DTEND;VALUE=DATE:20250212 ";
    private static final String DAY = "DTSTART;VALUE=DATE:20250208 DTEND;VALUE=DATE:20250209 ";
    private static final String TWO = "DTSTART;TZID=Europe/Zurich:20250208T140000 ";

    @ParameterizedTest
    @MethodSource("events")
    void anEventStandsWhereItsDayAndTimeAreKnown(Views event, String listed, String listedWithUndated) {
        var listing = Views.list(event.view());

        assertThat(slot(listing)).isEqualTo(listed);
        assertThat(slot(Views.withUndated(listing))).isEqualTo(listedWithUndated);
    }

    static Stream<Arguments> events() {
        return Stream.of(
                of("nothing is known", Views.event(), NOTHING, "TENTATIVE " + WINDOW),
                of(
                        "only a link is known",
                        Views.event().signup("https://a.example", null),
                        NOTHING,
                        "TENTATIVE " + WINDOW),
                of(
                        "cancelled before it had a day",
                        Views.event().status(cancelled, null),
                        NOTHING,
                        "CANCELLED " + WINDOW),
                of(
                        "postponed before it had a day",
                        Views.event().status(postponed, null),
                        NOTHING,
                        "TENTATIVE " + WINDOW),
                of(
                        "a day that was taken back",
                        Views.event().previously("2025-02-08", null),
                        NOTHING,
                        "TENTATIVE " + WINDOW),
                of("postponed from a day", off(Views.event().status(postponed, null), null), "CANCELLED " + DAY),
                of("postponed from a time", off(Views.event().status(postponed, null), "13:00"), "CANCELLED " + TWO),
                of(
                        "postponed from a day, then cancelled",
                        off(Views.event().status(cancelled, null), null),
                        "CANCELLED " + DAY),
                of("a day", Views.event().on("2025-02-08"), "CONFIRMED " + DAY),
                of("a cancelled day", Views.event().on("2025-02-08").status(cancelled, null), "CANCELLED " + DAY),
                of(
                        "a day that is put in doubt",
                        Views.event().on("2025-02-08").status(postponed, null),
                        "TENTATIVE " + DAY),
                of("moved to a day", off(Views.event().on("2025-02-08"), "13:00"), "CONFIRMED " + DAY),
                of("a day with an end", Views.event().on("2025-02-08").until(null, "16:00"), "CONFIRMED " + DAY),
                of(
                        "days",
                        Views.event().on("2025-02-27").until("2025-03-01", null),
                        "CONFIRMED DTSTART;VALUE=DATE:20250227 DTEND;VALUE=DATE:20250302 "),
                of(
                        "days in the wrong order",
                        Views.event().on("2025-02-08").until("2025-02-07", null),
                        "CONFIRMED " + DAY),
                of("a time", Views.event().at("2025-02-08", "14:00"), "CONFIRMED " + TWO),
                of(
                        "a cancelled time",
                        Views.event().at("2025-02-08", "14:00").status(cancelled, null),
                        "CANCELLED " + TWO),
                of(
                        "times",
                        two().until(null, "16:30"),
                        "CONFIRMED " + TWO + "DTEND;TZID=Europe/Zurich:20250208T163000 "),
                of(
                        "past midnight",
                        two().until(null, "01:00"),
                        "CONFIRMED " + TWO + "DTEND;TZID=Europe/Zurich:20250209T010000 "),
                of(
                        "a time and days",
                        two().until("2025-02-10", null),
                        "CONFIRMED " + TWO + "DTEND;TZID=Europe/Zurich:20250211T000000 "),
                of("a time and the same day", two().until("2025-02-08", null), "CONFIRMED " + TWO),
                of("an end that is no later", two().until("2025-02-08", "14:00"), "CONFIRMED " + TWO),
                of(
                        "days whose end has no midnight",
                        in("Africa/Cairo").at("2026-04-22", "14:00").until("2026-04-23", null),
                        "CONFIRMED DTSTART;TZID=Africa/Cairo:20260422T140000 DTEND;TZID=Africa/Cairo:20260424T010000 "),
                of(
                        "UTC",
                        in("UTC").at("2025-02-08", "14:00").until(null, "15:00"),
                        "CONFIRMED DTSTART:20250208T140000Z DTEND:20250208T150000Z "),
                of("Etc/UTC", in("Etc/UTC").at("2025-02-08", "14:00"), "CONFIRMED DTSTART:20250208T140000Z "),
                of(
                        "a time that occurs twice",
                        in("Europe/Paris").at("2025-10-26", "02:30").offsets("+02:00", null),
                        "CONFIRMED DTSTART;TZID=Europe/Paris:20251026T023000 "),
                of(
                        "its second time",
                        in("Europe/Paris").at("2025-10-26", "02:30").offsets("+01:00", null),
                        "CONFIRMED DTSTART:20251026T013000Z "),
                of(
                        "its end in the second time",
                        in("Europe/Paris")
                                .at("2025-10-26", "02:15")
                                .until("2025-10-26", "02:15")
                                .offsets("+02:00", "+01:00"),
                        "CONFIRMED DTSTART;TZID=Europe/Paris:20251026T021500 DTEND:20251026T011500Z "));
    }

    private static Views two() {
        return Views.event().at("2025-02-08", "14:00");
    }

    private static Views in(String zone) {
        return Views.event().in(zone, new CityView("somewhere-xk", "Somewhere", "XK", "Kosovo", null, 1, 2));
    }

    private static Views off(Views event, String utc) {
        return event.previously("2025-02-08", utc == null ? null : "2025-02-08T" + utc + ":00Z");
    }

    private static Arguments of(String what, Views event, String listed) {
        return of(what, event, listed, listed);
    }

    private static Arguments of(String what, Views event, String listed, String listedWithUndated) {
        return argumentSet(what, event, listed, listedWithUndated);
    }

    /** Status, start and end, in one line. */
    private static String slot(Listing listing) {
        var file = ICalendar.of(listing);
        var event = file.indexOf("BEGIN:VEVENT");
        return event < 0
                ? NOTHING
                : file.substring(event)
                        .lines()
                        .filter(line -> line.matches("(?:STATUS|DTSTART|DTEND).*"))
                        .map(line -> line.replace("STATUS:", "") + " ")
                        .collect(Collectors.joining());
    }
}
