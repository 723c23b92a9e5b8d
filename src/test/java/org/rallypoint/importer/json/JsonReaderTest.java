package org.rallypoint.importer.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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

class JsonReaderTest {

    private final JsonReader reader = new JsonReader();

    private Proposal one(String json) {
        return Readings.one(reader, json.replace('\'', '"'));
    }

    private Proposal luma(String keys) {
        return one("{'entries':[{'event':{'api_id':'evt-1','name':'It','start_at':'2025-02-10T13:00:00.000Z'" + keys
                + "}}]}");
    }

    private Proposal osdi(String keys) {
        return one("{'_embedded':{'osdi:events':[{'identifiers':['action_network:1'],'title':'It'" + keys + "}]}}");
    }

    private Proposal mobilize(String keys) {
        return one("{'data':[{'id':7,'title':'It','timeslots':[]" + keys + "}]}");
    }

    @Test
    void anItemOfALumaCalendarIsReadWhole() {
        var row = one("""
                {'has_more': false,
                 'entries': [
                  {'api_id': 'calev-1',
                   'event': {
                     'api_id': 'evt-1', 'name': 'Protest &amp; picnic', 'url': 'bern1', 'visibility': 'public',
                     'start_at': '2025-02-10T13:00:00.000Z', 'end_at': '2025-02-10T15:00:00.000Z',
                     'timezone': 'Europe/Zurich', 'location_type': 'offline',
                     'cover_url': 'https://images.example/1.png', 'meeting_url': 'https://zoom.us/j/secret',
                     'description': 'Plain.', 'description_md': '**Bold**',
                     'geo_latitude': '46.947', 'geo_longitude': '7.444', 'geo_address_visibility': 'public',
                     'geo_address_json': {
                       'city': 'Bern', 'region': 'Bern', 'country': 'Switzerland',
                       'address': 'Bundesplatz', 'full_address': 'Bundesplatz, 3011 Bern, Switzerland'}},
                   'hosts': [{'name': 'Ada', 'email': 'ada@example.org', 'bio': 'x'}, {'name': 'Bob'}],
                   'calendar': {'name': 'Personal'}}]}
                """);

        assertThat(row.line()).isEqualTo(3);
        assertThat(row.externalId()).isEqualTo("evt-1");
        assertThat(row.spot()).isEqualTo(new Spot("Bern", "Bern", "Switzerland", null, 46.947, 7.444));
        assertThat(row.times())
                .isEqualTo(new Times(
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2025-02-10T13:00:00Z"),
                        Instant.parse("2025-02-10T15:00:00Z")));
        assertThat(row.fields()).hasToString("""
                {"title":"Protest & picnic","description":"**Bold**","imageUrl":"https://images.example/1.png",\
                "attendance":"in_person","venue":{"name":"Bundesplatz",\
                "address":"Bundesplatz, 3011 Bern, Switzerland","latitude":46.947,"longitude":7.444}}""");
        assertThat(row.links()).containsExactly(new ProposedLink("https://lu.ma/bern1", null));
        assertThat(row.contacts()).containsExactly(new ProposedContact("Ada", "email", "ada@example.org"));
        assertThat(row.isCancelled()).isFalse();
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void aPageOfLumaMayBeGivenWhole() {
        assertThat(luma(",'url':'https://luma.com/a'").links())
                .containsExactly(new ProposedLink("https://luma.com/a", null));
    }

    @Test
    void theWebPagesOfLumaWriteSomeThingsInAnotherWay() {
        var row = one("""
                {'entries': [{'event': {
                   'id': 'evt-2', 'start_at': null, 'url': '/bern2',
                   'geo_address_info': {'city_state': 'Bern, BE', 'address': 'Weg 1', 'full_address': 'Weg 1',
                     'latitude': 46.9, 'longitude': 7.4}},
                  'hosts': [{'name': 'Ada', 'phone_number': '+41313200000'}]}]}
                """);

        assertThat(row.externalId()).isEqualTo("evt-2");
        assertThat(row.spot()).isEqualTo(new Spot(null, null, null, "Bern, BE", 46.9, 7.4));
        assertThat(row.fields()).hasToString("{\"venue\":{\"address\":\"Weg 1\",\"latitude\":46.9,\"longitude\":7.4}}");
        assertThat(row.links()).containsExactly(new ProposedLink("https://lu.ma/bern2", null));
        assertThat(row.contacts()).containsExactly(new ProposedContact("Ada", "phone", "+41313200000"));
    }

    @Test
    void aPointOfLumaMayStandByItself() {
        var row = luma(",'coordinate':{'latitude':46.9,'longitude':7.4},'geo_address_info':{'city':'Bern'}");

        assertThat(row.spot()).isEqualTo(new Spot("Bern", null, null, null, 46.9, 7.4));
    }

    @Test
    void whatOnlyGuestsMayKnowOfThePlaceStaysUnknown() {
        var place = "'city':'Bern','address':'Bundesplatz','full_address':'Bundesplatz, Bern'";

        assertThat(luma(",'geo_address_info':{" + place + "}").fields().has("venue"))
                .isTrue();
        for (var hidden : List.of(
                ",'geo_address_visibility':'guests-only','geo_address_info':{" + place + "}",
                ",'geo_address_info':{'mode':'obfuscated'," + place + "}")) {
            assertThat(luma(hidden).fields().has("venue")).isFalse();
            assertThat(luma(hidden).spot().city()).isEqualTo("Bern");
        }
    }

    @ParameterizedTest
    @CsvSource({"offline,in_person", "online,online", "zoom,online", "meet,online", "unknown,", "missing,"})
    void lumaSaysWhetherItIsOnline(String type, String attendance) {
        assertThat(luma(",'location_type':'" + type + "'")
                        .fields()
                        .path("attendance")
                        .textValue())
                .isEqualTo(attendance);
    }

    @Test
    void anEventOfOsdiIsReadWhole() {
        var row = one("""
                {'total_records': 1, '_embedded': {'osdi:events': [
                  {'identifiers': ['action_network:1', 'other:2'], 'name': 'internal', 'title': 'Protest',
                   'summary': 'Short', 'featured_image_url': 'https://images.example/1.png',
                   'description': '<p>Come</p><p>all</p>', 'instructions': 'for guests',
                   'browser_url': 'https://actionnetwork.org/events/it', 'status': 'confirmed',
                   'start_date': '2025-02-10T14:00:00Z', 'end_date': '2025-02-10T16:00:00Z',
                   'location': {
                     'venue': 'Town hall', 'address_lines': ['1 Main St', ''], 'locality': 'Springfield',
                     'region': 'IL', 'postal_code': 62701, 'country': 'US',
                     'location': {'latitude': 39.8, 'longitude': -89.6, 'accuracy': 'Rooftop'}},
                   'contact': {'name': 'Ada', 'email_address': 'ada@example.org', 'phone_number': '+1 217 555 0100'},
                   'action_network:sponsor': {'title': 'Club', 'browser_url': 'https://actionnetwork.org/groups/club'},
                   '_links': {'self': {'href': 'x'}}}]}}
                """);

        assertThat(row.line()).isEqualTo(2);
        assertThat(row.externalId()).isEqualTo("action_network:1");
        assertThat(row.spot()).isEqualTo(new Spot("Springfield", "IL", "US", null, 39.8, -89.6));
        assertThat(row.fields()).hasToString("""
                {"title":"Protest","summary":"Short","description":"Come\\n\\nall",\
                "imageUrl":"https://images.example/1.png","venue":{"name":"Town hall",\
                "address":"1 Main St, 62701 Springfield","latitude":39.8,"longitude":-89.6},"organisedBy":"Club"}""");
        assertThat(row.links()).containsExactly(new ProposedLink("https://actionnetwork.org/events/it", null));
        assertThat(row.contacts())
                .containsExactly(
                        new ProposedContact("Ada", "email", "ada@example.org"),
                        new ProposedContact("Ada", "phone", "+1 217 555 0100"));
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "action_network:1, 2025-02-10T14:00:00Z,      2025-02-10, 14:00,",
        "action_network:1, 2025-02-10T14:00:00,       2025-02-10, 14:00,",
        "action_network:1, 2025-02-10T14:00:00-05:00, ,           ,      2025-02-10T19:00:00Z",
        "action_network:1, 2025-02-10,                2025-02-10, ,",
        "other:1,          2025-02-10T14:00:00Z,      ,           ,      2025-02-10T14:00:00Z",
        "other:1,          2025-02-10T14:00:00,       2025-02-10, 14:00,"
    })
    void theZOfActionNetworkIsNoZone(String id, String start, LocalDate day, LocalTime time, Instant instant) {
        var row = one("{'identifiers':['" + id + "'],'title':'It','start_date':'" + start + "'}");

        assertThat(row.times()).isEqualTo(new Times(day, time, null, null, instant, null));
    }

    @ParameterizedTest
    @CsvSource({"https://actionnetwork.org/events/it,14:00", "https://x.example/events/it,"})
    void actionNetworkIsKnownByItsPages(String page, LocalTime time) {
        var row = one("{'title':'It','start_date':'2025-02-10T14:00:00Z','browser_url':'" + page + "'}");

        assertThat(row.times().startTime()).isEqualTo(time);
        assertThat(row.links()).containsExactly(new ProposedLink(page, null));
    }

    @Test
    void whoSponsorsAsAPersonIsNoOrganisation() {
        var sponsor = ",'action_network:sponsor':{'title':'Ada','browser_url':'https://actionnetwork.org/users/ada'}";

        assertThat(osdi(sponsor).fields().has("organisedBy")).isFalse();
    }

    @Test
    void anAllDayEventOfOsdiHasNoTime() {
        var row = osdi(",'start_date':'2025-02-10T00:00:00Z','end_date':'2025-02-11T00:00:00Z','all_day':true");

        assertThat(row.times())
                .isEqualTo(new Times(
                        LocalDate.parse("2025-02-10"), null, LocalDate.parse("2025-02-11"), null, null, null));
    }

    @Test
    void anApproximatePointIsNotThatOfTheVenue() {
        var row = osdi(",'location':{'venue':'Hall','locality':'Bern',"
                + "'location':{'latitude':46.9,'longitude':7.4,'accuracy':'Approximate'}}");

        assertThat(row.fields().path("venue")).hasToString("{\"name\":\"Hall\"}");
        assertThat(row.spot().latitude()).isEqualTo(46.9);
    }

    @Test
    void eachTimeSlotOfMobilizeIsAProposal() {
        var rows = Readings.all(reader, """
                {"count": 1, "data": [
                  {"id": 7, "title": "Rally", "summary": "Come", "description": "<p>All</p>", "timezone": "America/New_York",
                   "browser_url": "https://www.mobilize.us/club/event/7/", "featured_image_url": "https://images.example/1.png",
                   "event_type": "RALLY", "visibility": "PUBLIC",
                   "is_virtual": false, "sponsor": {"name": "Club"},
                   "contact": {"name": "Ada", "email_address": "ada@example.org", "phone_number": ""},
                   "location": {"venue": "Park", "address_lines": ["", ""], "locality": "Albany", "region": "NY",
                     "country": "US", "postal_code": "12203", "location": {"latitude": 42.6, "longitude": -73.7}},
                   "timeslots": [
                     {"id": 70, "start_date": 1739210400, "end_date": 1739217600},
                     {"id": 71, "start_date": 1739296800, "end_date": 99999999999999}]}]}
                """);

        assertThat(rows).extracting(Proposal::externalId).containsExactly("7/70", "7/71");
        assertThat(rows).extracting(Proposal::line).containsOnly(2);
        assertThat(rows)
                .extracting(row -> row.times().startsAt())
                .containsExactly(Instant.parse("2025-02-10T18:00:00Z"), Instant.parse("2025-02-11T18:00:00Z"));
        assertThat(rows)
                .extracting(row -> row.times().endsAt())
                .containsExactly(Instant.parse("2025-02-10T20:00:00Z"), null);
        assertThat(rows).extracting(Readings::doubts).containsExactly(List.of(), List.of("bad_time"));
        assertThat(rows).extracting(Proposal::spot).containsOnly(new Spot("Albany", "NY", "US", null, 42.6, -73.7));
        assertThat(rows)
                .extracting(Proposal::links)
                .containsOnly(List.of(new ProposedLink("https://www.mobilize.us/club/event/7/", null)));
        assertThat(rows)
                .extracting(Proposal::contacts)
                .containsOnly(List.of(new ProposedContact("Ada", "email", "ada@example.org")));
        assertThat(rows.get(0).fields()).isNotSameAs(rows.get(1).fields()).hasToString("""
                {"title":"Rally","summary":"Come","description":"All",\
                "imageUrl":"https://images.example/1.png","organisedBy":"Club","kind":"protest",\
                "attendance":"in_person","venue":{"name":"Park","latitude":42.6,"longitude":-73.7}}""");
    }

    @Test
    void anEventOfMobilizeWithoutTimeSlotsHasNoTime() {
        var row = mobilize(",'is_virtual':true,'location':null");

        assertThat(row.externalId()).isEqualTo("7");
        assertThat(row.times()).isEqualTo(Times.UNKNOWN);
        assertThat(row.fields().path("attendance").textValue()).isEqualTo("online");
    }

    @Test
    void aTimeSlotWithoutANameHasNoneOfItsOwn() {
        assertThat(one("{'id':7,'timeslots':[{'start_date':1739210400}]}").externalId())
                .isNull();
    }

    @Test
    void withoutACityItsNameMayBeInTheAddress() {
        var row = mobilize(",'location':{'address_lines':['Weg 1','Bern']}");

        assertThat(row.spot().address()).isEqualTo("Weg 1, Bern");
        assertThat(row.fields().path("venue")).hasToString("{\"address\":\"Weg 1, Bern\"}");
    }

    @Test
    void aPrivateAddressOfMobilizeIsNotKept() {
        var row = mobilize(",'address_visibility':'PRIVATE','location':{'venue':'Home of Ada','locality':'Albany'}");

        assertThat(row.fields().has("venue")).isFalse();
        assertThat(row.spot().city()).isEqualTo("Albany");
    }

    @Test
    void cancelledIsToldInThreeWays() {
        assertThat(luma(",'status':'cancelled'").isCancelled()).isTrue();
        assertThat(osdi(",'status':'cancelled'").isCancelled()).isTrue();
        assertThat(one("{'data':[{'id':7,'deleted_date':1739210400}]}").isCancelled())
                .isTrue();
        assertThat(List.of(luma(""), osdi(",'status':'tentative'"), mobilize(",'deleted_date':null")))
                .extracting(Proposal::isCancelled)
                .containsOnly(false);
    }

    @Test
    void whatIsHiddenThereIsADoubt() {
        assertThat(List.of(
                        luma(",'visibility':'private'"),
                        luma(",'visibility':'members-only'"),
                        osdi(",'action_network:hidden':true"),
                        mobilize(",'visibility':'PRIVATE'")))
                .extracting(Readings::doubts)
                .containsOnly(List.of("not_public"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'entries':[{'event':{'api_id':'evt-1','name':'It'}}]}",
                "{'event':{'api_id':'evt-1','name':'It'},'hosts':[]}",
                "[{'api_id':'evt-1','name':'It','start_at':null}]",
                "{'_embedded':{'osdi:events':[{'identifiers':['a:1'],'title':'It'}]},'_links':{}}",
                "{'identifiers':['a:1'],'title':'It','_embedded':{'osdi:creator':{'given_name':'Ada'}}}",
                "[{'identifiers':['a:1'],'title':'It'}]",
                "{'data':[{'id':7,'title':'It','timeslots':[]}]}",
                "{'data':{'id':7,'title':'It','timeslots':[]}}",
                "[{'id':7,'title':'It','event_type':'RALLY'}]"
            })
    void shapesAreToldApartWhereverTheyStand(String json) {
        var row = one(json);

        assertThat(row.externalId()).isIn("evt-1", "a:1", "7");
        assertThat(row.fields().path("title").textValue()).isEqualTo("It");
        assertThat(row.doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"entries\":[]}", "{\"data\":[]}", "{\"_embedded\":{\"osdi:events\":[]}}"})
    void anEmptyListHasNoRows(String json) {
        assertThat(Readings.all(reader, json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "\"x\"",
                "[7]",
                "[[]]",
                "[null]",
                "{\"data\":[{\"a\":1}]}",
                "{\"data\":null}",
                "{\"events\":[]}"
            })
    void anUnknownShapeIsRefusedAndTheKnownOnesAreNamed(String json) {
        assertThat(Readings.refusal(reader, json)).contains("Luma", "Action Network", "Mobilize");
    }

    @Test
    void anEntryUnlikeTheOthersIsADoubt() {
        var rows = Readings.all(reader, "[{\"id\":7,\"timeslots\":[]},\n{\"a\":1},\nnull]");

        assertThat(rows).extracting(Proposal::line).containsExactly(1, 2, 3);
        assertThat(rows)
                .extracting(Readings::doubts)
                .containsExactly(List.of(), List.of("unknown_entry"), List.of("unknown_entry"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':7                                        | wrong_type
            'url':[]                                        | wrong_type
            'geo_address_info':'Bern'                       | wrong_type
            'coordinate':{'latitude':'x','longitude':'y'}   | wrong_type
            'coordinate':{'latitude':91,'longitude':7}      | bad_point
            'start_at':'soon'                               | bad_time
            'start_at':'0000-01-01T00:00:00Z'               | bad_time
            'start_at':'99999-01-01T00:00:00Z'              | bad_time
            'start_at':1739210400                           | wrong_type
            'url':'a b'                                     | bad_url
            """)
    void aValueThatCannotBeReadIsADoubtOfItsRow(String key, String doubt) {
        var row = one("{'entries':[{'event':{'api_id':'evt-1'," + key.replaceFirst("\\s+$", "") + "}}]}");

        assertThat(Readings.doubts(row)).containsExactly(doubt);
        assertThat(row.externalId()).isEqualTo("evt-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'soon'", "1739210400.5", "99999999999", "-99999999999", "1e99", "999999999999999999999999999999"
            })
    void aMomentOutOfRangeIsADoubt(String moment) {
        var row = one("{'id':7,'timeslots':[{'id':1,'start_date':" + moment + "}]}");

        assertThat(Readings.doubts(row)).hasSize(1).isSubsetOf("bad_time", "wrong_type");
        assertThat(row.times()).isEqualTo(Times.UNKNOWN);
    }

    @Test
    void aBrokenTimeSlotIsADoubt() {
        assertThat(Readings.doubts(one("{'id':7,'timeslots':[7,{'id':1}]}"))).containsExactly("wrong_type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"data":[\\n  {"id":7,]          | line 2, column 11
            {"data":[                        | line 1
                                             | line 1
            {"data":[]} x                    | line 1
            {"data":[]}{}                    | line 1, column 12
            [{"id":7,"id":7}]                | line 1, column 14
            {"data":[{"timeslots":[],"id":7,"a":{"b":1,"b":2}}]} | line 1
            """)
    void brokenJsonIsRefusedWithItsPlaceAndNothingOfIt(String json, String place) {
        var refusal = Readings.refusal(reader, json == null ? "" : json.replace("\\n", "\n"));

        assertThat(refusal)
                .contains(json == null || json.equals("") ? "JSON" : place)
                .contains("JSON")
                .doesNotContain("id");
    }

    @Test
    void deepJsonIsRefused() {
        assertThat(Readings.refusal(reader, "{\"a\":".repeat(33))).contains("deeper than 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "{},",
                "[],",
                "0,",
                "9",
                "\"",
                "\\",
                " ",
                "\n",
                "x",
                "{\"event\":{}},",
                "{\"id\":1,\"timeslots\":[]},\n"
            })
    void theCostliestJsonIsReadSoon(String piece) {
        for (var start : List.of(
                "",
                "[",
                "{\"data\":[",
                "{\"entries\":[{\"event\":{\"x\":[",
                "{\"id\":7,\"description\":\"<p>\",\"timeslots\":[")) {
            Readings.soon(() -> Readings.refusal(reader, start + Readings.much(piece)));
        }
    }

    @Test
    void aLongDescriptionIsReadOnceForAllTimeSlots() {
        var slots = "{\"id\":1},".repeat(50_000) + "{\"id\":1}";
        var json = "{\"id\":7,\"description\":\"" + Readings.much("<p>x") + "\",\"timeslots\":[" + slots + "]}";

        assertThat(Readings.countSoon(reader, json)).isEqualTo(50_001);
    }
}
