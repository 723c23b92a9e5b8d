package org.rallypoint.importer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Readings;

class CalendarReaderTest {

    /** As Outlook describes its own zones. */
    private static final String OUTLOOK_ZONE = """
            BEGIN:VTIMEZONE
            TZID:Somewhere Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    private final CalendarReader reader = new CalendarReader();

    private Proposal event(String... lines) {
        return Readings.one(reader, calendar(String.join("\n", lines)));
    }

    private static String calendar(String event) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + event + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void anEventIsReadWhole() {
        var row = event(
                "UID:0195-abc",
                "DTSTAMP:20250101T000000Z",
                "SEQUENCE:7",
                "STATUS:TENTATIVE",
                "DTSTART:20250210T130000Z",
                "DTEND:20250210T150000Z",
                "SUMMARY:Protest in Bern\\, at noon",
                "DESCRIPTION:Bring signs.\\n\\nSign up: https://lu.ma/bern1.",
                "LOCATION:Bundesplatz\\, 3011 Bern",
                "GEO:46.947;7.444",
                "URL:https://example.org/e/1",
                "CATEGORIES:PROTEST");

        assertThat(row.line()).isEqualTo(3);
        assertThat(row.externalId()).isEqualTo("0195-abc");
        assertThat(row.times())
                .isEqualTo(new Proposal.Times(
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2025-02-10T13:00:00Z"),
                        Instant.parse("2025-02-10T15:00:00Z")));
        assertThat(row.spot()).isEqualTo(new Proposal.Spot(null, null, null, "Bundesplatz, 3011 Bern", 46.947, 7.444));
        assertThat(row.fields()).hasToString("""
                {"title":"Protest in Bern, at noon",\
                "description":"Bring signs.\\n\\nSign up: https://lu.ma/bern1.",\
                "venue":{"address":"Bundesplatz, 3011 Bern"},\
                "links":[{"rel":"website","url":"https://example.org/e/1"}]}""");
        assertThat(row.links()).containsExactly(new ProposedLink("https://lu.ma/bern1", null));
        assertThat(row.isCancelled()).isFalse();
        assertThat(row.contacts()).isEmpty();
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void whatASourceDoesNotSayIsNotInvented() {
        var row = event("SUMMARY:Protest");

        assertThat(row.times()).isEqualTo(Proposal.Times.UNKNOWN);
        assertThat(row.externalId()).isNull();
        assertThat(row.fields()).hasToString("{\"title\":\"Protest\"}");
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART;VALUE=DATE:20250210 |                              | 2025-02-10 |       |            |
            DTSTART:20250210            | DTEND:20250211               | 2025-02-10 |       |            |
            DTSTART:20250210            | DTEND:20250210               | 2025-02-10 |       |            |
            DTSTART;VALUE=DATE:20250210 | DTEND;VALUE=DATE:20250213    | 2025-02-10 |       | 2025-02-12 |
            DTSTART;VALUE=DATE:20250210 | DURATION:P1D                 | 2025-02-10 |       |            |
            DTSTART;VALUE=DATE:20250210 | DURATION:P1W                 | 2025-02-10 |       | 2025-02-16 |
            DTSTART:20250210T140000     |                              | 2025-02-10 | 14:00 |            |
            DTSTART:20250210T1400       | DTEND:20250210T160000        | 2025-02-10 | 14:00 |            | 16:00
            DTSTART:20250210T140000     | DTEND:20250210T140000        | 2025-02-10 | 14:00 |            |
            DTSTART:20250210T220000     | DTEND:20250211T020000        | 2025-02-10 | 22:00 | 2025-02-11 | 02:00
            DTSTART:20250210T140000     | DURATION:PT1H30M             | 2025-02-10 | 14:00 |            | 15:30
            DTSTART:20250210T140000     | DURATION:P1DT2H              | 2025-02-10 | 14:00 | 2025-02-11 | 16:00
            """)
    void daysAndTimesOnTheClocksStayLocal(
            String start, String end, LocalDate startDate, LocalTime startTime, LocalDate endDate, LocalTime endTime) {
        var row = event(start, end == null ? "" : end);

        assertThat(row.times()).isEqualTo(new Proposal.Times(startDate, startTime, endDate, endTime, null, null));
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20250710T140000Z                                      | 2025-07-10T14:00:00Z
            DTSTART;TZID=Europe/Berlin:20250710T140000                    | 2025-07-10T12:00:00Z
            DTSTART;TZID="Europe/Berlin":20250710T140000                  | 2025-07-10T12:00:00Z
            DTSTART;X-A="x;y:z";TZID=Europe/Berlin:20250710T140000        | 2025-07-10T12:00:00Z
            dtstart;tzid=Europe/Berlin:20250710T140000                    | 2025-07-10T12:00:00Z
            DTSTART;TZID=/citadel.org/2025_1/Europe/Berlin:20250710T140000 | 2025-07-10T12:00:00Z
            DTSTART;TZID=W. Europe Standard Time:20250710T140000          | 2025-07-10T12:00:00Z
            DTSTART;TZID=Central America Standard Time:20250710T140000    | 2025-07-10T20:00:00Z
            DTSTART;TZID=US Eastern Standard Time:20250710T140000         | 2025-07-10T18:00:00Z
            DTSTART;TZID=UTC:20250710T140000                              | 2025-07-10T14:00:00Z
            DTSTART;TZID=Europe/Berlin:20250710T140000Z                   | 2025-07-10T14:00:00Z
            DTSTART;TZID=Somewhere Standard Time:20250710T140000          | 2025-07-10T12:00:00Z
            DTSTART;TZID=Somewhere Standard Time:20250110T140000          | 2025-01-10T13:00:00Z
            DTSTART;TZID=Somewhere Standard Time:20250330T015959          | 2025-03-30T00:59:59Z
            DTSTART;TZID=Somewhere Standard Time:20250330T023000          | 2025-03-30T01:30:00Z
            DTSTART;TZID=Somewhere Standard Time:20250330T030000          | 2025-03-30T01:00:00Z
            DTSTART;TZID=Somewhere Standard Time:20251026T025959          | 2025-10-26T00:59:59Z
            DTSTART;TZID=Somewhere Standard Time:20251026T030000          | 2025-10-26T02:00:00Z
            """)
    void aTimeInAZoneIsAnInstant(String start, Instant instant) {
        var text = calendar(start).replace("END:VCALENDAR", OUTLOOK_ZONE + "END:VCALENDAR");

        var row = Readings.one(reader, text);

        assertThat(row.times().startsAt()).isEqualTo(instant);
        assertThat(row.times().startDate()).isNull();
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20190601T120000 | 2019-06-01T09:00:00Z
            20210601T120000 | 2021-06-01T08:00:00Z
            20220601T120000 | 2022-06-01T07:00:00Z
            19500601T120000 | 1950-06-01T10:00:00Z
            18500101T120000 |
            """)
    void clockChangesAreFollowedWhereTheyEndOrAreWrittenOut(String start, Instant instant) {
        var zone = """
                BEGIN:VTIMEZONE
                TZID:Mine
                BEGIN:DAYLIGHT
                DTSTART:20000326T020000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0300
                RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU;UNTIL=20190331T000000Z
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20200101T000000
                RDATE:20210101T000000
                TZOFFSETFROM:+0300
                TZOFFSETTO:+0400
                END:STANDARD
                BEGIN:STANDARD
                DTSTART:20220101T000000
                TZOFFSETFROM:+0400
                TZOFFSETTO:+0500
                END:STANDARD
                END:VTIMEZONE
                """;
        var text = calendar("DTSTART;TZID=Mine:" + start).replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT");

        assertThat(Readings.one(reader, text).times().startsAt()).isEqualTo(instant);
    }

    @Test
    void anUnknownZoneIsADoubtAndItsClocksAreKept() {
        var row = event("DTSTART;TZID=Mars/Olympus:20250210T140000", "DTEND;TZID=Mars/Olympus:20250210T150000");

        assertThat(Readings.doubts(row)).containsExactly("unknown_zone");
        assertThat(row.times().startTime()).isEqualTo("14:00");
        assertThat(row.times().endTime()).isEqualTo("15:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=YEARLY;COUNT=3;BYDAY=1SU",
                "RRULE:FREQ=YEARLY;BYDAY=99SU",
                "RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=1SU",
                "RRULE:FREQ=YEARLY;BYMONTHDAY=-7;BYDAY=SU",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=SU",
                "RDATE:never",
                "TZOFFSETFROM:+9900"
            })
    void aZoneThatCannotBeReadIsUnknown(String line) {
        var zone = "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0100\n"
                + "TZOFFSETTO:+0200\n" + line + "\nEND:STANDARD\nEND:VTIMEZONE\n";
        var text = calendar("DTSTART;TZID=Mine:20250210T140000").replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT");

        assertThat(Readings.doubts(Readings.one(reader, text))).containsExactly("unknown_zone");
    }

    @ParameterizedTest
    @CsvSource({"100, ", "101, unknown_zone"})
    void aZoneOfMoreChangesThanAnyClockMakesIsUnknown(int changes, String doubt) {
        var change = "BEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\n";
        var zone = "BEGIN:VTIMEZONE\nTZID:Mine\n" + change.repeat(changes) + "END:VTIMEZONE\n";
        var text = calendar("DTSTART;TZID=Mine:20250210T140000").replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT");

        assertThat(Readings.doubts(Readings.one(reader, text))).isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @Test
    void aClockChangeThatRepeatsHappensOnItsFirstDay() {
        var zone = """
                BEGIN:VTIMEZONE
                TZID:Mine
                BEGIN:STANDARD
                DTSTART:20191027T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20200101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                END:VTIMEZONE
                """;
        var text = calendar("DTSTART;TZID=Mine:20200201T120000").replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT");

        assertThat(Readings.one(reader, text).times().startsAt()).isEqualTo(Instant.parse("2020-02-01T10:00:00Z"));
    }

    @Test
    void thePointOffAfricaWhereProgramsPutWhatTheyDoNotKnowIsNone() {
        var row = event("GEO:0;0");

        assertThat(row.spot().latitude()).isNull();
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void aZoneThatIsReadInPartOnlyIsUnknown() {
        var zone = OUTLOOK_ZONE.replace("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "RRULE:FREQ=DAILY");
        var text =
                calendar("DTSTART;TZID=Somewhere Standard Time:20250210T140000").replace("END:VCALENDAR", zone);

        assertThat(Readings.doubts(Readings.one(reader, text))).containsExactly("unknown_zone");
    }

    @Test
    void ofAPropertyThatStandsTwiceTheFirstCounts() {
        assertThat(event("SUMMARY:One", "SUMMARY:Two").fields()).hasToString("{\"title\":\"One\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:tomorrow",
                "DTSTART:20251310T140000",
                "DTSTART:20250230",
                "DTSTART:00000101",
                "DTSTART:99999-01-01",
                "DTSTART:20250210T250000",
                "DTSTART:",
                "DTSTART:20250210\nDURATION:long",
                "DURATION:PT1H"
            })
    void aTimeThatIsNoneIsADoubt(String line) {
        assertThat(Readings.doubts(event(line, "SUMMARY:It"))).containsExactly("bad_time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTEND:20250209T140000  | ends_before_start
            DTEND:20250210T150000Z | mixed_times
            RRULE:FREQ=WEEKLY      | repeats
            RDATE:20250310T140000  | repeats
            GEO:somewhere          | bad_point
            GEO:91;7               | bad_point
            GEO:7;181              | bad_point
            URL:http://a b         | bad_url
            URL:javascript:alert() | bad_url
            WHATEVER               | unreadable_line
            SUMMARY Protest        | unreadable_line
            SUMMARY Protest: now   | unreadable_line
            """)
    void whatCannotBeUnderstoodIsADoubtAndTheRestIsRead(String line, String doubt) {
        var row = event("UID:1", line, "DTSTART:20250210T140000");

        assertThat(Readings.doubts(row)).containsExactly(doubt);
        assertThat(row.times())
                .isEqualTo(new Proposal.Times(
                        LocalDate.parse("2025-02-10"), LocalTime.parse("14:00"), null, null, null, null));
        assertThat(row.externalId()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [cancelled] Protest      | CANCELLED | Protest            | true  |
            Cancelled: Protest       | CANCELLED | Protest            | true  |
            CANCELED: Protest        | cancelled | Protest            | true  |
            Abgesagt: Protest        | CANCELLED | Protest            | true  |
            [Annulé] Protest         | CANCELLED | Protest            | true  |
            Annulée\u00a0: Protest   | CANCELLED | Protest            | true  |
            Cancelado: Protest       | CANCELLED | Protest            | true  |
            [geannuleerd] Protest    | CANCELLED | Protest            | true  |
            Protest                  | CANCELLED | Protest            | true  |
            Protest                  | CONFIRMED | Protest            | false |
            Cancelled: Protest       | CONFIRMED | Cancelled: Protest | false | maybe_cancelled
            Cancelled flights        | CANCELLED | Cancelled flights  | true  |
            [postponed] Protest      | CANCELLED | Protest            | false | postponed
            Verschoben: Protest      | CANCELLED | Protest            | false | postponed
            """)
    void cancelledIsWhatTheStatusSays(String summary, String status, String title, boolean isCancelled, String doubt) {
        var row = event("SUMMARY:" + summary, "STATUS:" + status);

        assertThat(row.fields().path("title").textValue()).isEqualTo(title);
        assertThat(row.isCancelled()).isEqualTo(isCancelled);
        assertThat(Readings.doubts(row)).isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @Test
    void theFormerDayOfAPostponedEventIsNotItsDay() {
        var row = event("SUMMARY:Postponed: Protest", "STATUS:CANCELLED", "DTSTART:20250210");

        assertThat(row.times()).isEqualTo(Proposal.Times.UNKNOWN);
    }

    @Test
    void anInstanceOfARepeatingEventHasANameOfItsOwn() {
        assertThat(event("UID:1", "RECURRENCE-ID:20250210T140000Z").externalId())
                .isEqualTo("1/20250210T140000Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            URL:https://lu.ma/a       | DESCRIPTION:https://lu.ma/b                           | https://lu.ma/a https://lu.ma/b |
            URL:https://lu.ma/a       | DESCRIPTION:(https://lu.ma/a?utm_source=x)            | https://lu.ma/a                 |
            URL:https://x.example/    | DESCRIPTION:See https://y.example/z                   |                                 | https://x.example/
            LOCATION:https://lu.ma/a  | SUMMARY:x                                             | https://lu.ma/a                 |
            LOCATION:https://x.example | SUMMARY:x                                            |                                 | https://x.example
            LOCATION:https://lu.ma/event/evt-a | DESCRIPTION:https://lu.ma/a              | https://lu.ma/a                 |
            LOCATION:https://lu.ma/event/evt-a | URL:https://lu.ma/a                      | https://lu.ma/a                 |
            SUMMARY:x                 | DESCRIPTION:<a href="https://partiful.com/e/1">go</a> | https://partiful.com/e/1        |
            SUMMARY:x                 | DESCRIPTION:https://chat.whatsapp.com/1 https://lu.ma/a | https://lu.ma/a               |
            SUMMARY:x                 | DESCRIPTION:Chat: https://chat.whatsapp.com/1         | https://chat.whatsapp.com/1     |
            SUMMARY:x                 | DESCRIPTION:https://lu.ma/a\\nhttps://lu.ma/b          | https://lu.ma/a                 |
            """)
    void aPageOfAPlatformIsForSigningUpAndAnyOtherIsAWebsite(String one, String other, String signUps, String website) {
        var row = event(one, other);

        assertThat(row.links().stream().map(ProposedLink::url).collect(Collectors.joining(" ")))
                .isEqualTo(signUps == null ? "" : signUps);
        assertThat(row.fields().path("links").path(0).path("url").textValue()).isEqualTo(website);
        assertThat(row.spot().address()).isNull();
        assertThat(row.fields().has("venue")).isFalse();
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void aMeetingInPlaceOfAPlaceIsOnline() {
        assertThat(event("LOCATION:https://us02web.zoom.us/j/1")
                        .fields()
                        .path("attendance")
                        .textValue())
                .isEqualTo("online");
        assertThat(event("LOCATION:https://maps.example/zoom.us").fields().has("attendance"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORGANIZER;CN=Ada:mailto:ada@example.org                    | Ada     | email | ada@example.org
            ORGANIZER;CN="Ada; B: C":MAILTO:ada@example.org            | Ada; B: C | email | ada@example.org
            ORGANIZER;CN="Ada "The" B":mailto:ada@example.org          | Ada The B | email | ada@example.org
            ORGANIZER;CN="Ada:mailto:ada@example.org                   | Ada     | email | ada@example.org
            ORGANIZER;CN=^'Ada^':mailto:ada%2Bx@example.org?subject=a  | "Ada"   | email | ada+x@example.org
            CONTACT:ada@example.org                                    |         | email | ada@example.org
            CONTACT:+41 31 320.00.00                                   |         | phone | +41 31 320 00 00
            CONTACT:tel:+41313200000                                   |         | phone | +41313200000
            CONTACT:Ada\\, at the fountain                             |         | other | Ada, at the fountain
            CONTACT:(12) - 34                                          |         | other | (12) - 34
            CONTACT:1234 5678 9012 3456 7890 1                         |         | other | 1234 5678 9012 3456 7890 1
            URL:mailto:ada@example.org                                 |         | email | ada@example.org
            DESCRIPTION:<a href="mailto:ada@example.org">Ada</a>       |         | email | ada@example.org
            """)
    void waysToReachAnOrganiserAreContactsAndNothingElse(String line, String name, String channel, String value) {
        var row = event(line, "ATTENDEE;CN=Guest:mailto:guest@example.org");

        assertThat(row.contacts()).containsExactly(new ProposedContact(name, channel, value));
        assertThat(row.fields().toString() + row.links()).doesNotContain("example.org", "3200000", "fountain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORGANIZER;CN=Ada:invalid:nomail",
                "ORGANIZER:mailto:noreply@example.org",
                "ORGANIZER:mailto:abc@group.calendar.google.com",
                "ORGANIZER;CN=Host:MAILTO:calendar-invite@lu.ma",
                "CONTACT:",
                "ATTENDEE:mailto:guest@example.org"
            })
    void aMailboxOfNobodyIsNoContact(String line) {
        assertThat(event(line).contacts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.org/a        | https://example.org/a
            ATTACH;FMTTYPE=image/png:https://example.org/a             | https://example.org/a
            ATTACH:https://example.org/a.jpg?x=1                       | https://example.org/a.jpg?x=1
            ATTACH:https://example.org/a.pdf                           |
            ATTACH;FMTTYPE=text/html:https://example.org/a.png         |
            IMAGE;VALUE=URI:http://example.org/a.png                   |
            ATTACH;ENCODING=BASE64;FMTTYPE=image/png:AAAA              |
            """)
    void aPictureIsShownIfItIsSafe(String line, String imageUrl) {
        assertThat(event(line).fields().path("imageUrl").textValue()).isEqualTo(imageUrl);
    }

    @Test
    void linesAreUnfoldedAndCountedAsInTheFile() {
        var rows = Readings.all(reader, """
                BEGIN:VCALENDAR
                X-WR-CALNAME:Long
                 er
                BEGIN:VEVENT
                SUMMARY:Pro
                 te
                \tst

                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:Second
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(rows).extracting(Proposal::line).containsExactly(4, 10);
        assertThat(rows)
                .extracting(row -> row.fields().path("title").textValue())
                .containsExactly("Protest", "Second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n"})
    void anyLineBreakIsOne(String lineBreak) {
        var row = Readings.one(reader, calendar("UID:1\r\nSUMMARY:It").replace("\r\n", lineBreak));

        assertThat(row.fields()).hasToString("{\"title\":\"It\"}");
    }

    @Test
    void escapesAreTakenOff() {
        assertThat(event("DESCRIPTION:a\\nb\\Nc\\, d\\; e\\\\n f\\x\\")
                        .fields()
                        .path("description")
                        .textValue())
                .isEqualTo("a\nb\nc, d; e\\n f\\x\\");
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        var rows = Readings.all(reader, """
                begin:vcalendar
                BEGIN:VTODO
                SUMMARY:A task
                END:VTODO
                BEGIN:VEVENT
                SUMMARY:It
                BEGIN:VALARM
                SUMMARY:Ring
                DTSTART:20250210
                END:VALARM
                LOCATION:Bern
                END:VEVENT
                BEGIN:VFREEBUSY
                DTSTART:20250210
                END:VFREEBUSY
                BEGIN:VJOURNAL
                SUMMARY:A diary
                END:VJOURNAL
                END:VCALENDAR
                """);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).fields()).hasToString("{\"title\":\"It\",\"venue\":{\"address\":\"Bern\"}}");
        assertThat(rows.get(0).times()).isEqualTo(Proposal.Times.UNKNOWN);
    }

    @Test
    void missingEndsAreNoHarm() {
        var rows = Readings.all(reader, """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:One
                BEGIN:VALARM
                BEGIN:VEVENT
                SUMMARY:Two
                """);

        assertThat(rows)
                .extracting(row -> row.fields().path("title").textValue())
                .containsExactly("One", "Two");
    }

    @Test
    void severalCalendarsMayFollowEachOther() {
        assertThat(Readings.all(reader, calendar("UID:1") + calendar("UID:2"))).hasSize(2);
    }

    @Test
    void anEmptyCalendarHasNoRows() {
        assertThat(Readings.all(reader, "BEGIN:VCALENDAR\nEND:VCALENDAR")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dear all", "<html>", "BEGIN:VEVENT\nSUMMARY:It\nEND:VEVENT", "BEGIN:VCARD\nEND:VCARD"})
    void whatIsNoCalendarIsRefused(String text) {
        assertThat(Readings.refusal(reader, text)).contains("BEGIN:VCALENDAR");
    }

    @Test
    void tenThousandEventsAreReadSoon() {
        var events = IntStream.range(0, 10_000)
                .mapToObj(i -> "BEGIN:VEVENT\r\nUID:" + i
                        + "\r\nDTSTART;TZID=Somewhere Standard Time:20250210T140000\r\nSUMMARY:Protest\r\n"
                        + "DESCRIPTION:<p>Come</p>\\n<p>https://lu.ma/" + i + "</p>\r\n"
                        + "LOCATION:Bundesplatz\\, Bern\r\nGEO:46.9;7.4\r\nEND:VEVENT\r\n")
                .collect(Collectors.joining());

        assertThat(Readings.countSoon(reader, "BEGIN:VCALENDAR\n" + OUTLOOK_ZONE + events + "END:VCALENDAR"))
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " ",
                "\n",
                "\r",
                "\n x",
                ":",
                ";",
                "\"",
                "A;",
                "A;B=\"",
                "\\",
                "A:1\n",
                "BEGIN:VEVENT\n",
                "BEGIN:VTIMEZONE\n",
                "BEGIN:STANDARD\n",
                "DESCRIPTION:https://lu.ma/a\n",
                "URL:https://lu.ma/a\n",
                "CONTACT:a@b.c\n",
                "https://lu.ma/a ",
                "DTSTART;TZID=a;",
                "DTSTART;TZID=a:20250210T140000\nEND:VEVENT\nBEGIN:VEVENT\n"
            })
    void theCostliestCalendarIsReadSoon(String piece) {
        for (var name : List.of("", "DESCRIPTION:", "LOCATION:")) {
            Readings.countSoon(reader, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + name + Readings.much(piece));
        }
    }

    @Test
    void aZoneOfManyChangesIsReadSoon() {
        var change = "BEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\n";
        var zone = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:a\n" + change.repeat(100) + "END:VTIMEZONE\n";
        var event = "BEGIN:VEVENT\nDTSTART;TZID=a:20250210T140000\nDTEND;TZID=a:20250210T150000\nEND:VEVENT\n";

        assertThat(Readings.countSoon(reader, zone + event.repeat(10_000))).isEqualTo(10_000);
    }

    @Test
    void fieldsAreAlwaysAnObjectOfTheirOwn() {
        ObjectNode one = event("UID:1").fields();
        one.put("title", "changed");

        assertThat(event("UID:1").fields()).isEmpty();
    }
}
