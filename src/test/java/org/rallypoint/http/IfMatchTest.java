package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7-ab12\"",
                "W/\"7-ab12\"",
                "\"7\"",
                " \"7-other\" ",
                "\"6-a\", \"7-b\"",
                "\"6-a\",W/\"7-b\",\"8-c\"",
                ", \"7-a\",,",
                "\"a,b\", \"7-a\""
            })
    void theRevisionAloneDecides(String field) {
        assertThatCode(() -> IfMatch.require(headers(field), 7, () -> "present"))
                .doesNotThrowAnyException();
    }

    @Test
    void aFieldOnSeveralLinesIsOneList() {
        assertThatCode(() -> IfMatch.require(headers("\"6-a\"", "\"7-b\""), 7, () -> "present"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"6-ab12\"",
                "\"07-ab12\"",
                "\"7x\"",
                "\"77-ab12\"",
                "\"-7-ab12\"",
                "\"+7-ab12\"",
                "\"ab12\"",
                "\"\"",
                "\"*\"",
                "\"6-7-a\"",
                "W/\"8\""
            })
    void anotherRevisionIsToldThePresentState(String field) {
        var answer = problem(headers(field)).answer("/");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body())
                .isInstanceOfSatisfying(
                        ProblemAnswer.WithCurrent.class,
                        body -> assertThat(body.current()).isEqualTo("present"));
    }

    @Test
    void withoutATagNothingIsChanged() {
        assertThat(problem(headers()).answer("/").status()).isEqualTo(428);
        assertThat(problem(headers("*")).answer("/").status()).isEqualTo(428);
        assertThat(problem(headers(" * ")).answer("/").status()).isEqualTo(428);
        assertThat(problem(headers("")).answer("/").status()).isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "7-ab12",
                "'7-ab12'",
                "\"7-ab12",
                "7-ab12\"",
                "w/\"7-ab12\"",
                "\"7-a\" \"7-b\"",
                "\"7-a\", x",
                "*, \"7-a\"",
                "**",
                ",",
                "\"7-a b\""
            })
    void whatIsNoListOfTagsIsAFault(String field) {
        var answer = problem(headers(field)).answer("/");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem().errors())
                .containsExactly(
                        new Fault(null, null, "bad_if_match", "If-Match is a list of entity tags, each in quotes."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6-a\",", ",", " ,", "\"", "W/", "\"a\" "})
    void aHostileFieldIsReadWithoutHarm(String part) {
        var field = part.repeat(1_000_000 / part.length());

        assertThat(problem(headers(field)).answer("/").status()).isIn(400, 412);
    }

    private static ProblemException problem(HttpHeaders headers) {
        return catchThrowableOfType(ProblemException.class, () -> IfMatch.require(headers, 7, () -> "present"));
    }

    private static HttpHeaders headers(String... lines) {
        return new HttpHeadersImpl(
                Arrays.stream(lines).map(line -> Map.entry("If-Match", line)).toList());
    }
}
