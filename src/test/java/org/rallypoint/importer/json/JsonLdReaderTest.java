package org.rallypoint.importer.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Proposal.Spot;
import org.rallypoint.importer.proposal.Proposal.Times;
import org.rallypoint.importer.proposal.Readings;

class JsonLdReaderTest {

    private final JsonLdReader reader = new JsonLdReader();

    private List<Proposal> all(String json) {
        return Readings.all(reader, json.replace('\'', '"'));
    }

    /** An event with just these keys. */
    private Proposal event(String keys) {
        return Readings.one(reader, ("{'@type':'Event'," + keys + "}").replace('\'', '"'));
    }

    @Test
    void anEventIsReadWhole() {
        var row = all("""
                {'@context': 'https://schema.org',
                 '@type': 'SocialEvent', '@id': 'https://example.org/#it', 'name': 'Tom &amp; Ada', 'inLanguage': 'de',
                 'description': '&lt;p&gt;Come&lt;/p&gt;', 'startDate': '2025-02-10T14:00+01:00',
                 'endDate': '2025-02-10T16:00+01:00', 'eventStatus': 'https://schema.org/EventScheduled',
                 'eventAttendanceMode': 'https://schema.org/OfflineEventAttendanceMode',
                 'location': {'@type': 'Place', 'name': 'Bundesplatz',
                   'address': {'@type': 'PostalAddress', 'streetAddress': 'Bundesplatz 3', 'postalCode': '3011',
                     'addressLocality': 'Bern', 'addressRegion': 'BE', 'addressCountry': 'CH'},
                   'geo': {'@type': 'GeoCoordinates', 'latitude': '46.947', 'longitude': 7.444}},
                 'image': ['http://example.org/1.png', 'https://example.org/2.png'],
                 'url': 'https://example.org/e/1', 'offers': {'@type': 'Offer', 'url': 'https://tickets.example/1'},
                 'organizer': {'@type': 'Organization', 'name': 'Club', 'email': 'mailto:a@example.org',
                   'telephone': '+41 31 320 00 00', 'url': 'https://club.example'},
                 'performer': {'@type': 'Person', 'name': 'Bob', 'email': 'bob@example.org'},
                 'superEvent': {'@type': 'Event', 'name': 'All of it'}}
                """).get(0);

        assertThat(row.line()).isEqualTo(1);
        assertThat(row.externalId()).isEqualTo("https://example.org/#it");
        assertThat(row.spot()).isEqualTo(new Spot("Bern", "BE", "CH", null, 46.947, 7.444));
        assertThat(row.times())
                .isEqualTo(new Times(
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2025-02-10T13:00:00Z"),
                        Instant.parse("2025-02-10T15:00:00Z")));
        assertThat(row.fields()).hasToString("""
                {"title":"Tom & Ada","description":"Come","languages":["de"],"attendance":"in_person",\
                "venue":{"name":"Bundesplatz","address":"Bundesplatz 3, 3011 Bern","latitude":46.947,"longitude":7.444},\
                "imageUrl":"https://example.org/2.png","organisedBy":"Club",\
                "links":[{"rel":"website","url":"https://example.org/e/1"}]}""");
        assertThat(row.links()).containsExactly(new ProposedLink("https://tickets.example/1", null));
        assertThat(row.contacts())
                .containsExactly(
                        new ProposedContact("Club", "email", "a@example.org"),
                        new ProposedContact("Club", "phone", "+41 31 320 00 00"));
        assertThat(row.isCancelled()).isFalse();
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void whatASourceDoesNotSayIsNotInvented() {
        var row = event("'name':'It'");

        assertThat(row.times()).isEqualTo(Times.UNKNOWN);
        assertThat(row.externalId()).isNull();
        assertThat(row.fields()).hasToString("{\"title\":\"It\"}");
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'@type':'Event','name':'A'}                                                    | A
            {'@type':['Thing','schema:MusicEvent'],'name':'A'}                              | A
            {'@type':'http://schema.org/Festival','name':'A'}                               | A
            [{'@type':'Event','name':'A'},{'@type':'Place','name':'B'}]                     | A
            {'@graph':[{'@type':'WebPage','name':'B'},{'@type':'Event','name':'A'}]}        | A
            {'@type':'ItemList','itemListElement':[{'@type':'ListItem','item':{'@type':'Event','name':'A'}}]} | A
            {'@type':'ItemList','itemListElement':[{'@type':'Event','name':'A'}]}           | A
            {'@type':'EventSeries','name':'B','subEvent':[{'@type':'Event','name':'A'}]}    | A
            {'@type':'Event','name':'B','subEvent':{'@type':'Event','name':'A'}}            | A B
            {'name':'A','@type':'Event','@context':[{'x':1},'http://schema.org/']}          | A
            {'@type':'Event','name':'A','superEvent':{'@type':'Event','name':'B'}}          | A
            {'@type':'Event','name':[{'@value':'A','@language':'en'},{'@value':'B'}]}       | A
            """)
    void eventsAreFoundWhereverTheyStand(String json, String titles) {
        assertThat(all(json).stream()
                        .map(row -> row.fields().path("title").textValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(titles);
    }

    @Test
    void eachEventHasItsLine() {
        assertThat(all("{'@graph':[\n{'@type':'Event'},\n{\n'@type':'Event'}]}"))
                .extracting(Proposal::line)
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2025-02-10          |                     | 2025-02-10 |       |            |
            2025-02-10          | 2025-02-10          | 2025-02-10 |       |            |
            2025-02-10          | 2025-02-12          | 2025-02-10 |       | 2025-02-12 |
            2025-02-10T14:00    |                     | 2025-02-10 | 14:00 |            |
            2025-02-10 14:00:00 | 2025-02-10T16:00:00 | 2025-02-10 | 14:00 |            | 16:00
            2025-02-10T14:00    | 2025-02-11T02:00    | 2025-02-10 | 14:00 | 2025-02-11 | 02:00
            2025-02-10T14:00    | 2025-02-11          | 2025-02-10 | 14:00 | 2025-02-11 |
            2025-02-10          | 2025-02-10T18:00    | 2025-02-10 |       |            |
            """)
    void daysAndTimesWithoutAnOffsetStayLocal(
            String start, String end, LocalDate startDate, LocalTime startTime, LocalDate endDate, LocalTime endTime) {
        var row = event("'startDate':'" + start + "'" + (end == null ? "" : ",'endDate':'" + end + "'"));

        assertThat(row.times()).isEqualTo(new Times(startDate, startTime, endDate, endTime, null, null));
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-10T14:00Z,             2025-02-10T14:00:00Z",
        "2025-02-10T14:00:00.123+0530,  2025-02-10T08:30:00Z",
        "2025-02-10T14:00:60-05,        2025-02-10T19:00:59Z"
    })
    void aTimeWithAnOffsetIsAnInstant(String start, Instant instant) {
        assertThat(event("'startDate':'" + start + "'").times())
                .isEqualTo(new Times(null, null, null, null, instant, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'startDate':'soon'                                       | bad_time
            'startDate':'0000-01-01'                                 | bad_time
            'startDate':'99999-01-01'                                | bad_time
            'startDate':20250210                                     | wrong_type
            'startDate':'2025-02-10','endDate':'2025-02-09'          | ends_before_start
            'startDate':'2025-02-10','endDate':'2025-02-10T18:00Z'   | mixed_times
            'eventStatus':'EventPostponed','startDate':'2025-02-10'  | postponed
            'name':7                                                 | wrong_type
            'name':{'a':'b'}                                         | wrong_type
            'url':'a b'                                              | bad_url
            'offers':[{'url':'ftp://x.example/'}]                    | bad_url
            'location':{'geo':{'latitude':91,'longitude':7}}         | bad_point
            'location':{'geo':{'latitude':'x','longitude':7}}        | wrong_type
            """)
    void aValueThatCannotBeReadIsADoubtOfItsRow(String keys, String doubt) {
        var row = event("'inLanguage':'de'," + keys);

        assertThat(Readings.doubts(row)).containsExactly(doubt);
        assertThat(row.times().endDate()).isNull();
        assertThat(row.fields().has("languages")).isTrue();
    }

    @Test
    void theFormerDayOfAPostponedEventIsNotItsDay() {
        assertThat(event("'eventStatus':'EventPostponed','startDate':'2025-02-10'")
                        .times())
                .isEqualTo(Times.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://schema.org/EventCancelled, true",
        "EventCancelled, true",
        "schema:EventCancelled, true",
        "http://schema.org/EventScheduled, false",
        "EventRescheduled, false"
    })
    void cancelledIsWhatTheStatusSays(String status, boolean isCancelled) {
        assertThat(event("'eventStatus':'" + status + "'").isCancelled()).isEqualTo(isCancelled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'eventAttendanceMode':'https://schema.org/OnlineEventAttendanceMode' | online
            'eventAttendanceMode':'MixedEventAttendanceMode'                     | mixed
            'eventAttendanceMode':'OfflineEventAttendanceMode'                   | in_person
            'location':{'@type':'VirtualLocation','url':'https://x.example'}     | online
            'location':[{'@type':'VirtualLocation'},{'@type':'Place','name':'A'}] | mixed
            'location':{'@type':'Place','name':'A'}                              |
            'location':'A'                                                       |
            """)
    void attendanceIsWhatModeAndPlacesSay(String keys, String attendance) {
        assertThat(event(keys).fields().path("attendance").textValue()).isEqualTo(attendance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Bundesplatz, Bern'                                             |      |             | Bundesplatz, Bern | {"address":"Bundesplatz, Bern"}
            {'@type':'Place','name':'Park, Bern'}                           |      |             | Park, Bern        | {"name":"Park, Bern"}
            {'@type':'Place','name':'Park','address':'Weg 1, Bern'}         |      |             | Park, Weg 1, Bern | {"name":"Park","address":"Weg 1, Bern"}
            {'address':{'addressLocality':'Bern'}}                          | Bern |             |                   |
            {'address':{'addressLocality':'Bern','streetAddress':'Weg 1'}}  | Bern |             |                   | {"address":"Weg 1"}
            {'address':{'addressLocality':'Bern','addressCountry':{'@type':'Country','name':'Switzerland'}}} | Bern | Switzerland | |
            """)
    void aPlaceIsReadAsItIsWritten(String location, String city, String country, String address, String venue) {
        var row = event("'location':" + location);

        assertThat(row.spot()).isEqualTo(new Spot(city, null, country, address, null, null));
        assertThat(row.fields().has("venue") ? row.fields().path("venue").toString() : null)
                .isEqualTo(venue);
    }

    @Test
    void aPlaceMayHaveItsPointItself() {
        var row = event("'location':{'name':'Park','latitude':46.9,'longitude':7.4}");

        assertThat(row.fields().path("venue")).hasToString("{\"name\":\"Park\",\"latitude\":46.9,\"longitude\":7.4}");
    }

    @Test
    void thePointOfACityIsNotThatOfAVenue() {
        var row = event("'location':{'address':{'addressLocality':'Bern'},'geo':{'latitude':46.9,'longitude':7.4}}");

        assertThat(row.spot().latitude()).isEqualTo(46.9);
        assertThat(row.fields().has("venue")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'url':'https://lu.ma/a'                                                | https://lu.ma/a     |
            'url':'https://x.example/a'                                            |                     | https://x.example/a
            'url':'https://x.example/a','offers':[{'url':'https://x.example/a/'}]  | https://x.example/a/ |
            'offers':[{'url':'https://x.example/a'},{'price':0}]                   | https://x.example/a |
            'location':{'@type':'VirtualLocation','url':'https://x.example/a'}     |                     | https://x.example/a
            'location':'https://lu.ma/a'                                           | https://lu.ma/a     |
            """)
    void offersAndPagesOfPlatformsAreForSigningUp(String keys, String signUp, String website) {
        var row = event(keys);

        assertThat(row.links().stream().map(ProposedLink::url)).isEqualTo(signUp == null ? List.of() : List.of(signUp));
        assertThat(row.fields().path("links").path(0).path("url").textValue()).isEqualTo(website);
    }

    @Test
    void thePageOfAPlaceOnlineIsToldOnce() {
        assertThat(event("'url':'https://lu.ma/a','location':'https://lu.ma/a'").links())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'https://x.example/a'                                       | https://x.example/a
            {'@type':'ImageObject','url':'https://x.example/a'}         | https://x.example/a
            [{'@type':'ImageObject','contentUrl':'https://x.example/a'}] | https://x.example/a
            'http://x.example/a'                                        |
            7                                                           |
            """)
    void aPictureIsShownIfItIsSafe(String image, String url) {
        assertThat(event("'image':" + image).fields().path("imageUrl").textValue())
                .isEqualTo(url);
    }

    @Test
    void peopleAreContactsAndNotOrganisations() {
        var row = event(
                "'organizer':[{'@type':'Person','name':'Ada','email':'ada@example.org'},"
                        + "{'@type':'NGO','name':'One','contactPoint':{'telephone':'0313200000'}},{'@type':'Organization','name':'Two'}]");

        assertThat(row.fields()).hasToString("{\"organisedBy\":\"One, Two\"}");
        assertThat(row.contacts())
                .containsExactly(
                        new ProposedContact("Ada", "email", "ada@example.org"),
                        new ProposedContact("One", "phone", "0313200000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'de-CH'                                          | ["de-CH"]
            ['de','fr','de']                                 | ["de","fr"]
            {'@type':'Language','name':'German','alternateName':'de'} | ["de"]
            'Schwyzerdütsch'                                 | null
            """)
    void languagesAreThoseWithATag(String language, String languages) {
        assertThat(String.valueOf(event("'inLanguage':" + language).fields().get("languages")))
                .isEqualTo(languages);
    }

    @ParameterizedTest
    @CsvSource({"_:b0,", "#it,", "it,", "urn:uuid:1,urn:uuid:1", "https://x.example/#it,https://x.example/#it"})
    void aNameThatHoldsOnOnePageOnlyIsNone(String id, String externalId) {
        assertThat(event("'@id':'" + id + "'").externalId()).isEqualTo(externalId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "7", "{\"@type\":\"Place\"}", "{\"@graph\":[]}", "{\"@type\":7}"})
    void whatHasNoEventIsRefused(String json) {
        assertThat(Readings.refusal(reader, json)).contains("no Event");
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertThat(Readings.refusal(reader, "{\"@type\":\n\"Event\",}")).contains("line 2, column 9");
        assertThat(Readings.refusal(reader, "{\"@type\":\"Event\"} x")).contains("line 1");
        assertThat(Readings.refusal(reader, "{\"@type\":\"Event\",\"@type\":\"Event\"}"))
                .contains("line 1");
        assertThat(Readings.refusal(reader, "{\"@graph\":".repeat(33))).contains("deeper than 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{},",
                "[],",
                "0,",
                "\"",
                "{\"@type\":\"Event\"},",
                "{\"@id\":[{},{}]},",
                "{\"image\":[1,2,3]},"
            })
    void theCostliestJsonIsReadSoon(String piece) {
        for (var start : List.of("[", "{\"@graph\":[", "{\"@type\":\"Event\",\"location\":[")) {
            var json = start + Readings.much(piece);
            Readings.soon(() -> Readings.refusal(reader, json));
        }
    }
}
