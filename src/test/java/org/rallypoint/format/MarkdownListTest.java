package org.rallypoint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.city.CityView;
import org.rallypoint.city.Countries;
import org.rallypoint.city.CountryNames;
import org.rallypoint.event.EventStatus;
import org.rallypoint.event.EventView;
import org.rallypoint.importer.markdown.MarkdownReader;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

class MarkdownListTest {

    private static CityView city(String name, String countryCode, String countryName) {
        return new CityView("x-" + countryCode.toLowerCase(Locale.ROOT), name, countryCode, countryName, null, 0, 0);
    }

    private static Views in(String name, String countryCode, String countryName) {
        return Views.event().in("Europe/Zurich", city(name, countryCode, countryName));
    }

    private static List<Proposal> imported(String markdown, String language) {
        var rows = new ArrayList<Proposal>();
        new MarkdownReader().read(markdown, language, rows::add);
        return rows;
    }

    private static Proposal imported(EventView event) {
        var rows = imported(MarkdownList.of(Views.list(event)), event.language());
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static String html(EventView event) {
        var page = MarkdownList.of(Views.list(event));
        return HtmlRenderer.builder().build().render(Parser.builder().build().parse(page));
    }

    @Test
    void aListLooksLikeThoseOfCampaignPages() {
        var paris = in("Paris", "FR", "Frankreich")
                .language("de")
                .signup("https://lu.ma/vo3354ab", "Hier")
                .signup("https://www.facebook.com/events/1", null)
                .view();
        var zurich =
                in("Zürich", "CH", "Schweiz").language("de").title("Kundgebung").view();

        assertThat(MarkdownList.of(Views.list(paris, zurich))).isEqualTo("""
                # Paris AI summit protest

                - [**Paris**](https://lu.ma/vo3354ab), Frankreich
                - **Zürich**, Schweiz _(Details folgen)_
                """);
    }

    @Test
    void thatDetailsFollowIsSaidOnlyWhereNothingIsKnown() {
        var bern = in("Bern", "CH", "Switzerland").on("2025-02-10").view();

        assertThat(MarkdownList.of(Views.list(bern))).endsWith("\n- **Bern**, Switzerland\n");
        assertThat(imported(bern).spot().city()).isEqualTo("Bern");
        assertThat(imported(bern).links()).isEmpty();
        assertThat(imported(bern).doubts()).isEmpty();
    }

    @Test
    void aListWithoutEventsIsAHeading() {
        assertThat(MarkdownList.of(Views.list())).isEqualTo("# Paris AI summit protest\n");
        assertThat(imported(MarkdownList.of(Views.list()), "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            en, scheduled, details to follow
            de, scheduled, Details folgen
            fr, scheduled, détails à venir
            es, scheduled, más información próximamente
            nl, scheduled, details volgen
            pt, scheduled, details to follow
            en, cancelled, cancelled
            de, cancelled, abgesagt
            fr, cancelled, annulée
            es, cancelled, cancelada
            nl, cancelled, geannuleerd
            en, postponed, postponed
            de, postponed, verschoben
            fr, postponed, reportée
            es, postponed, aplazada
            nl, postponed, uitgesteld
            """)
    void whatBecomesOfAnEventIsSaidInItsLanguageAndUnderstoodAgain(String language, EventStatus status, String note) {
        var country = Countries.name("CH", Locale.forLanguageTag(language));
        var unlinked = in("Zürich", "CH", country)
                .language(language)
                .status(status, null)
                .view();
        var linked = in("Zürich", "CH", country)
                .language(language)
                .status(status, null)
                .signup("https://lu.ma/z", null)
                .view();

        assertThat(MarkdownList.of(Views.list(unlinked))).endsWith("- **Zürich**, " + country + " _(" + note + ")_\n");
        assertThat(MarkdownList.of(Views.list(linked)))
                .endsWith("- [**Zürich**](https://lu.ma/z), " + country
                        + (status == EventStatus.scheduled ? "" : " _(" + note + ")_") + "\n");
        for (var read : List.of(imported(unlinked), imported(linked))) {
            assertThat(read.isCancelled()).isEqualTo(status == EventStatus.cancelled);
            assertThat(read.isPostponed()).isEqualTo(status == EventStatus.postponed);
            assertThat(read.spot().city()).isEqualTo("Zürich");
            assertThat(read.spot().region()).isNull();
            assertThat(CountryNames.codes(read.spot().country(), language)).containsExactly("CH");
            assertThat(read.doubts()).isEmpty();
        }
        assertThat(imported(unlinked).links()).isEmpty();
        assertThat(imported(linked).links()).containsExactly(new ProposedLink("https://lu.ma/z", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void theNameOfEveryCountryIsUnderstoodAgain(String language) {
        var locale = Locale.forLanguageTag(language);
        var codes = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
                .sorted()
                .toList();
        for (var linked : List.of(true, false)) {
            var events = codes.stream()
                    .map(code -> in("Rocha", code, Countries.name(code, locale)).language(language))
                    .map(event -> (linked ? event.signup("https://lu.ma/r", null) : event).view())
                    .toArray(EventView[]::new);

            var rows = imported(MarkdownList.of(Views.list(events)), language);

            assertThat(rows)
                    .extracting(row -> read(row, language))
                    .isEqualTo(codes.stream()
                            .map(code -> "Rocha [" + code + "] []")
                            .toList());
        }
    }

    private static String read(Proposal row, String language) {
        var region = row.spot().region() == null ? "" : " in " + row.spot().region();
        return row.spot().city() + region + " " + CountryNames.codes(row.spot().country(), language) + " "
                + row.doubts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Washington",
                "Halle (Saale)",
                "St. John's",
                "N'Djaména",
                "Frankfurt (Oder)",
                "Port-au-Prince",
                "6th of October City",
                "Bad * Star_name_d",
                "Weißwasser/O.L.",
                "東京",
                "Ḩalabjah",
                "Truth or Consequences",
                "San Fernando del Valle de Catamarca",
                "Al-Ḥudaydah",
                "Kingston upon Hull",
                "A&B"
            })
    void namesOfCitiesAreUnderstoodAgain(String name) {
        var linked = in(name, "FR", "France").signup("https://lu.ma/x", null).view();

        assertThat(imported(linked).spot().city())
                .isEqualTo(imported(in(name, "FR", "France").view()).spot().city());
        assertThat(imported(linked).spot().city()).isEqualTo(name);
        assertThat(imported(linked).links()).containsExactly(new ProposedLink("https://lu.ma/x", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a_(b)",
                "https://example.org/a)b",
                "https://example.org/((",
                "https://example.org/?a=1&copy;=2&lt=3&#40;x",
                "https://example.org/*a*_b_",
                "https://example.org/?q=%20x'\"y",
                "https://example.org/#:~:text=x",
                "https://münchen.example/ü"
            })
    void addressesComeBackAsTheyAre(String url) {
        assertThat(imported(in("Lyon", "FR", "France").signup(url, null).view()).links())
                .containsExactly(new ProposedLink(url, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a) [x](javascript:alert",
                "https://example.org/\n\n- **Lyon**, France",
                "https://example.org/\"><script>alert(1)</script>",
                "https://example.org/ \"title",
                "https://example.org/\\)",
                "https://example.org/\u202E"
            })
    void anAddressEndsWhereItEnds(String url) {
        var event = in("Lyon", "FR", "France").signup(url, null).view();

        assertThat(html(event))
                .doesNotContain("<script")
                .containsOnlyOnce("<a ")
                .containsOnlyOnce("<li>");
        assertThat(imported(event).links()).hasSize(1);
        assertThat(imported(event).links().get(0).url()).startsWith("https://example.org/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "](javascript:alert(1))",
                "**](https://evil.example)**",
                "![x](https://evil.example/p.png)",
                "<https://evil.example>",
                "a\r\n- **Lyon**, France",
                "a\n\n# b",
                "`code`",
                "\\",
                "a\\",
                "&lt;b&gt;",
                "]]>",
                "=HYPERLINK(\"https://evil.example\")",
                "@everyone <@&123>",
                "END:VEVENT",
                "x\u202Egnp",
                "🚩🏳️‍🌈",
                "# - 1. > ~~~"
            })
    void hostileNamesAreWordsAndNothingElse(String text) {
        var event = in(text, "FR", text).signup("https://lu.ma/x", null).view();
        var listing = Views.list(event);
        var titled = new Listing(
                text, "en", listing.self(), listing.home(), List.of(), listing.campaigns(), null, false, false);

        assertThat(html(event))
                .doesNotContain("<script", "<code", "<img", "\u202E", "<a href=\"javascript", "<a href=\"https://evil")
                .containsOnlyOnce("<a ")
                .containsOnlyOnce("<li>")
                .containsOnlyOnce("<strong>");
        assertThat(MarkdownList.of(listing).lines()).hasSize(3);
        assertThat(MarkdownList.of(titled).lines()).hasSize(1);
        assertThat(imported(MarkdownList.of(titled), "en")).isEmpty();
        assertThat(imported(MarkdownList.of(listing), "en"))
                .allSatisfy(row -> assertThat(row.links())
                        .extracting(ProposedLink::url)
                        .containsOnlyOnce("https://lu.ma/x")
                        .hasSize(1));
    }

    @Test
    void whatALetterIsNotIsNoAutomaticLinkOnGitHubEither() {
        assertThat(MarkdownList.of(Views.list(
                        in("www.evil.example", "FR", "https://evil.example").view())))
                .endsWith("- **www\\.evil.example**, https\\://evil.example _(details to follow)_\n");
    }
}
