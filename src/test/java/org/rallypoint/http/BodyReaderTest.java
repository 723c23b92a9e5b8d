package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.RuleViolation;

class BodyReaderTest {

    private enum Colour {
        red,
        blue_green
    }

    /** What can be asked for the key x. */
    private static final Map<String, Function<BodyReader, Object>> READINGS = Map.ofEntries(
            Map.entry("line", body -> body.line("x", 5)),
            Map.entry("lines", body -> body.lines("x", 9)),
            Map.entry("url", body -> body.url("x")),
            Map.entry("flag", body -> body.flag("x")),
            Map.entry("whole", body -> body.whole("x", -5, 10)),
            Map.entry("decimal", body -> body.decimal("x", -90, 90)),
            Map.entry("day", body -> body.day("x")),
            Map.entry("time", body -> body.time("x")),
            Map.entry("offset", body -> body.offset("x")),
            Map.entry("instant", body -> body.instant("x")),
            Map.entry("id", body -> body.id("x")),
            Map.entry("oneOf", body -> body.oneOf("x", Colour.class)),
            Map.entry("linesOf", body -> body.linesOf("x", 3, 5)),
            Map.entry("languages", body -> body.languages("x", 4)),
            Map.entry("object", body -> body.object("x")),
            Map.entry("objects", body -> body.objects("x", 3)),
            Map.entry("byLanguage", body -> body.byLanguage("x")),
            Map.entry("labels", body -> body.labels("x", 5)));

    private static Object read(String kind, BodyReader body) {
        return READINGS.get(kind).apply(body);
    }

    @Test
    void whatIsMissingOrNullIsNotKnown() {
        for (var kind : READINGS.keySet()) {
            for (var json : List.of("{}", "{'x':null}")) {
                var body = reader(json);
                var value = read(kind, body);
                assertThat(value == null
                                || value.equals(Optional.empty())
                                || value.equals(List.of())
                                || value.equals(Map.of()))
                        .as(kind)
                        .isTrue();
                assertThat(body.has("x")).isFalse();
                assertThatCode(body::done).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "line      | '  a b\\n'                   | a b",
                "line      | '12345'                     | 12345",
                "line      | '😀😀😀😀😀'                     | 😀😀😀😀😀",
                "line      | 'u\\u0308'                   | ü",
                "line      | 'e\\u0301e\\u0301e\\u0301e\\u0301e\\u0301' | ééééé",
                "lines     | ' a\\r\\n\\tb\\rc '            | `a\n\tb\nc`",
                "lines     | 'a\\n\\n \\nb'                | `a\n\n \nb`",
                "url       | ' https://a.example/?q=1 '  | https://a.example/?q=1",
                "url       | 'nonsense'                  | nonsense",
                "flag      | true                        | true",
                "flag      | false                       | false",
                "whole     | -5                          | -5",
                "whole     | 10                          | 10",
                "decimal   | 90                          | 90.0",
                "decimal   | 4.5e1                       | 45.0",
                "day       | '2024-02-29'                | 2024-02-29",
                "time      | '00:00'                     | 00:00",
                "time      | '23:59'                     | 23:59",
                "offset    | '+01:00'                    | +01:00",
                "offset    | '-03:30'                    | -03:30",
                "offset    | '+00:00'                    | Z",
                "instant   | '2025-02-07T12:00:00Z'      | 2025-02-07T12:00:00Z",
                "instant   | '2025-02-07t12:00:00.123987+02:00' | 2025-02-07T10:00:00.123Z",
                "id        | '0194A2C0-5e00-7000-8000-000000000011' | 0194a2c0-5e00-7000-8000-000000000011",
                "oneOf     | 'blue_green'                | blue_green",
                "linesOf   | [' a ','b']                 | [a, b]",
                "linesOf   | []                          | []",
                "languages | ['DE','pt-br','de','iw']    | [de, pt-BR, he]",
                "labels    | {'https://b.example':'x','a':' y ','c':null} | {a=y, https://b.example=x}",
            })
    void whatIsRightIsRead(String kind, String json, String value) {
        var body = reader("{'x':" + json + "}");

        assertThat(read(kind, body)).hasToString(value);
        assertThat(body.has("x")).isTrue();
        assertThatCode(body::done).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "line      | 5                      | 400 | wrong_type     | /x",
                "line      | ['canary']             | 400 | wrong_type     | /x",
                "line      | 'a\\nb'                | 400 | bad_text       | /x",
                "line      | 'a\\u2028b'            | 400 | bad_text       | /x",
                "line      | 'a\\u0000'             | 400 | bad_text       | /x",
                "line      | 'a\\u202eb'            | 400 | bad_text       | /x",
                "line      | 'a\\ud800b'            | 400 | bad_text       | /x",
                "line      | ''                     | 422 | blank          | /x",
                "line      | ' \\n '                | 422 | blank          | /x",
                "line      | '\\u200b\\ufeff'       | 422 | blank          | /x",
                "line      | '123456'               | 422 | too_long       | /x",
                "lines     | 'a\\n\\u202e\\nb'      | 400 | bad_text       | /x",
                "lines     | 'a\\u000bb'            | 400 | bad_text       | /x",
                "lines     | '\\n\\n'               | 422 | blank          | /x",
                "lines     | '123\\n56789a'         | 422 | too_long       | /x",
                "lines     | true                   | 400 | wrong_type     | /x",
                "url       | {}                     | 400 | wrong_type     | /x",
                "url       | 'a\\u0007'             | 400 | bad_text       | /x",
                "url       | ' '                    | 422 | blank          | /x",
                "flag      | 'true'                 | 400 | wrong_type     | /x",
                "flag      | 1                      | 400 | wrong_type     | /x",
                "whole     | '3'                    | 400 | wrong_type     | /x",
                "whole     | 3.0                    | 400 | wrong_type     | /x",
                "whole     | 3e0                    | 400 | wrong_type     | /x",
                "whole     | true                   | 400 | wrong_type     | /x",
                "whole     | 11                     | 422 | out_of_range   | /x",
                "whole     | -6                     | 422 | out_of_range   | /x",
                "whole     | 99999999999999999999   | 422 | out_of_range   | /x",
                "decimal   | '1.5'                  | 400 | wrong_type     | /x",
                "decimal   | 90.01                  | 422 | out_of_range   | /x",
                "decimal   | 1e999                  | 422 | out_of_range   | /x",
                "day       | 20250207               | 400 | wrong_type     | /x",
                "day       | '2025-02-29'           | 400 | not_a_day      | /x",
                "day       | '2025-2-7'             | 400 | not_a_day      | /x",
                "day       | '1899-12-31'           | 400 | not_a_day      | /x",
                "day       | ''                     | 400 | not_a_day      | /x",
                "time      | '24:00'                | 400 | not_a_time     | /x",
                "time      | '9:00'                 | 400 | not_a_time     | /x",
                "time      | '09:00:00'             | 400 | not_a_time     | /x",
                "time      | '09:60'                | 400 | not_a_time     | /x",
                "offset    | 'Z'                    | 400 | not_an_offset  | /x",
                "offset    | '+1'                   | 400 | not_an_offset  | /x",
                "offset    | '+19:00'               | 400 | not_an_offset  | /x",
                "offset    | '+01:60'               | 400 | not_an_offset  | /x",
                "instant   | '2025-02-07T12:00:00'  | 400 | not_an_instant | /x",
                "instant   | '2025-02-07T12:00Z'    | 400 | not_an_instant | /x",
                "instant   | '2025-02-07 12:00:00Z' | 400 | not_an_instant | /x",
                "instant   | '2025-02-30T12:00:00Z' | 400 | not_an_instant | /x",
                "instant   | '3000-01-01T00:00:00Z' | 400 | not_an_instant | /x",
                "instant   | '1900-01-01T00:00:00+14:00' | 400 | not_an_instant | /x",
                "instant   | 1738929600             | 400 | wrong_type     | /x",
                "id        | '1-1-1-1-1'            | 400 | not_an_id      | /x",
                "id        | 'canary'               | 400 | not_an_id      | /x",
                "oneOf     | 'canary'               | 400 | unknown_value  | /x",
                "oneOf     | 'RED'                  | 400 | unknown_value  | /x",
                "oneOf     | 0                      | 400 | wrong_type     | /x",
                "linesOf   | 'a'                    | 400 | wrong_type     | /x",
                "linesOf   | ['a',null]             | 400 | wrong_type     | /x/1",
                "linesOf   | ['a','b',' ']          | 422 | blank          | /x/2",
                "linesOf   | ['123456']             | 422 | too_long       | /x/0",
                "linesOf   | ['a','b','c','d']      | 422 | too_many       | /x",
                "languages | ['de','canary!']       | 400 | not_a_language | /x/1",
                "languages | ['']                   | 400 | not_a_language | /x/0",
                "languages | [1]                    | 400 | wrong_type     | /x/0",
                "languages | ['de-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa'] | 400 | not_a_language | /x/0",
                "object    | []                     | 400 | wrong_type     | /x",
                "object    | 'a'                    | 400 | wrong_type     | /x",
                "objects   | {}                     | 400 | wrong_type     | /x",
                "objects   | [{},1]                 | 400 | wrong_type     | /x/1",
                "objects   | [{},{},{},{}]          | 422 | too_many       | /x",
                "byLanguage | []                    | 400 | wrong_type     | /x",
                "byLanguage | {'de':'a'}            | 400 | wrong_type     | /x/de",
                "byLanguage | {'a/b~':{}}           | 400 | not_a_language | /x/a~1b~0",
                "byLanguage | {'':{}}               | 400 | not_a_language | /x/",
                "byLanguage | {'de':{},'DE':{}}     | 400 | repeated       | /x/DE",
                "labels    | []                     | 400 | wrong_type     | /x",
                "labels    | {'https://a.example/':1} | 400 | wrong_type   | /x/https:~1~1a.example~1",
                "labels    | {'a\\u0000':'b'}       | 400 | bad_text       | /x",
                "labels    | {'a':'123456'}         | 422 | too_long       | /x/a",
            })
    void whatIsWrongIsOneFaultThatPointsThere(String kind, String json, int status, String code, String pointer) {
        var body = reader("{'x':" + json + "}");
        read(kind, body);

        var answer = problem(body);
        assertThat(answer.problem().errors()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.parameter()).isNull();
            assertThat(fault.message()).doesNotContain("canary").endsWith(".");
        });
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void readValuesHaveTheirTypes() {
        var body = reader("""
                {'day':'2025-02-07','time':'14:30','offset':'-03:30','instant':'2025-02-07T12:00:00.123456789Z',
                 'id':'0194a2c0-5e00-7000-8000-000000000011','colour':'red','whole':3,'decimal':3}""");

        assertThat(body.day("day")).isEqualTo(LocalDate.parse("2025-02-07"));
        assertThat(body.time("time")).isEqualTo(LocalTime.parse("14:30"));
        assertThat(body.offset("offset")).isEqualTo(ZoneOffset.ofHoursMinutes(-3, -30));
        assertThat(body.instant("instant")).isEqualTo(Instant.parse("2025-02-07T12:00:00.123Z"));
        assertThat(body.id("id")).isEqualTo(UUID.fromString("0194a2c0-5e00-7000-8000-000000000011"));
        assertThat(body.oneOf("colour", Colour.class)).isEqualTo(Colour.red);
        assertThat(body.whole("whole", 0, 9)).isEqualTo(3);
        assertThat(body.decimal("decimal", 0, 9)).isEqualTo(3.0);
        body.done();
    }

    @Test
    void everyFaultIsToldAtOnceInTheOrderInWhichItWasFound() {
        var body = reader("""
                {'title':'','venue':{'name':7,'lat':100,'colour':1},'links':[{'url':'a'},{'url':2,'a/b':3}],
                 'translations':{'de':{'title':'ok','summary':null},'DE-ch':{'title':' '},'fr':null},'nope':null}""");
        body.line("title", 100);
        body.require("city");
        body.object("venue").ifPresent(venue -> {
            venue.line("name", 100);
            venue.decimal("lat", -90, 90);
        });
        body.objects("links", 10).forEach(link -> link.url("url"));
        var translations = body.byLanguage("translations");
        translations.values().forEach(text -> {
            text.line("title", 100);
            text.line("summary", 100);
        });

        assertThat(translations).containsOnlyKeys("de", "de-CH");
        var answer = problem(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem().errors())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/title blank",
                        "/city required",
                        "/venue/name wrong_type",
                        "/venue/lat out_of_range",
                        "/links/1/url wrong_type",
                        "/translations/DE-ch/title blank",
                        "/nope unknown_field",
                        "/venue/colour unknown_field",
                        "/links/1/a~1b unknown_field");
        assertThat(answer.problem().errors().get(6).message())
                .isEqualTo("There is no such key here; known are city, links, title, translations, venue.");
    }

    @Test
    void onlyRulesBrokenIsRefused() {
        var body = reader("{'city':null,'title':''}");
        body.line("title", 5);
        body.require("city");
        body.refuse("", "too_little", "Say something.");

        var answer = problem(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem().errors()).extracting(Fault::pointer).containsExactly("/title", "/city", "");
        assertThat(answer.body()).isInstanceOf(ProblemAnswer.WithCandidates.class);
    }

    @Test
    void aRuleOfTheDomainPointsBelowItsReader() {
        var body = reader("{'links':[{},{'url':'x'}]}");
        var link = body.objects("links", 5).get(1);
        link.url("url");
        link.check(() -> {
            throw new RuleViolation("url.host", "bad_url", "No such host.");
        });
        link.check(() -> {
            throw new RuleViolation("", "bad_link", "No such link.");
        });
        assertThat(link.get(() -> 7)).contains(7);
        assertThat(link.get(() -> null)).isEmpty();

        assertThat(problem(body).problem().errors())
                .extracting(Fault::pointer)
                .containsExactly("/links/1/url/host", "/links/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'status':'cancelled'}", "{'status':null}"})
    void whatIsComputedCannotBeWritten(String json) {
        var body = reader(json);
        body.readOnly(List.of("status", "id"));
        body.line("title", 5);

        assertThat(problem(body).problem().errors())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/status read_only");
    }

    @Test
    void aKeyThatNobodyCouldTypeIsNotShown() {
        var body = reader("{'\\ud800':1,'\\u202e':2,'" + "k".repeat(5000) + "':3,'ok':4,'':5}");

        assertThat(problem(body).problem().errors()).extracting(Fault::pointer).containsExactly("", "/ok", "/");
    }

    @Test
    void atMostAHundredFaultsAreListedAndAKindIsNotForgotten() {
        var body = reader("{'x':[" + "'',".repeat(150) + "'a'],'nope':1}");
        body.linesOf("x", 1000, 5);

        var answer = problem(body);
        assertThat(answer.problem().errors()).hasSize(100);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void moreThanSixtyLanguagesAreTooMany() {
        var tags = IntStream.range(0, 61).mapToObj(i -> "'x-a" + i + "':{}").collect(Collectors.joining(","));
        var body = reader("{'x':{" + tags + "}}");

        assertThat(body.byLanguage("x")).isEmpty();
        assertThat(problem(body).problem().errors()).extracting(Fault::code).containsExactly("too_many");
    }

    private static BodyReader reader(String json) {
        try {
            return new BodyReader((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ProblemAnswer problem(BodyReader body) {
        return catchThrowableOfType(ProblemException.class, body::done).answer("/");
    }
}
