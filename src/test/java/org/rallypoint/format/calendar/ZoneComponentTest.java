package org.rallypoint.format.calendar;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.ParserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.EventView;
import org.rallypoint.format.Views;

class ZoneComponentTest {

    private static final List<LocalTime> TIMES = Stream.of("00:30", "01:45", "02:30", "12:00", "23:30")
            .map(LocalTime::parse)
            .toList();
    // No reader knows this one, so that all have to believe the file.
    private static final String UNHEARD_OF = "Nowhere/Land";

    @BeforeAll
    static void nobodyAsksTheNetwork() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "Africa/Casablanca",
                "Europe/Dublin",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "America/New_York",
                "America/Sao_Paulo",
                "Africa/Kinshasa",
                "Pacific/Apia",
                "Europe/Berlin",
                "America/Havana",
                "Africa/Cairo",
                "Asia/Dubai"
            })
    void readersComputeTheSameMomentsFromTheFileAlone(String id) throws IOException, ParserException {
        var events = eventsAroundClockChanges(ZoneId.of(id));
        Map<String, Instant> expected = events.stream()
                .collect(toMap(
                        event -> event.id().toString(), event -> event.times().startsAt()));

        var file = ICalendar.of(Views.list(events.toArray(EventView[]::new)));
        assertThat(file).contains("TZID=" + id + ":", "TZID:" + id);
        var unknown = file.replace(id, UNHEARD_OF);

        assertThat(unknown).doesNotContain(id);
        assertThat(CalendarMoments.byHand(unknown)).as("by hand").isEqualTo(expected);
        assertThat(CalendarMoments.byBiweekly(unknown)).as("biweekly").isEqualTo(expected);
        assertThat(CalendarMoments.byIcal4j(unknown)).as("ical4j").isEqualTo(expected);
        assertThat(CalendarMoments.byIcal4j(file))
                .as("ical4j, with what it knows")
                .isEqualTo(expected);
    }

    @Test
    void changesAreListedFromTheOneInForceAYearBeforeToAYearAfter() {
        assertThat(text("Europe/Paris", "2025-02-08T14:00", "2025-06-01T00:00")).isEqualTo("""
                        BEGIN:VTIMEZONE
                        TZID:Europe/Paris
                        X-LIC-LOCATION:Europe/Paris
                        BEGIN:STANDARD
                        DTSTART:20231029T030000
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        END:STANDARD
                        BEGIN:DAYLIGHT
                        DTSTART:20240331T020000
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0200
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        DTSTART:20241027T030000
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        END:STANDARD
                        BEGIN:DAYLIGHT
                        DTSTART:20250330T020000
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0200
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        DTSTART:20251026T030000
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        END:STANDARD
                        BEGIN:DAYLIGHT
                        DTSTART:20260329T020000
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0200
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        DTSTART:20261025T030000
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        END:STANDARD
                        END:VTIMEZONE
                        """);
    }

    @Test
    void aZoneThatChangedOnceIsSaidFromThereOn() {
        assertThat(text("Asia/Kathmandu", "2025-02-08T14:00")).isEqualTo("""
                        BEGIN:VTIMEZONE
                        TZID:Asia/Kathmandu
                        X-LIC-LOCATION:Asia/Kathmandu
                        BEGIN:STANDARD
                        DTSTART:19860101T000000
                        TZOFFSETFROM:+0530
                        TZOFFSETTO:+0545
                        END:STANDARD
                        END:VTIMEZONE
                        """);
    }

    /** Dubai left its mean solar time, with seconds in the offset, in 1920. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Dubai", "Etc/GMT-4"})
    void whatBeganBefore1970OrNeverIsSaidFrom1970On(String id) {
        assertThat(text(id, "2025-02-08T14:00")).isEqualTo("""
                        BEGIN:VTIMEZONE
                        TZID:%1$s
                        X-LIC-LOCATION:%1$s
                        BEGIN:STANDARD
                        DTSTART:19700101T000000
                        TZOFFSETFROM:+0400
                        TZOFFSETTO:+0400
                        END:STANDARD
                        END:VTIMEZONE
                        """.formatted(id));
    }

    @Test
    void aTimeBefore1970IsExplainedToo() {
        var event = Views.event()
                .in("Africa/Monrovia", city())
                .at("1960-06-01", "12:00")
                .view();
        var file = ICalendar.of(Views.single(event));

        assertThat(file).contains("TZOFFSETTO:-004430\r\n");
        assertThat(CalendarMoments.byHand(file))
                .containsOnly(Map.entry(event.id().toString(), event.times().startsAt()));
    }

    @Test
    void aCalendarWithoutTimesHasOneZoneAllTheSame() {
        assertThat(ZoneComponent.of(List.of())).containsExactly(new ZoneComponent(ZoneId.of("Etc/UTC"), 1970, 1970));
    }

    @Test
    void zonesAreSortedById() {
        assertThat(ZoneComponent.of(times("Europe/Paris", "2025-02-08T14:00", "2027-02-08T14:00")))
                .containsExactly(new ZoneComponent(ZoneId.of("Europe/Paris"), 2024, 2028));
        assertThat(ZoneComponent.of(Stream.of("Europe/Paris", "America/New_York", "Asia/Kathmandu")
                        .flatMap(id -> times(id, "2025-02-08T14:00").stream())
                        .toList()))
                .extracting(zone -> zone.zone().getId())
                .containsExactly("America/New_York", "Asia/Kathmandu", "Europe/Paris");
    }

    private static String text(String zone, String... times) {
        var text = new CalendarText();
        ZoneComponent.of(times(zone, times)).forEach(component -> component.writeTo(text));
        return text.toString().replace("\r\n", "\n");
    }

    private static List<ZonedDateTime> times(String zone, String... times) {
        return Stream.of(times)
                .map(time -> LocalDateTime.parse(time).atZone(ZoneId.of(zone)))
                .toList();
    }

    private static List<EventView> eventsAroundClockChanges(ZoneId zone) {
        var events = new ArrayList<EventView>();
        daysAroundClockChanges(zone)
                .flatMap(day -> TIMES.stream().map(day::atTime))
                .forEach(time -> zone.getRules()
                        .getValidOffsets(time)
                        .forEach(offset -> events.add(Views.event()
                                .id("00000000-0000-7000-8000-%012d".formatted(events.size()))
                                .in(zone.getId(), city())
                                .at(
                                        time.toLocalDate().toString(),
                                        time.toLocalTime().toString())
                                .offsets(offset.getId(), null)
                                .view())));
        return events;
    }

    private static Stream<LocalDate> daysAroundClockChanges(ZoneId zone) {
        var from = Instant.parse("2025-01-01T00:00:00Z");
        var until = Instant.parse("2027-01-01T00:00:00Z");
        var changes = Stream.iterate(
                        zone.getRules().nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(until),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(change -> change.getDateTimeBefore().toLocalDate());
        return Stream.concat(
                        changes,
                        Stream.of("2025-01-01", "2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25", "2026-12-31")
                                .map(LocalDate::parse))
                .flatMap(day -> IntStream.rangeClosed(-7, 7).mapToObj(day::plusDays))
                .distinct();
    }

    private static CityView city() {
        return new CityView("somewhere-xk", "Somewhere", "XK", "Kosovo", null, 1, 2);
    }
}
