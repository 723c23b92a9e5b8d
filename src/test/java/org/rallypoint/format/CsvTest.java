package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventLinkView;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.importer.csv.CsvReader;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Proposal.Spot;
import org.rallypoint.link.LinkRel;

class CsvTest {

    private static final List<String> TEXTS =
            List.of("title", "statusNote", "summary", "description", "organisedBy", "whatToBring", "imageAlt");

    /** As any reader of RFC 4180 sees it. */
    private static Map<String, String> cells(EventView event) {
        try (var table = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(Csv.of(Views.list(event))))) {
            var rows = table.getRecords();
            assertThat(rows).hasSize(1);
            return rows.get(0).toMap();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Proposal> imported(EventView... events) {
        var rows = new ArrayList<Proposal>();
        new CsvReader().read(Csv.of(Views.list(events)), "en", rows::add);
        return rows;
    }

    private static Proposal imported(EventView event) {
        var rows = imported(new EventView[] {event});
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).doubts()).isEmpty();
        return rows.get(0);
    }

    /** Everywhere that people can type something. */
    private static EventView saying(String text) {
        return Views.event()
                .in("Europe/Zurich", new CityView("x-ch", text, "CH", text, text, 47.5, -8.5))
                .status(EventStatus.scheduled, text)
                .title(text)
                .texts(text, text)
                .image("https://example.org/i.png", text)
                .accessible(true, null, false, text)
                .bring(text)
                .venue(text, text, -47.25, -0.5)
                .signup("https://lu.ma/a", text)
                .signup("https://example.org/b?x=1,2", text)
                .link(new EventLinkView(LinkRel.photos, "https://example.org/p", text))
                .organisedBy(text)
                .turnout(10, 20, text)
                .view();
    }

    @Test
    void peopleReadFirstWhatTheyLookForAndMachinesFindTheRestBehindIt() {
        assertThat(Csv.of(Views.list()))
                .isEqualTo(
                        "city,countryName,startDate,startTime,endDate,endTime,title,status,statusNote,details,signupUrl,"
                                + "venueName,venueAddress,summary,description,kind,attendance,languages,organisedBy,affiliation,"
                                + "permit,whatToBring,wheelchair,signLanguage,quietArea,accessibilityNote,signupLinks,otherLinks,"
                                + "imageUrl,imageAlt,turnoutLow,turnoutHigh,turnoutSource,url,catchmentKm,previousStartDate,"
                                + "previousStartsAt,region,countryCode,latitude,longitude,venueLatitude,venueLongitude,timeZone,"
                                + "startOffset,endOffset,startsAt,endsAt,missing,language,campaign,slug,cityId,revision,updatedAt,"
                                + "id\r\n");
    }

    @Test
    void anEventOfWhichNothingIsKnownHasEmptyCells() {
        assertThat(Csv.of(Views.list(Views.event().view())).lines().toList().get(1))
                .isEqualTo(
                        "Zürich,Switzerland,,,,,,scheduled,,to_follow,,,,,,protest,in_person,,,listed,unknown,,,,,,,,,,,,,"
                                + "https://rally.example/e/paris-2025-zurich,,,,ZH,CH,47.36667,8.55,,,Europe/Zurich,,,,,"
                                + "date time venue signup,en,paris-2025,paris-2025-zurich,zurich-ch,1,2025-01-10T09:00:00Z,"
                                + "0194a000-0000-7000-8000-000000000001");
    }

    @Test
    void allThatIsKnownIsInItsCell() {
        var event = Views.event()
                .at("2025-10-26", "02:30")
                .until("2025-10-27", "01:00")
                .offsets("+02:00", null)
                .status(EventStatus.cancelled, "Storm, \"Ciarán\"")
                .previously("2025-10-25", "2025-10-25T10:00:00Z")
                .title("March")
                .kind(EventKind.march)
                .attendance(Attendance.mixed)
                .spoken("de", "en")
                .accessible(true, false, null, "Ramp at the back")
                .venue("Bundesplatz", "Bundesplatz 1", 46.9, -7.4)
                .signup("https://lu.ma/a", null)
                .signup("https://example.org/b", "By mail")
                .link(new EventLinkView(LinkRel.recap, "https://example.org/r", "How it was"))
                .link(new EventLinkView(LinkRel.photos, "https://example.org/p", null))
                .turnout(5, 10, "We counted")
                .texts("Short", "One\n\ntwo")
                .view();

        assertThat(cells(event))
                .containsEntry("startDate", "2025-10-26")
                .containsEntry("startTime", "02:30")
                .containsEntry("endDate", "2025-10-27")
                .containsEntry("endTime", "01:00")
                .containsEntry("startOffset", "'+02:00")
                .containsEntry("startsAt", "2025-10-26T00:30:00Z")
                .containsEntry("status", "cancelled")
                .containsEntry("statusNote", "Storm, \"Ciarán\"")
                .containsEntry("previousStartDate", "2025-10-25")
                .containsEntry("kind", "march")
                .containsEntry("attendance", "mixed")
                .containsEntry("languages", "de en")
                .containsEntry("wheelchair", "true")
                .containsEntry("signLanguage", "false")
                .containsEntry("quietArea", "")
                .containsEntry("venueLongitude", "-7.4")
                .containsEntry("signupUrl", "https://lu.ma/a")
                .containsEntry("signupLinks", "https://lu.ma/a [website]\nhttps://example.org/b [website] | By mail")
                .containsEntry(
                        "otherLinks", "https://example.org/r [recap] | How it was\nhttps://example.org/p [photos]")
                .containsEntry("turnoutHigh", "10")
                .containsEntry("description", "One\n\ntwo");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            =HYPERLINK(0), '=HYPERLINK(0)
            +41, '+41
            -1, '-1
            @everyone, '@everyone
            'til dawn, ''til dawn
            '=x, ''=x
            ', ''
            a=b, a=b
            """)
    void aTextThatMayBeAFormulaBeginsWithAnApostrophe(String text, String cell) {
        assertThat(cells(saying(text))).containsEntry("title", cell).containsEntry("city", cell);
        assertThat(imported(saying(text)).fields().path("title").textValue()).isEqualTo(text);
    }

    @Test
    void noNumberIsTakenForAFormula() {
        assertThat(cells(saying("x"))).containsEntry("longitude", "-8.5").containsEntry("venueLatitude", "-47.25");
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "</script><script>alert(1)</script>",
                "END:VEVENT",
                "=HYPERLINK(\"https://evil.example\";\"x\")",
                "](javascript:alert(1))",
                "]]>",
                "@everyone <@&123>",
                "x\u202Egnp",
                "\\",
                "\\\"",
                "\"",
                "\"\"quoted\", and more",
                "''",
                "'til dawn",
                "'-",
                "-",
                "?",
                "tba",
                "None",
                "unknown",
                "🚩🏳️‍🌈",
                "a;b\tc|d | e [website] | f",
                "https://evil.example [event] | x",
                "sep=;",
                "Non\u00a0!  deux  espaces",
                "Zürich, Genève");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void everyTextComesBackAsItIs(String text) {
        var row = imported(saying(text));

        TEXTS.forEach(
                key -> assertThat(row.fields().path(key).textValue()).as(key).isEqualTo(text));
        for (var pointer :
                List.of("/accessibility/note", "/venue/name", "/venue/address", "/turnout/source", "/links/0/label")) {
            assertThat(row.fields().at(pointer).textValue()).as(pointer).isEqualTo(text);
        }
        assertThat(row.links())
                .containsExactly(
                        new ProposedLink("https://lu.ma/a", text, "website", false),
                        new ProposedLink("https://example.org/b?x=1,2", text, "website", false));
        assertThat(row.contacts()).isEmpty();
        assertThat(row.spot().city()).isEqualTo("x-ch");
        assertThat(row.spot().country()).isEqualTo("CH");
        assertThat(row.spot().latitude()).isEqualTo(47.5);
        assertThat(row.fields().at("/venue/longitude").doubleValue()).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `One,
            "two";
            City;Country;Date`
            `a

            b\tc`
            """)
    void aTextOfManyLinesComesBackAsItIs(String text) {
        var event = Views.event().texts(null, text).bring(text).view();

        assertThat(imported(event).fields().path("description").textValue()).isEqualTo(text);
        assertThat(imported(event).fields().path("whatToBring").textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"';'", "'\t'"})
    void aTextThatLooksLikeAnotherTableIsStillAText(String delimiter) {
        var head = "signupUrl" + (delimiter + "city").repeat(90);
        var text = "Look\n" + head + "\n" + ("Bern" + delimiter).repeat(90) + "Bern";

        var rows =
                imported(Views.event().texts(null, text).view(), Views.event().view());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).fields().path("description").textValue()).isEqualTo(text);
    }

    @Test
    void theLongestTextsComeBack() {
        var quotes = "\"".repeat(10_000);
        var note = "🚩".repeat(2_000);
        var links = Views.event().texts(null, quotes).bring(note).accessible(null, null, null, note);
        for (int i = 0; i < 20; i++) {
            links.signup("https://example.org/" + i + "a".repeat(1_975), "🚩".repeat(200));
            links.link(
                    new EventLinkView(LinkRel.photos, "https://example.org/" + i + "a".repeat(1_975), "b".repeat(200)));
        }

        var row = imported(links.view());

        assertThat(row.fields().path("description").textValue()).isEqualTo(quotes);
        assertThat(row.fields().path("whatToBring").textValue()).isEqualTo(note);
        assertThat(row.fields().path("links")).hasSize(20);
        assertThat(row.links()).hasSize(20);
    }

    @Test
    void nobodyIsWrittenToByAnExport() {
        var event = Views.event()
                .bring("Ask anna@example.org")
                .organisedBy("bob@example.org")
                .view();

        assertThat(imported(event).contacts()).isEmpty();
    }

    @Test
    void anEventIsFoundByItsIdInTheCityOfItsId() {
        var row = imported(Views.event().view());

        assertThat(row.externalId()).isEqualTo("0194a000-0000-7000-8000-000000000001");
        assertThat(row.spot()).isEqualTo(new Spot("zurich-ch", "ZH", "CH", null, 47.36667, 8.55));
        assertThat(row.isCancelled()).isFalse();
        assertThat(row.links()).isEmpty();
    }

    @Test
    void aCancelledEventIsReadAsOneAndAPostponedOneIsNot() {
        assertThat(imported(Views.event().status(EventStatus.cancelled, null).view())
                        .isCancelled())
                .isTrue();
        assertThat(imported(Views.event().status(EventStatus.postponed, null).view())
                        .isCancelled())
                .isFalse();
    }

    @Test
    void theSmallestPartOfADegreeComesBack() {
        var row =
                imported(Views.event().venue("Equator", null, 1.0E-5, -4.9E-324).view());

        assertThat(row.fields().at("/venue/latitude").doubleValue()).isEqualTo(1.0E-5);
        assertThat(row.fields().at("/venue/longitude").doubleValue()).isEqualTo(-4.9E-324);
    }

    @Test
    void equalListsGiveEqualTables() {
        assertThat(Csv.of(Views.list(saying("x")))).isEqualTo(Csv.of(Views.list(saying("x"))));
    }
}
