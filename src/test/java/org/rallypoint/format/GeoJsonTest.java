package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rallypoint.format.Views.event;
import static org.rallypoint.format.Views.list;
import static org.rallypoint.format.Views.single;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.http.Page;

class GeoJsonTest {

    private static final String[] KEYS = {
        "id",
        "slug",
        "title",
        "city",
        "countryCode",
        "countryName",
        "details",
        "status",
        "lifecycle",
        "startDate",
        "startsAtEpoch",
        "startsAt",
        "signupUrl",
        "url",
        "precision"
    };

    private static EventView at(double latitude, double longitude) {
        return event().in("UTC", new CityView("x-fj", "X", "FJ", "Fiji", null, latitude, longitude))
                .view();
    }

    private static Listing paged(Page.Info page, EventView... events) {
        var list = list(events);
        return new Listing(
                list.title(),
                list.language(),
                list.self(),
                list.home(),
                list.events(),
                list.campaigns(),
                page,
                false,
                false);
    }

    private static String text(JsonNode json) {
        return json.toString();
    }

    @Test
    void aSingleEventIsAFeature() throws Exception {
        var view = event().title("Pause AI")
                .at("2025-02-08", "14:00")
                .signup("https://lu.ma/abc", null)
                .status(EventStatus.postponed, null)
                .view();

        assertThat(new ObjectMapper().readTree(text(GeoJson.of(single(view)))))
                .isEqualTo(new ObjectMapper().readTree("""
                {
                  "type": "Feature",
                  "id": "0194a000-0000-7000-8000-000000000001",
                  "geometry": {"type": "Point", "coordinates": [8.55, 47.36667]},
                  "properties": {
                    "id": "0194a000-0000-7000-8000-000000000001",
                    "slug": "paris-2025-zurich",
                    "title": "Pause AI",
                    "city": "Zürich",
                    "countryCode": "CH",
                    "countryName": "Switzerland",
                    "details": "partial",
                    "status": "postponed",
                    "lifecycle": "upcoming",
                    "startDate": "2025-02-08",
                    "startsAtEpoch": 1739019600,
                    "startsAt": "2025-02-08T13:00:00Z",
                    "signupUrl": "https://lu.ma/abc",
                    "url": "https://rally.example/e/paris-2025-zurich",
                    "precision": "city"
                  }
                }"""));
    }

    @Test
    void everyPropertyIsThereInOneOrderWhateverIsUnknown() {
        var properties = GeoJson.of(single(event().view())).path("properties");

        assertThat(properties.fieldNames()).toIterable().containsExactly(KEYS);
        assertThat(properties.path("title").textValue()).isEqualTo("Zürich");
        assertThat(Stream.of("startDate", "startsAtEpoch", "startsAt", "signupUrl")
                        .map(properties::path))
                .allMatch(JsonNode::isNull);
    }

    @Test
    void aDayWithoutATimeHasNoInstant() {
        var properties = GeoJson.of(single(event().on("2025-02-08").view())).path("properties");

        assertThat(properties.path("startDate").textValue()).isEqualTo("2025-02-08");
        assertThat(properties.path("startsAt").isNull()).isTrue();
        assertThat(properties.path("startsAtEpoch").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "in_person, 47.37, 8.54, venue, '[8.54,47.37]'",
        "mixed, 47.37, 8.54, venue, '[8.54,47.37]'",
        "mixed, , , city, '[8.55,47.36667]'",
        "in_person, , , city, '[8.55,47.36667]'",
        "in_person, 0, 0, venue, '[0.0,0.0]'",
        "online, 47.37, 8.54, city, '[8.55,47.36667]'",
    })
    void theVenueIsThePointWhereItIsKnownAndPeopleMeetThere(
            Attendance attendance, Double latitude, Double longitude, String precision, String coordinates) {
        var feature = GeoJson.of(single(event().attendance(attendance)
                .venue("Bürkliplatz", null, latitude, longitude)
                .view()));

        assertThat(feature.at("/properties/precision").textValue()).isEqualTo(precision);
        assertThat(text(feature.at("/geometry/coordinates"))).isEqualTo(coordinates);
    }

    @Test
    void aListIsAFeatureCollectionInItsOwnOrder() {
        var collection = GeoJson.of(list(at(-18, 178), at(47, 8)));

        assertThat(collection.fieldNames()).toIterable().containsExactly("type", "bbox", "features");
        assertThat(collection.path("type").textValue()).isEqualTo("FeatureCollection");
        assertThat(collection.findValuesAsText("coordinates")).hasSize(2);
        assertThat(text(collection.at("/features/0/geometry/coordinates"))).isEqualTo("[178.0,-18.0]");
        assertThat(text(collection.at("/features/1/geometry/coordinates"))).isEqualTo("[8.0,47.0]");
    }

    @Test
    void anEmptyListHasNoBox() {
        assertThat(text(GeoJson.of(list()))).isEqualTo("""
                {"type":"FeatureCollection","features":[]}""");
    }

    @Test
    void thePageIsSaidAfterTheFeatures() {
        assertThat(text(GeoJson.of(paged(new Page.Info("abc", 200, null))))).isEqualTo("""
                {"type":"FeatureCollection","features":[],"page":{"nextCursor":"abc","limit":200,"total":null}}""");
        assertThat(text(GeoJson.of(paged(new Page.Info(null, 50, 18), at(1, 2))).path("page")))
                .isEqualTo("""
                {"nextCursor":null,"limit":50,"total":18}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'0 8', '[8.0,0.0,8.0,0.0]'",
        "'47 8; 52 13; 48 2', '[2.0,47.0,13.0,52.0]'",
        "'-18 178; -14 -172', '[178.0,-18.0,-172.0,-14.0]'",
        "'35 139; 37 -122; -36 174', '[139.0,-36.0,-122.0,37.0]'",
        "'51 0; 37 -122; 35 139', '[139.0,35.0,0.0,51.0]'",
        "'51 0; 37 -122; 35 80', '[-122.0,35.0,80.0,51.0]'",
        "'0 -90; 0 90', '[-90.0,0.0,90.0,0.0]'",
        "'0 -91; 0 90', '[90.0,0.0,-91.0,0.0]'",
        "'1 180; 2 -180', '[180.0,1.0,-180.0,2.0]'",
        "'-90 0; 90 0', '[0.0,-90.0,0.0,90.0]'",
    })
    void theBoxIsTheSmallestAndCrossesTheDateLineWhereThatIsSmaller(String points, String box) {
        var events = Arrays.stream(points.split("; ", -1))
                .map(point -> point.split(" ", -1))
                .map(point -> at(Double.parseDouble(point[0]), Double.parseDouble(point[1])))
                .toArray(EventView[]::new);

        assertThat(text(GeoJson.of(list(events)).path("bbox"))).isEqualTo(box);
    }

    @Test
    void whatPeopleTypedIsTextAndNothingElse() throws Exception {
        for (var hostile : Hostile.TEXTS) {
            var city = new CityView("x-ch", hostile, "CH", hostile, hostile, 1, 2);
            var view = event().in("UTC", city)
                    .title(hostile)
                    .signup("https://a.example/?q=\"]}</script>", hostile)
                    .view();

            var read = new ObjectMapper().readTree(GeoJson.of(list(view)).toString());

            var properties = read.at("/features/0/properties");
            assertThat(properties.fieldNames()).toIterable().containsExactly(KEYS);
            assertThat(properties.path("title").textValue()).isEqualTo(hostile);
            assertThat(properties.path("city").textValue()).isEqualTo(hostile);
            assertThat(properties.path("countryName").textValue()).isEqualTo(hostile);
        }
    }

    @Test
    void theSameListGivesTheSameBytesWhateverTheLocale() {
        var before = Locale.getDefault();
        var list = list(event().at("2025-02-08", "14:00").view());
        var expected = text(GeoJson.of(list));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(text(GeoJson.of(list))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
