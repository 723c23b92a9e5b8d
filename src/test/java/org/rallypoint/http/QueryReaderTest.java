package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {

    private enum Season {
        spring,
        autumn
    }

    /** A reader of this query; the framework's own UriInfo needs a whole request. */
    static QueryReader reading(String query) {
        var parameters = new MultivaluedHashMap<String, String>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.add(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        var uri = Proxy.newProxyInstance(
                QueryReaderTest.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getQueryParameters")) {
                        return parameters;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return new QueryReader((UriInfo) uri);
    }

    /** All faults of a query, each as {@code parameter code}. */
    static List<String> faults(QueryReader query) {
        var problem = catchThrowableOfType(ProblemException.class, query::done);
        return problem == null
                ? List.of()
                : problem.answer("/").problem().errors().stream()
                        .map(fault -> fault.parameter() + " " + fault.code())
                        .toList();
    }

    @Test
    void anUnknownParameterIsAFaultThatListsTheKnownOnes() {
        var query = reading("citty=Berlin");
        query.text("country");
        query.text("city");

        var problem = catchThrowableOfType(ProblemException.class, query::done)
                .answer("/v1/events")
                .problem();

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(fault -> {
            assertThat(fault.parameter()).isEqualTo("citty");
            assertThat(fault.code()).isEqualTo("unknown_parameter");
            assertThat(fault.message()).contains("city, country");
            assertThat(fault.pointer()).isNull();
        });
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var query = reading("season=winter&limit=0&from=tomorrow&x=1");
        query.oneOf("season", Season.class, Season.spring);
        query.number("limit", 200, 1, 500);
        query.day("from");

        assertThat(faults(query))
                .containsExactlyInAnyOrder(
                        "season unknown_value", "limit out_of_range", "from not_a_day", "x unknown_parameter");
    }

    @Test
    void atMostAHundredFaultsAreTold() {
        var query =
                reading(IntStream.range(0, 150).mapToObj(i -> "x" + i + "=1").collect(Collectors.joining("&")));

        assertThat(faults(query)).hasSize(100);
    }

    @Test
    void nothingGivenIsNoFault() {
        var query = reading("");

        assertThat(query.text("city")).isEmpty();
        assertThat(query.texts("country")).isEmpty();
        assertThat(query.number("limit", 200, 1, 500)).isEqualTo(200);
        assertThat(query.oneOf("season", Season.class, Season.autumn)).isEqualTo(Season.autumn);
        assertThat(query.anyOf("kind", Season.class)).isEmpty();
        assertThat(query.flag("includeCancelled", true)).isTrue();
        assertThat(query.decimal("lat", -90, 90)).isEmpty();
        assertThat(query.day("from")).isEmpty();
        assertThat(query.instant("updatedSince")).isEmpty();
        assertThatCode(query::done).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"city, blank", "city=, blank", "city=%20, blank", "city=a&city=b, repeated", "city=a&city=a, repeated"})
    void aSingleValueIsGivenOnceAndNotEmpty(String text, String code) {
        var query = reading(text);

        assertThat(query.text("city")).isEmpty();
        assertThat(faults(query)).containsExactly("city " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"country=CH,DE,FR", "country=CH&country=DE&country=FR", "country=CH,%20DE&country=FR,CH"})
    void severalValuesAreRepeatedOrSeparatedByCommas(String text) {
        var query = reading(text);

        assertThat(query.texts("country")).containsExactly("CH", "DE", "FR");
        assertThat(faults(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"country=", "country=CH,", "country=,CH", "country=CH,,DE", "country=CH&country="})
    void anEmptyValueAmongSeveralIsAFault(String text) {
        var query = reading(text);
        query.texts("country");

        assertThat(faults(query)).containsExactly("country blank");
    }

    @Test
    void thereAreUpToFiftyValues() {
        var fifty = IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(reading("city=" + fifty).texts("city")).hasSize(50);

        var query = reading("city=" + fifty + ",50");
        assertThat(query.texts("city")).isEmpty();
        assertThat(faults(query)).containsExactly("city too_many");
    }

    @ParameterizedTest
    @CsvSource({"spring", "autumn"})
    void aValueOfAnEnumIsKnownByItsName(Season season) {
        assertThat(reading("season=" + season).oneOf("season", Season.class, null))
                .isEqualTo(season);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spring", "SPRING", "winter", "0", "spring%20", "spring,autumn"})
    void anyOtherValueOfAnEnumIsAFaultThatListsTheKnownOnes(String value) {
        var query = reading("season=" + value);
        query.oneOf("season", Season.class, Season.spring);

        var problem = catchThrowableOfType(ProblemException.class, query::done)
                .answer("/")
                .problem();

        assertThat(problem.detail()).contains("spring, autumn");
    }

    @Test
    void severalValuesOfAnEnumMayBeGiven() {
        assertThat(reading("season=spring,autumn").anyOf("season", Season.class))
                .containsExactlyInAnyOrder(Season.spring, Season.autumn);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "500, 500", "17, 17"})
    void aWholeNumberWithinItsBoundsIsTaken(String value, int number) {
        assertThat(reading("limit=" + value).number("limit", 200, 1, 500)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "abc", "1.0", "1e2", "0x10", "%2B5", "99999999999999999999", "5%20", "٣"})
    void anyOtherNumberIsAFault(String value) {
        var query = reading("limit=" + value);

        assertThat(query.number("limit", 200, 1, 500)).isEqualTo(200);
        assertThat(faults(query)).containsExactly("limit out_of_range");
    }

    @ParameterizedTest
    @CsvSource({"90, 90", "-90, -90", "0, 0", "48.86, 48.86", "-0.5, -0.5"})
    void aDecimalWithinItsBoundsIsTaken(String value, double number) {
        assertThat(reading("lat=" + value).decimal("lat", -90, 90)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91",
                "-90.0000001",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e1",
                "0x1p3",
                "1d",
                ".5",
                "5.",
                "1,5",
                "abc"
            })
    void anyOtherDecimalIsAFault(String value) {
        var query = reading("lat=" + value);

        assertThat(query.decimal("lat", -90, 90)).isEmpty();
        assertThat(faults(query)).containsExactly("lat out_of_range");
    }

    @Test
    void aPointHasEachPartWithinItsOwnBounds() {
        assertThat(near("48.86,2.35")).containsExactly(48.86, 2.35);
        assertThat(near("-90,180")).containsExactly(-90, 180);
        assertThat(near("48.86, 2.35")).containsExactly(48.86, 2.35);
    }

    private static double[] near(String value) {
        return point(reading("near=" + value));
    }

    private static double[] point(QueryReader query) {
        return query.decimals("near", new double[] {-90, -180}, new double[] {90, 180})
                .orElse(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"48.86", "48.86,2.35,1", "91,0", "0,181", "NaN,0", "48.86,", ",", "a,b", "48,86;2,35"})
    void anyOtherPointIsAFault(String value) {
        var query = reading("near=" + value);

        assertThat(point(query)).isNull();
        assertThat(faults(query)).hasSize(1);
    }

    @Test
    void aDayIsReadAsTheCalendarHasIt() {
        assertThat(reading("from=2024-02-29").day("from")).contains(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-30",
                "2025-02-29",
                "2025-13-01",
                "2025-2-7",
                "20250207",
                "07.02.2025",
                "2025-02-07T00:00",
                "0000-01-01",
                "1899-12-31",
                "3000-01-01",
                "%2B999999999-12-31",
                "-0001-01-01",
                "today",
                "٢٠٢٥-٠٢-٠٧"
            })
    void anyOtherDayIsAFault(String value) {
        var query = reading("from=" + value);

        assertThat(query.day("from")).isEmpty();
        assertThat(faults(query)).containsExactly("from not_a_day");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-07T12:00:00Z, 2025-02-07T12:00:00Z",
        "2025-02-07T12:00:00.123Z, 2025-02-07T12:00:00.123Z",
        "2025-02-07T12:00:00%2B05:45, 2025-02-07T06:15:00Z",
        "2025-02-07T12:00:00-11:00, 2025-02-07T23:00:00Z"
    })
    void anInstantHasAnOffset(String value, Instant instant) {
        assertThat(reading("updatedSince=" + value).instant("updatedSince")).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-07T12:00:00",
                "2025-02-07",
                "2025-02-07T12:00:00+01:00",
                "2025-02-07T25:00:00Z",
                "2016-12-31T23:59:60Z",
                "2025-02-30T12:00:00Z",
                "1899-12-31T23:59:59Z",
                "3000-01-01T00:00:00Z",
                "%2B200001-01-01T00:00:00Z",
                "1738929600",
                "now"
            })
    void anyOtherInstantIsAFault(String value) {
        var query = reading("updatedSince=" + value);

        assertThat(query.instant("updatedSince")).isEmpty();
        assertThat(faults(query)).containsExactly("updatedSince not_an_instant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "1", "yes", "0", "on", "True"})
    void aFlagIsTrueOrFalseAndNothingElse(String value) {
        assertThat(reading("all=true").flag("all", false)).isTrue();
        assertThat(reading("all=false").flag("all", true)).isFalse();

        var query = reading("all=" + value);
        assertThat(query.flag("all", true)).isTrue();
        assertThat(faults(query)).containsExactly("all unknown_value");
    }

    @Test
    void aParameterWithOneValueTakesNoOther() {
        assertThat(reading("include=events").isOnly("include", "events")).isTrue();
        assertThat(reading("").isOnly("include", "events")).isFalse();

        var query = reading("include=contacts");
        query.isOnly("include", "events");
        assertThat(faults(query)).containsExactly("include unknown_value");
    }

    @Test
    void languagesAreTakenInTheirCanonicalSpelling() {
        assertThat(reading("language=DE,pt-br").languages("language")).containsExactly("de", "pt-BR");

        var query = reading("language=de,not_a_tag");
        query.languages("language");
        assertThat(faults(query)).containsExactly("language not_a_language");
    }
}
