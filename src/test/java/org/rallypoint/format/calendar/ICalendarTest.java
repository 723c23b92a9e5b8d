package org.rallypoint.format.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventStatus;
import org.rallypoint.format.Views;

class ICalendarTest {

    private static final String SIGNUP = "https://signup.example/?a=1,2;3";

    @BeforeAll
    static void nobodyAsksTheNetwork() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    @Test
    void anEventIsWrittenWithAllThatACalendarCanSay() {
        var event = Views.event()
                .title("March, and vigil; all welcome")
                .kind(EventKind.march)
                .at("2025-02-08", "14:00")
                .until(null, "16:00")
                .in("Asia/Kathmandu", new CityView("kathmandu-np", "Kathmandu", "NP", "Nepal", null, 27.70169, 85.3206))
                .venue("Ratna Park", "Park Road", 27.7063894999, 85.315)
                .previously("2025-02-07", "2025-02-07T08:15:00Z")
                .texts("Walk with us.", "One.\n\n*Two.*")
                .signup("https://lu.ma/a", null)
                .signup("https://chat.example/b", "Chat")
                .accessible(null, null, null, "Step-free.")
                .bring("Water, a sign")
                .image("https://image.example/a.png", "A crowd")
                .organisedBy("Somebody <somebody@example.org>")
                .revision(3, "2025-01-20T10:11:12.345Z")
                .view();

        assertThat(ICalendar.of(Views.list(event))).isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//Rallypoint//Rallypoint//EN
                        CALSCALE:GREGORIAN
                        METHOD:PUBLISH
                        NAME:Paris AI summit protest
                        X-WR-CALNAME:Paris AI summit protest
                        URL:https://rally.example/c/paris-2025?lang=en
                        SOURCE;VALUE=URI:https://rally.example/v1/campaigns/paris-2025/events.xyz?l
                         ang=en
                        REFRESH-INTERVAL;VALUE=DURATION:PT1H
                        X-PUBLISHED-TTL:PT1H
                        BEGIN:VTIMEZONE
                        TZID:Asia/Kathmandu
                        X-LIC-LOCATION:Asia/Kathmandu
                        BEGIN:STANDARD
                        DTSTART:19860101T000000
                        TZOFFSETFROM:+0530
                        TZOFFSETTO:+0545
                        END:STANDARD
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        UID:0194a000-0000-7000-8000-000000000001
                        DTSTAMP:20250120T101112Z
                        CREATED:20250110T090000Z
                        LAST-MODIFIED:20250120T101112Z
                        SEQUENCE:2
                        STATUS:CONFIRMED
                        DTSTART;TZID=Asia/Kathmandu:20250208T140000
                        DTEND;TZID=Asia/Kathmandu:20250208T160000
                        SUMMARY:March\\, and vigil\\; all welcome
                        LOCATION:Ratna Park\\, Park Road\\, Kathmandu\\, Nepal
                        GEO:27.706389;85.315
                        URL:https://rally.example/e/paris-2025-kathmandu
                        CATEGORIES:Paris AI summit protest,march
                        DESCRIPTION:Walk with us.\\n\\nOne.\\n\\n*Two.*\\n\\nmoved from Friday 7 February
                          2025\\, 14:00\\n\\nSign up: https://lu.ma/a\\n\\nChat: https://chat.example/b\\
                         n\\nWhat to bring: Water\\, a sign\\n\\nAccessibility: Step-free.\\n\\nhttps://r
                         ally.example/e/paris-2025-kathmandu
                        END:VEVENT
                        END:VCALENDAR
                        """.replace("\n", "\r\n"));
    }

    @Test
    void anEmptyCalendarIsReadAsOneWithoutEvents() throws IOException, ParserException {
        var file = ICalendar.of(Views.list());

        assertThat(file).endsWith("""
                        BEGIN:VTIMEZONE
                        TZID:Etc/UTC
                        X-LIC-LOCATION:Etc/UTC
                        BEGIN:STANDARD
                        DTSTART:19700101T000000
                        TZOFFSETFROM:+0000
                        TZOFFSETTO:+0000
                        END:STANDARD
                        END:VTIMEZONE
                        END:VCALENDAR
                        """.replace("\n", "\r\n"));
        assertThat(ICalendar.of(Views.list(Views.event().on("2025-02-08").view())))
                .contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n")
                .containsOnlyOnce("BEGIN:VTIMEZONE");
        assertThat(ical4j(file).<CalendarComponent>getComponents())
                .extracting(CalendarComponent::getName)
                .containsExactly("VTIMEZONE");
        assertThat(Biweekly.parse(file).first().getEvents()).isEmpty();
    }

    @Test
    void eachZoneIsExplainedOnceHoweverManyEventsUseIt() {
        var paris = new CityView("paris-fr", "Paris", "FR", "France", null, 48.85341, 2.3488);
        var file = ICalendar.of(Views.list(
                Views.event().at("2025-02-08", "14:00").view(),
                Views.event()
                        .in("Europe/Paris", paris)
                        .at("2025-02-08", "14:00")
                        .view(),
                Views.event().at("2025-02-09", "14:00").view(),
                Views.event().in("America/New_York", paris).on("2025-02-09").view()));

        assertThat(file.lines().filter(line -> line.startsWith("TZID:")))
                .containsExactly("TZID:Europe/Paris", "TZID:Europe/Zurich");
        assertThat(file.lines().filter("BEGIN:VEVENT"::equals)).hasSize(4);
    }

    @Test
    void aCancelledEventStaysTheSameOneAndIsMarked() throws IOException, ParserException {
        var before = event(Views.event().title("March").at("2025-02-08", "14:00"));
        var after = event(Views.event()
                .title("March")
                .at("2025-02-08", "14:00")
                .status(EventStatus.cancelled, "The square is closed.")
                .revision(2, "2025-02-01T10:00:00Z"));

        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(value(after, "DTSTART")).isEqualTo(value(before, "DTSTART"));
        assertThat(value(before, "SEQUENCE")).isEqualTo("0");
        assertThat(value(after, "SEQUENCE")).isEqualTo("1");
        assertThat(value(before, "DTSTAMP")).isEqualTo("20250110T090000Z");
        assertThat(value(after, "DTSTAMP")).isEqualTo("20250201T100000Z");
        assertThat(value(before, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(after, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(before, "SUMMARY")).isEqualTo("March");
        assertThat(value(after, "SUMMARY")).isEqualTo("[cancelled] March");
        assertThat(value(after, "DESCRIPTION")).startsWith("The square is closed.\n\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | [postponed] | moved from Saturday 1 February 2025 | Sign up | What to bring | Accessibility
                    de | [verschoben] | verlegt vom Samstag, 1. Februar 2025 | Anmelden | Mitbringen | Barrierefreiheit
                    fr | [reportée] | déplacée : prévue d’abord samedi 1er février 2025 | S’inscrire | À apporter | Accessibilité
                    es | [aplazada] | trasladada: antes sábado, 1 de febrero de 2025 | Inscribirse | Qué llevar | Accesibilidad
                    nl | [uitgesteld] | verplaatst van zaterdag 1 februari 2025 | Aanmelden | Meenemen | Toegankelijkheid
                    """)
    void theWordsAroundAnEventAreInItsLanguage(
            String language, String prefix, String moved, String signUp, String bring, String accessibility)
            throws IOException, ParserException {
        var event = event(Views.event()
                .language(language)
                .title("Marsch")
                .on("2025-02-08")
                .status(EventStatus.postponed, null)
                .previously("2025-02-01", null)
                .signup(SIGNUP, null)
                .bring("x")
                .accessible(true, true, true, "y"));

        assertThat(value(event, "SUMMARY")).isEqualTo(prefix + " Marsch");
        assertThat(value(event, "DESCRIPTION"))
                .isEqualTo(String.join(
                        "\n\n",
                        moved,
                        signUp + ": " + SIGNUP,
                        bring + ": x",
                        accessibility + ": y",
                        "https://rally.example/e/paris-2025-zurich"));
    }

    @Test
    void whatWasPostponedIsNotMovedUntilItHasADay() throws IOException, ParserException {
        var event = event(
                Views.event().status(EventStatus.postponed, null).previously("2025-02-01", "2025-02-01T13:00:00Z"));

        assertThat(value(event, "DESCRIPTION")).isEqualTo("https://rally.example/e/paris-2025-zurich");
    }

    @Test
    void thePlaceIsAsExactAsItIsKnown() throws IOException, ParserException {
        var city = event(Views.event().on("2025-02-08"));
        assertThat(value(city, "LOCATION")).isEqualTo("Zürich, Switzerland");
        assertThat(value(city, "GEO")).isEqualTo("47.36667;8.55");

        var name = event(Views.event().on("2025-02-08").venue("Bellevue", null, null, null));
        assertThat(value(name, "LOCATION")).isEqualTo("Bellevue, Zürich, Switzerland");
        assertThat(value(name, "GEO")).isEqualTo("47.36667;8.55");

        var point = event(Views.event()
                .on("2025-02-08")
                .attendance(Attendance.mixed)
                .venue(null, "Quai 1", -0.00000001, 0.00001));
        assertThat(value(point, "LOCATION")).isEqualTo("Quai 1, Zürich, Switzerland");
        assertThat(value(point, "GEO")).isEqualTo("0;0.00001");
    }

    @Test
    void anOnlineEventIsNowhere() {
        var file = ICalendar.of(Views.single(Views.event()
                .language("fr")
                .on("2025-02-08")
                .attendance(Attendance.online)
                .venue("Ratna Park", "Park Road", 1.0, 2.0)
                .view()));

        assertThat(file).contains("\r\nLOCATION:en ligne\r\n").doesNotContain("GEO", "Ratna", "Zürich, ");
    }

    @Test
    void equalListingsGiveEqualCalendarsWhereverTheServerStands() {
        var locale = Locale.getDefault();
        var listing = Views.list(
                Views.event()
                        .on("2025-02-08")
                        .previously("2025-02-07", "2025-02-07T13:00:00Z")
                        .view(),
                Views.event()
                        .at("2025-10-26", "02:30")
                        .venue(null, null, 1.5, 2.5)
                        .view());
        var here = ICalendar.of(listing);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(ICalendar.of(listing)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void nobodyIsNamedOrReminded() {
        assertThat(ICalendar.of(Views.list(Views.event()
                        .on("2025-02-08")
                        .image("https://picture.example/a.png", "A crowd")
                        .organisedBy("a@example.org")
                        .view())))
                .doesNotContain(
                        "ORGANIZER", "ATTENDEE", "CONTACT", "VALARM", "mailto", "@", "IMAGE", "picture", "ATTACH");
    }

    private static VEvent event(Views event) throws IOException, ParserException {
        return ical4j(ICalendar.of(Views.single(event.view())))
                .<VEvent>getComponents("VEVENT")
                .get(0);
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getRequiredProperty(property).getValue();
    }

    private static net.fortuna.ical4j.model.Calendar ical4j(String file) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(file));
    }
}
