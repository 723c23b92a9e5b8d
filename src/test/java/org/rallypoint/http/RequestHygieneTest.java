package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHygieneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/events",
                "/v1/events/paris-2025-zurich",
                "/v1/cities/zurich-ch/events",
                "/go/paris-2025/Z%C3%BCrich",
                "/go/paris-2025/New%20York",
                "/openapi.json",
                "/v1/events.ics",
                "/.well-known/security.txt",
                "/a..b",
                "/a/...",
                "/a%25b",
                "/docs",
                "/docs/"
            })
    void aPathWrittenInItsOneWayIsTaken(String path) {
        assertThat(RequestHygiene.isCanonical(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "v1/events",
                "//v1/events",
                "/v1//events",
                "/v1/events/",
                "/v1/events//",
                "/v1/./events",
                "/v1/../v1/events",
                "/./v1/events",
                "/../v1/events",
                "/v1/events/.",
                "/v1/events/..",
                "/v1/events;x=1",
                "/v1;a/events",
                "/v1\\events",
                "/v1%2Fevents",
                "/v1%2fevents",
                "/v1%5Cevents",
                "/v1/%2E%2E/events",
                "/v1/%2e/events",
                "/v1/%65vents",
                "/%761/events",
                "/v1/ev%65nts",
                "/v1/events%2D",
                "/v1/%5Fa",
                "/v1/%7Ea",
                "/v1/%30",
                "/v1/%5a",
                "/v1/%41"
            })
    void anyOtherSpellingOfAPathIsNone(String path) {
        assertThat(RequestHygiene.isCanonical(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../v1/events",
                "/docs/./",
                "/docs//",
                "/docs/;x=1",
                "/docs/%2e%2e/v1/events",
                "/docs/..%2Fv1%2Fevents"
            })
    void thePagesOfTheDocumentationAreNoWayRound(String path) {
        assertThat(RequestHygiene.isCanonical(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city=Berlin",
                "city=Z%C3%BCrich",
                "city=New+York",
                "city=New%20York",
                "q=100%25",
                "a=1&b=2",
                "a",
                "a=",
                "",
                "q=%F0%9F%98%80",
                "near=48.86,2.35"
            })
    void aQueryThatAPersonCouldTypeIsTaken(String query) {
        assertThat(RequestHygiene.faultsOf("/v1/events", query)).isEmpty();
    }

    @Test
    void noQueryIsNoFault() {
        assertThat(RequestHygiene.faultsOf("/v1/events", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%00, control",
        "a%00b, control",
        "%0A, control",
        "%7F, control",
        "%C2%85, control",
        "%E2%80%AE, text-direction",
        "%E2%80%8B, blank",
        "%20, blank",
        "+, blank",
        "%EF%BF%BF, no character",
        "%ED%A0%80, UTF-8",
        "%ED%A0%BD%ED%B8%80, UTF-8",
        "%C0%80, UTF-8",
        "%E0%80%80, UTF-8",
        "%F4%90%80%80, UTF-8",
        "%FF, UTF-8",
        "%C3, UTF-8",
        "%C3a, UTF-8",
        "%, UTF-8",
        "%4, UTF-8",
        "a%, UTF-8",
        "%zz, UTF-8",
        "%4g, UTF-8",
        "%u0041, UTF-8"
    })
    void aValueThatIsNoTextIsAFaultOfItsParameter(String value, String reason) {
        assertThat(RequestHygiene.faultsOf("/v1/events", "a=1&q=" + value))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.parameter()).isEqualTo("q");
                    assertThat(fault.code()).isEqualTo("bad_text");
                    assertThat(fault.message()).contains(reason);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%+1", "%-1", "%-f%80%80%80", "%-e%81%BF"})
    void aSignIsNoHexadecimalDigit(String value) {
        assertThat(RequestHygiene.faultsOf("/v1/events", "q=" + value))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("UTF-8"));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(RequestHygiene.faultsOf("/v1/%00", "a=%00&%00=1&b=2&c=%FF")).hasSize(4);
    }

    @Test
    void atMostAHundredFaultsAreTold() {
        assertThat(RequestHygiene.faultsOf("/v1/events", "%&".repeat(150))).hasSize(100);
        assertThat(RequestHygiene.faultsOf("/v1/events", "=&".repeat(150))).hasSize(100);
    }

    @Test
    void aFaultOfAPathOrANameRepeatsNoneOfIt() {
        assertThat(RequestHygiene.faultsOf("/v1/a%00b", "x%00y=1")).hasSize(2).allSatisfy(fault -> {
            assertThat(fault.parameter()).isNull();
            assertThat(fault.message()).doesNotContain("%00").contains("U+0000");
        });
    }

    @Test
    void aPlusInAPathIsAPlus() {
        assertThat(RequestHygiene.faultsOf("/+", null)).isEmpty();
    }
}
