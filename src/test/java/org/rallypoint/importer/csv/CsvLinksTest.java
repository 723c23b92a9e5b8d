package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

class CsvLinksTest {

    private static List<String> urls(String cell) {
        return CsvTables.row("City,Link", "Bern,\"" + cell + "\"").links().stream()
                .map(ProposedLink::url)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://lu.ma/w5cxxfuq              | https://lu.ma/w5cxxfuq
                    HTTP://Example.org/A?b=c,d#e        | HTTP://Example.org/A?b=c,d#e
                    https://example.org/a_(b)           | https://example.org/a_(b)
                    lu.ma/abc                           | https://lu.ma/abc
                    www.example.org                     | https://www.example.org
                    example.org/?x=1                    | https://example.org/?x=1
                    Sign up: https://lu.ma/abc          | https://lu.ma/abc
                    (https://lu.ma/abc)                 | https://lu.ma/abc
                    <https://lu.ma/abc>,                | https://lu.ma/abc
                    https://medium.com/@anna/x          | https://medium.com/@anna/x
                    """)
    void anAddressIsTakenAsItIsWritten(String cell, String url) {
        assertThat(urls(cell)).containsExactly(url);
    }

    @Test
    void aCellMayHoldSeveral() {
        assertThat(urls("https://lu.ma/a, https://lu.ma/b\nlu.ma/c https://lu.ma/a"))
                .containsExactly("https://lu.ma/a", "https://lu.ma/b", "https://lu.ma/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tba", "TBD", "?", "-", "–", "n/a", "folgt", "Details folgen", "à venir", "por confirmar"})
    void aWordForLaterIsNoLink(String cell) {
        assertThat(urls(cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask me",
                "@anna",
                "https://",
                "https://a_b",
                "javascript:alert(1)",
                "ftp://example.org",
                "https://user:pw@example.org",
                "z.B.",
                "07.02.2025",
            })
    void whatIsNoAddressIsInDoubt(String cell) {
        assertThat(CsvTables.doubts("City,Link", "Bern," + cell)).containsExactly("unreadable_link");
        assertThat(CsvTables.read("City,Link\nBern," + cell).get(0).links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
                    Link,           https://lu.ma/a,                   null
                    Link 2,         https://lu.ma/a,                   null
                    Anmeldung,      https://lu.ma/a,                   null
                    Luma,           https://lu.ma/a,                   null
                    Facebook,       https://fb.me/e/6k,                null
                    Facebook event, https://www.facebook.com/events/1, null
                    Action Network, https://actionnetwork.org/events/1, null
                    Instagram,      https://www.instagram.com/p/1,     null
                    WhatsApp,       https://chat.whatsapp.com/1,       null
                    WhatsApp,       https://example.org/group,         WhatsApp
                    Luma (new),     https://example.org/group,         Luma
                    """)
    void aHeadingIsALabelWhereItSaysMoreThanTheAddress(String head, String url, String label) {
        assertThat(CsvTables.row("City," + head, "Bern," + url).links()).containsExactly(new ProposedLink(url, label));
    }

    @Test
    void allColumnsOfLinksCount() {
        assertThat(CsvTables.row(
                                "City,Facebook,Link,Link 2",
                                "Bern,https://fb.me/e/6k,https://lu.ma/a,https://example.org/b")
                        .links())
                .extracting(ProposedLink::url)
                .containsExactly("https://lu.ma/a", "https://example.org/b", "https://fb.me/e/6k");
    }

    @Test
    void thePageOfAnEventOfOursIsNoSignUpLink() {
        assertThat(CsvTables.row("City,signupUrl,url", "Bern,https://lu.ma/a,https://rally.example/e/b")
                        .links())
                .extracting(ProposedLink::url)
                .containsExactly("https://lu.ma/a");
    }
}
