package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Proposal.Spot;
import org.rallypoint.importer.proposal.Proposal.Times;

class CsvReaderTest {

    private static final int MOST_CHARACTERS = 5 * 1024 * 1024;

    @Test
    void aTableAsOrganisersKeepItIsRead() {
        var rows = CsvTables.read("""
                Protest am 7. Februar;;;;;;;;
                ;;;;;;;;
                Stadt;Land;Datum;Uhrzeit;Treffpunkt;Adresse;PLZ;Anmeldelink;Bemerkungen
                Zürich;Schweiz;07.02.2025;14:00–16:00;Helvetiaplatz;Helvetiaplatz 1;8004.0;lu.ma/w5cxxfuq;fragen!
                Bern;Schweiz;folgt;;;;;tba;
                """);

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.doubts()).isEmpty());
        var zurich = rows.get(0);
        assertThat(zurich.line()).isEqualTo(4);
        assertThat(zurich.externalId()).isNull();
        assertThat(zurich.spot()).isEqualTo(new Spot("Zürich", null, "Schweiz", null, null, null));
        assertThat(zurich.times())
                .isEqualTo(new Times(
                        LocalDate.of(2025, 2, 7), LocalTime.of(14, 0), null, LocalTime.of(16, 0), null, null));
        assertThat(zurich.fields().toString())
                .isEqualTo("{\"venue\":{\"name\":\"Helvetiaplatz\",\"address\":\"Helvetiaplatz 1, 8004\"}}");
        assertThat(zurich.links()).containsExactly(new ProposedLink("https://lu.ma/w5cxxfuq", null));
        assertThat(zurich.contacts()).isEmpty();
        assertThat(zurich.isCancelled()).isFalse();
        assertThat(rows.get(1).times()).isEqualTo(Times.UNKNOWN);
        assertThat(rows.get(1).links()).isEmpty();
        assertThat(rows.get(1).fields()).isEmpty();
    }

    @Test
    void whatOurExportWritesIsReadBack() {
        var head = "id,slug,campaign,cityId,city,countryCode,countryName,region,latitude,longitude,timeZone,title,kind,"
                + "status,details,lifecycle,summary,description,startDate,startTime,endDate,endTime,startOffset,endOffset,"
                + "startsAt,endsAt,venueName,venueAddress,venueLatitude,venueLongitude,attendance,signupUrl,signupLinks,"
                + "organisedBy,languages,imageUrl,imageAlt,whatToBring,statusNote,permit,url,revision,updatedAt";
        var row = CsvTables.row(
                head,
                "0194a2c0-5e00-7000-8000-000000000011,paris-2025-zurich,paris-2025,zurich-ch,Zürich,CH,Switzerland,ZH,"
                        + "47.36667,8.55,Europe/Zurich,'=Stop,march,cancelled,complete,upcoming,''s short,\"One,\n\n- two\","
                        + "2025-02-07,14:00,2025-02-08,02:00,,,2025-02-07T13:00:00Z,2025-02-08T01:00:00Z,Helvetiaplatz,"
                        + "\"Helvetiaplatz 1\",47.37,-8.5,in_person,https://fb.me/e/6k,"
                        + "https://lu.ma/w5cxxfuq https://fb.me/e/6k,\"PauseAI, Zürich\",\"de, gsw en\","
                        + "https://example.org/a.png,A crowd,\"'- water\",Rain,notified,https://rally.example/e/z,3,x");

        assertThat(row.externalId()).isEqualTo("0194a2c0-5e00-7000-8000-000000000011");
        assertThat(row.spot()).isEqualTo(new Spot("zurich-ch", "ZH", "CH", null, 47.36667, 8.55));
        assertThat(row.times())
                .isEqualTo(new Times(
                        LocalDate.of(2025, 2, 7),
                        LocalTime.of(14, 0),
                        LocalDate.of(2025, 2, 8),
                        LocalTime.of(2, 0),
                        null,
                        null));
        assertThat(row.isCancelled()).isTrue();
        assertThat(row.links())
                .containsExactly(
                        new ProposedLink("https://lu.ma/w5cxxfuq", null),
                        new ProposedLink("https://fb.me/e/6k", null, null, true));
        assertThat(row.contacts()).isEmpty();
        assertThat(row.fields().toPrettyString()).isEqualToNormalizingNewlines("""
                {
                  "title" : "=Stop",
                  "summary" : "'s short",
                  "description" : "One,\\n\\n- two",
                  "kind" : "march",
                  "attendance" : "in_person",
                  "permit" : "notified",
                  "statusNote" : "Rain",
                  "imageUrl" : "https://example.org/a.png",
                  "imageAlt" : "A crowd",
                  "whatToBring" : "- water",
                  "organisedBy" : "PauseAI, Zürich",
                  "languages" : [ "de", "gsw", "en" ],
                  "endDate" : "2025-02-08",
                  "venue" : {
                    "name" : "Helvetiaplatz",
                    "address" : "Helvetiaplatz 1",
                    "latitude" : 47.37,
                    "longitude" : -8.5
                  }
                }""");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    '=SUM(A1),    =SUM(A1)
                    '+41,         +41
                    '-x,          -x
                    '@all,        @all
                    ''quoted',    'quoted'
                    `'\ttab`,     tab
                    'plain,       'plain
                    it's,         it's
                    '''x,         ''x
                    """)
    void theApostropheOfAGuardedTextIsTakenOff(String cell, String text) {
        assertThat(CsvTables.row("City;Title", "Bern;" + cell)
                        .fields()
                        .path("title")
                        .asText())
                .isEqualTo(text);
    }

    @Test
    void onlyIdsOfOursAreKept() {
        assertThat(CsvTables.row("id,City", "17,Bern").externalId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancelled",
                "Canceled",
                "ABGESAGT",
                "abgesagt (Regen)",
                "fällt aus",
                "annulé",
                "Cancelado",
                "afgelast"
            })
    void aCancelledOneIsMarked(String status) {
        assertThat(CsvTables.row("City,Status", "Bern," + status).isCancelled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "not cancelled", "ok", "scheduled", "tbd", ""})
    void anyOtherStatusSaysNothing(String status) {
        assertThat(CsvTables.row("City,Status", "Bern," + status).isCancelled()).isFalse();
    }

    @Test
    void aPostponedOneIsInDoubtUnlessItIsOurs() {
        assertThat(CsvTables.doubts("City,Status", "Bern,verschoben")).containsExactly("postponed");
        assertThat(CsvTables.doubts("City,Status,signupUrl", "Bern,postponed,")).isEmpty();
    }

    static Stream<String[]> contacts() {
        return Stream.of(
                new String[] {"Email", "anna@example.org", "null email anna@example.org"},
                new String[] {"E-Mail", "Anna <anna@example.org>", "null email anna@example.org, null other Anna"},
                new String[] {"Mail", "mailto:anna@example.org?subject=x", "null email anna@example.org"},
                new String[] {"Telefon", "+41 79 123 45 67", "null phone +41 79 123 45 67"},
                new String[] {"Phone", "tel: 079 123 45 67", "null phone 079 123 45 67"},
                new String[] {"Phone", "ask Anna", "null other ask Anna"},
                new String[] {"Signal", "anna.42", "null signal anna.42"},
                new String[] {"Discord", "anna#1", "null discord anna#1"},
                new String[] {"Contact", "Anna Muster", "Anna Muster other Anna Muster"},
                new String[] {"Organiser", "Anna Muster", "Anna Muster other Anna Muster"},
                new String[] {"Kontakt", "Anna Muster <anna@example.org>", "Anna Muster email anna@example.org"},
                new String[] {"Kontakt", "Anna Muster, 079 123 45 67", "null other Anna Muster 079 123 45 67"},
                new String[] {"Kontakt", "079/123 45 67", "null phone 079/123 45 67"},
                new String[] {"Kontakt", "https://t.me/anna", "null telegram https://t.me/anna"},
                new String[] {"Kontakt", "https://signal.me/#p/1", "null signal https://signal.me/#p/1"},
                new String[] {"Kontakt", "https://example.org/anna", "null website https://example.org/anna"},
                new String[] {"Kontakt", "https://", "null other https://"},
                new String[] {"Kontakt", "tba", ""},
                new String[] {
                    "Organiser,Email,Phone",
                    "Anna,anna@example.org,079 123 45 67",
                    "Anna email anna@example.org, Anna phone 079 123 45 67"
                },
                new String[] {
                    "Phone,Signal", "079 123 45 67,079 123 45 67", "null phone 079 123 45 67, null signal 079 123 45 67"
                },
                new String[] {
                    "Email,Mail",
                    "a@example.org b@example.org,a@example.org",
                    "null email a@example.org, null email b@example.org"
                },
                new String[] {"Link", "mailto:anna@example.org", "null email anna@example.org"},
                new String[] {"Link", "anna@example.org", "null email anna@example.org"},
                new String[] {"Link", "tel:+41791234567", "null phone +41791234567"});
    }

    @ParameterizedTest
    @MethodSource
    void contacts(String head, String cells, String contacts) {
        var quoted = head.contains(",") ? cells : "\"" + cells + "\"";
        var row = CsvTables.row("City," + head, "Bern," + quoted);

        assertThat(row.contacts())
                .extracting(contact -> contact.name() + " " + contact.channel() + " " + contact.value())
                .isEqualTo(contacts.isEmpty() ? List.of() : List.of(contacts.split(", (?=null|Anna)", -1)));
        assertThat(row.fields()).isEmpty();
        assertThat(row.links()).isEmpty();
    }

    @Test
    void aGroupIsAnOrganiserToShow() {
        var row = CsvTables.row("City,Group", "Bern,PauseAI Bern");

        assertThat(row.fields().toString()).isEqualTo("{\"organisedBy\":\"PauseAI Bern\"}");
        assertThat(row.contacts()).isEqualTo(List.<ProposedContact>of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    City,Country            | Zürich,CH               | Zürich       | CH   | null
                    City,Country            | "Zürich, Schweiz",      | null         | null | Zürich, Schweiz
                    City,Country            | "Zürich, City",CH       | Zürich, City | CH   | null
                    City,cityId,countryCode,Country | Zürich,zurich-ch,CH,Suisse | zurich-ch | CH | null
                    City,Address            | ,"Marktgasse 1, Bern"   | null         | null | Marktgasse 1, Bern
                    City,Address            | Bern,Marktgasse 1       | Bern         | null | null
                    Venue,Address,PLZ       | Halle,Gasse 1,3011.0    | null         | null | Halle, Gasse 1, 3011
                    City,Country            | Windhoek,NA             | Windhoek     | NA   | null
                    """)
    void thePlaceIsReadAsItIsWritten(String head, String cells, String city, String country, String address) {
        assertThat(CsvTables.row(head, cells).spot()).isEqualTo(new Spot(city, null, country, address, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    8001.0  | Gasse 1       | Gasse 1, 8001
                    8001    | Gasse 1       | Gasse 1, 8001
                    01234   | Gasse 1       | Gasse 1, 01234
                    SW1A 2AA | 10 Street    | 10 Street, SW1A 2AA
                    8001.0  | Gasse 1, 8001 | Gasse 1, 8001
                    8001    | tba           | null
                    """)
    void aPostcodeBelongsToItsAddress(String postcode, String address, String text) {
        var row = CsvTables.row("City;PLZ;Adresse", "Zürich;" + postcode + ";" + address);

        assertThat(row.fields().path("venue").path("address").asText(null)).isEqualTo(text);
    }

    @Test
    void aRowWithoutAPlaceIsInDoubt() {
        assertThat(CsvTables.doubts("City,Date", ",2025-02-07")).containsExactly("no_city");
    }

    @ParameterizedTest
    @CsvSource({
        "'47,1', '8,5', 47.1, 8.5",
        "-47, 179.99, -47, 179.99",
        "47.1, , ,",
        "91, 8, ,",
        "4711, 8, ,",
        "N47, E8, ,"
    })
    void aPointIsReadWholeOrNotAtAll(String latitude, String longitude, Double north, Double east) {
        var row = CsvTables.read("City;lat;lon\nBern;" + latitude + ";" + (longitude == null ? "" : longitude))
                .get(0);

        assertThat(row.spot().latitude()).isEqualTo(north);
        assertThat(row.spot().longitude()).isEqualTo(east);
        assertThat(row.doubts())
                .extracting(doubt -> doubt.code())
                .isEqualTo(north == null ? List.of("unreadable_point") : List.of());
    }

    @Test
    void instantsAreTakenWhereThereIsNoLocalDay() {
        var row = CsvTables.row("City,startsAt,endsAt", "Bern,2025-02-07T14:00:00+01:00,2025-02-07T15:00:00Z");

        assertThat(row.times())
                .isEqualTo(new Times(
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2025-02-07T13:00:00Z"),
                        Instant.parse("2025-02-07T15:00:00Z")));
    }

    @Test
    void tenThousandRowsAreReadAtOnce() {
        var table = new StringBuilder("City,Country,Date,Time,Venue,Address,Link,Organiser,Email,Description\n");
        for (int i = 0; i < 10_000; i++) {
            table.append("Zürich,Switzerland,07.02.2025,14:00–16:00,Helvetiaplatz,Helvetiaplatz 1,https://lu.ma/w")
                    .append(i)
                    .append(",Anna,anna@example.org,\"Bring water, and friends. ")
                    .append("And more of it. ".repeat(10))
                    .append("\"\n");
        }

        var rows = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CsvTables.read(table.toString()));

        assertThat(rows).hasSize(10_000);
    }

    /** Ends the reading as the import does. */
    private static final class AsManyAsAreTaken implements Consumer<Proposal> {

        private int rows;

        @Override
        public void accept(Proposal row) {
            if (++rows > 10_000) {
                throw ProblemException.badRequest(List.of(new Fault(null, null, "too_many", "Too many.")));
            }
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "x",
                ",",
                ";",
                "\t",
                "\"",
                "\"\"",
                "\n",
                "\r",
                " ",
                "\"\n",
                ",\n",
                "a,b\n",
                "a,07/02/25\n",
                "'",
                "<",
                "0",
                "a.",
                "@",
                "1/");
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String part) {
        var many = part.repeat(MOST_CHARACTERS / part.length());
        var inRows = ("Bern" + (",\"" + part.replace("\"", "\"\"").repeat(2000) + "\"").repeat(7) + "\n").repeat(60);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (var table : List.of(
                    many,
                    "City,Date\n" + many,
                    "City,Date\nBern,\"" + many,
                    "City,Date,Time,Link,Contact,Status,Title,lat\n" + inRows)) {
                try {
                    new CsvReader().read(table, "en", new AsManyAsAreTaken());
                } catch (ProblemException e) {
                    assertThat(e.getMessage()).hasSizeLessThan(300);
                }
            }
        });
    }
}
