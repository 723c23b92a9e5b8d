package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.format.Views.event;
import static org.rallypoint.format.Views.list;
import static org.rallypoint.format.Views.single;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.link.LinkKind;
import org.rallypoint.link.Platform;
import org.rallypoint.link.SignupLinkView;

class SchemaOrgTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode entry(EventView event) {
        var graph = SchemaOrg.of(single(event)).path("@graph");
        assertThat(graph).hasSize(1);
        return graph.get(0);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).textValue();
    }

    @Test
    void allThatIsKnownIsSaid() throws Exception {
        var view = event().title("Pause AI")
                .texts("A short text", "A long text")
                .at("2025-02-08", "14:00")
                .until(null, "16:00")
                .venue("Bürkliplatz", "Bürkliplatz 1", 47.3665, 8.5408)
                .image("https://img.example/a.png", "Alt")
                .spoken("de", "fr")
                .organisedBy("PauseAI Schweiz")
                .signup("https://lu.ma/abc", "Tickets")
                .view();

        assertThat(SchemaOrg.of(list(view))).isEqualTo(MAPPER.readTree("""
                {
                  "@context": "https://schema.org",
                  "@graph": [
                    {
                      "@type": "Event",
                      "@id": "urn:uuid:0194a000-0000-7000-8000-000000000001",
                      "url": "https://rally.example/e/paris-2025-zurich",
                      "name": "Pause AI",
                      "description": "A short text",
                      "startDate": "2025-02-08T14:00+01:00",
                      "endDate": "2025-02-08T16:00:00+01:00",
                      "eventStatus": "https://schema.org/EventScheduled",
                      "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                      "location": {
                        "@type": "Place",
                        "name": "Bürkliplatz",
                        "address": {
                          "@type": "PostalAddress",
                          "streetAddress": "Bürkliplatz 1",
                          "addressLocality": "Zürich",
                          "addressRegion": "ZH",
                          "addressCountry": "CH"
                        },
                        "geo": {"@type": "GeoCoordinates", "latitude": 47.3665, "longitude": 8.5408}
                      },
                      "image": "https://img.example/a.png",
                      "inLanguage": ["de", "fr"],
                      "organizer": {"@type": "Organization", "name": "PauseAI Schweiz"},
                      "superEvent": {
                        "@type": "EventSeries",
                        "name": "Paris AI summit protest",
                        "url": "https://rally.example/c/paris-2025"
                      },
                      "offers": [{"@type": "Offer", "url": "https://lu.ma/abc", "name": "Tickets"}]
                    }
                  ]
                }"""));
    }

    @Test
    void whatNobodySaidHasNoKey() {
        var city = new CityView("zurich-ch", "Zürich", "CH", "Switzerland", null, 47.36667, 8.55);
        var entry = entry(event().in("Europe/Zurich", city).on("2025-02-08").view());

        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly(
                        "@type",
                        "@id",
                        "url",
                        "name",
                        "startDate",
                        "eventStatus",
                        "eventAttendanceMode",
                        "location",
                        "superEvent");
        assertThat(entry.at("/location/address").fieldNames())
                .toIterable()
                .containsExactly("@type", "addressLocality", "addressCountry");
        assertThat(text(entry, "name")).isEqualTo("Paris AI summit protest: Zürich");
    }

    @Test
    void anEventWithoutADayIsLeftOut() {
        var undated = event().signup("https://lu.ma/abc", null).view();
        var dated = event().on("2025-02-08").view();

        assertThat(SchemaOrg.of(list()).toString()).isEqualTo("""
                {"@context":"https://schema.org","@graph":[]}""");
        assertThat(SchemaOrg.of(Views.withUndated(list(undated))).path("@graph"))
                .isEmpty();
        assertThat(SchemaOrg.of(list(undated, dated, undated)).path("@graph")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // start, end, startDate, endDate
        "2025-02-08, , , , 2025-02-08,",
        "2025-02-08, , 2025-02-10, , 2025-02-08, 2025-02-10",
        "2025-02-08, 14:00, , , 2025-02-08T14:00+01:00,",
        "2025-02-08, 14:00, 2025-02-10, , 2025-02-08T14:00+01:00, 2025-02-10",
        "2025-02-08, 22:00, , 02:00, 2025-02-08T22:00+01:00, 2025-02-09T02:00:00+01:00",
        "2025-02-08, , , 16:00, 2025-02-08, 2025-02-08T16:00:00+01:00",
        "2025-03-29, 22:00, 2025-03-30, 04:00, 2025-03-29T22:00+01:00, 2025-03-30T04:00:00+02:00",
    })
    void aTimeStandsWhereItIsKnownWithTheOffsetOfThatMoment(
            String day, String time, String endDay, String endTime, String startDate, String endDate) {
        var view = (time == null ? event().on(day) : event().at(day, time))
                .until(endDay, endTime)
                .view();

        assertThat(text(entry(view), "startDate")).isEqualTo(startDate);
        assertThat(text(entry(view), "endDate")).isEqualTo(endDate);
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, 2025-02-09, , , , EventScheduled, 2025-02-09,",
        "scheduled, 2025-02-09, , 2025-02-09, , EventScheduled, 2025-02-09,",
        "scheduled, 2025-02-09, , 2025-02-08, , EventRescheduled, 2025-02-09, 2025-02-08",
        "scheduled, 2025-02-09, , 2025-02-08, 2025-02-08T13:00:00Z, EventRescheduled, 2025-02-09, 2025-02-08T14:00:00+01:00",
        "scheduled, 2025-02-09, 15:00, 2025-02-09, 2025-02-09T13:00:00Z, EventRescheduled, 2025-02-09T15:00+01:00, 2025-02-09T14:00:00+01:00",
        "scheduled, 2025-02-09, 14:00, 2025-02-09, 2025-02-09T13:00:00Z, EventScheduled, 2025-02-09T14:00+01:00,",
        "postponed, , , 2025-02-08, , EventPostponed, 2025-02-08,",
        "postponed, , , 2025-02-08, 2025-02-08T13:00:00Z, EventPostponed, 2025-02-08T14:00:00+01:00,",
        "postponed, 2025-02-09, , 2025-02-08, , EventRescheduled, 2025-02-09, 2025-02-08",
        "cancelled, 2025-02-09, , , , EventCancelled, 2025-02-09,",
        "cancelled, 2025-02-09, , 2025-02-08, , EventCancelled, 2025-02-09,",
        "cancelled, , , 2025-02-08, , EventCancelled, 2025-02-08,",
    })
    void whatBecameOfItIsSaidAsSearchEnginesExpect(
            EventStatus status,
            String day,
            String time,
            String previousDay,
            String previousInstant,
            String eventStatus,
            String startDate,
            String previousStartDate) {
        var views = event().title("Pause AI").status(status, "A note").previously(previousDay, previousInstant);
        if (day != null) {
            views = time == null ? views.on(day) : views.at(day, time);
        }

        var entry = entry(views.view());

        assertThat(text(entry, "name")).isEqualTo("Pause AI");
        assertThat(text(entry, "eventStatus")).isEqualTo("https://schema.org/" + eventStatus);
        assertThat(text(entry, "startDate")).isEqualTo(startDate);
        assertThat(text(entry, "previousStartDate")).isEqualTo(previousStartDate);
    }

    @ParameterizedTest
    @CsvSource({"scheduled, 2025-02-08", "postponed,", "cancelled,"})
    void noDayThatIsKnownOrThatWasKeptOpenIsNoEntry(EventStatus status, String previousDay) {
        var view = event().status(status, null).previously(previousDay, null).view();

        assertThat(SchemaOrg.of(list(view)).path("@graph")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "in_person, Offline, Place,",
        "online, Online, VirtualLocation, ",
        "mixed, Mixed, Place, VirtualLocation",
    })
    void thePlaceIsWhereItIsOrItsPageOrBoth(Attendance attendance, String mode, String first, String second) {
        var entry = entry(event().on("2025-02-08").attendance(attendance).view());

        assertThat(text(entry, "eventAttendanceMode")).isEqualTo("https://schema.org/" + mode + "EventAttendanceMode");
        var location = entry.path("location");
        assertThat(text(location.isArray() ? location.path(0) : location, "@type"))
                .isEqualTo(first);
        assertThat(text(location.path(1), "@type")).isEqualTo(second);
    }

    @Test
    void anOnlineEventIsAtItsSignUpPageElseAtItsOwn() {
        var views = event().on("2025-02-08").attendance(Attendance.online);

        assertThat(entry(views.view()).at("/location/url").textValue())
                .isEqualTo("https://rally.example/e/paris-2025-zurich");
        assertThat(entry(views.signup("https://lu.ma/abc", null).view())
                        .at("/location/url")
                        .textValue())
                .isEqualTo("https://lu.ma/abc");
    }

    @ParameterizedTest
    @CsvSource({
        ", , , , Zürich, 47.36667",
        "Platz, , , , Platz,",
        ", Gasse 1, , , Zürich,",
        ", , 47.3, 8.5, Zürich, 47.3",
        "Platz, Gasse 1, 47.3, 8.5, Platz, 47.3",
    })
    void theMiddleOfTheCityIsNeverThePointOfAVenue(
            String name, String address, Double latitude, Double longitude, String shown, Double shownLatitude) {
        var place = entry(event().on("2025-02-08")
                        .venue(name, address, latitude, longitude)
                        .view())
                .path("location");

        assertThat(text(place, "name")).isEqualTo(shown);
        assertThat(place.at("/address/streetAddress").textValue()).isEqualTo(address);
        var shownNode = place.at("/geo/latitude");
        assertThat(shownNode.isMissingNode() ? null : shownNode.doubleValue()).isEqualTo(shownLatitude);
    }

    @Test
    void theLongTextStandsInForTheShortOne() {
        var entry = entry(event().on("2025-02-08").texts(null, "Line\nline").view());

        assertThat(text(entry, "description")).isEqualTo("Line line");
    }

    @ParameterizedTest
    @CsvSource({"event, 1", "website, 1", "organiser_page, 0", "group_chat, 0"})
    void onlySignUpPagesAreOffers(LinkKind kind, int offers) {
        var link = new SignupLinkView(Platform.other, kind, "https://a.example/", null, true);

        assertThat(SchemaOrg.offers(List.of(link))).hasSize(offers);
    }

    @Test
    void whatPeopleTypedIsTextAndNothingElse() throws Exception {
        for (var hostile : Hostile.TEXTS) {
            var city = new CityView("x-ch", hostile, "CH", hostile, hostile, 1, 2);
            var view = event().in("Europe/Zurich", city)
                    .on("2025-02-08")
                    .title(hostile)
                    .texts(hostile, hostile)
                    .venue(hostile, hostile, null, null)
                    .organisedBy(hostile)
                    .image("https://a.example/?q=\"</script>", hostile)
                    .signup("https://a.example/?q=\"</script>", hostile)
                    .view();

            var entry = MAPPER.readTree(SchemaOrg.of(list(view)).toString()).at("/@graph/0");

            assertThat(entry.fieldNames()).toIterable().hasSize(13).contains("offers", "organizer");
            for (var path : new String[] {
                "/name",
                "/location/name",
                "/location/address/streetAddress",
                "/location/address/addressLocality",
                "/organizer/name",
                "/offers/0/name"
            }) {
                assertThat(entry.at(path).textValue()).as(path).isEqualTo(hostile);
            }
        }
    }
}
