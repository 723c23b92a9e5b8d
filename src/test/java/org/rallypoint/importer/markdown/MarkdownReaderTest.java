package org.rallypoint.importer.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Proposal.Times;

class MarkdownReaderTest {

    private static final int FIVE_MEBIBYTES = 5 * 1024 * 1024;

    private static final String ENGLISH_PAGE = """
            ---
            title: 'Next protest: Example Summit'
            cities:
              - Lyon, France
            ---

            <script>
                import Signup from '$lib/components/Signup.svelte'
            </script>

            ## A summit about safety {#a-summit-1}

            Ministers from the USA, China and **the UK, France** will meet.

            - **We want to ensure that the summit knows that safety comes first\\!**

            - **We demand that the USA, China and the UK agree on a treaty!**

            ## Protests around the world:

            - [**Lyon**](https://lu.ma/one), France
            - [**New York**](https://lu.ma/user/two), USA
            - **Zürich**, Switzerland _(details t.b.a.)_
            - [**Brazzaville**](https://lu.ma/three), Republic of the Congo
            - [**N'Djaména**](https://fb.me/e/four), Chad

            <Signup eventId="evt-1">
                Sign up to get updates
            </Signup>

            <!-- - [**Ghent**](https://lu.ma/five), Belgium -->

            - **Your city here?** Ask on [our chat](https://discord.gg/x)
            - [A magazine](https://example.org/story)
            - [A station](https://example.org/news), [video](https://example.org/video)
            - Writing treaties that mitigate risks, and reining in companies that build ever more dangerous systems.
            """;

    private static final String GERMAN_PAGE = """
            ---
            title: Weltweit
            ---
            <script>
                import Signup from '$lib/components/Signup.svelte'
            </script>

            Am 10. Februar treffen sich Politiker aus den USA, China und Großbritannien.

            - **Wir hoffen, dass du bei uns stehst, um eine klare Botschaft zu senden!**

            ## Proteste auf der ganzen Welt: {#protests-1}

            - [**Lyon**](https://lu.ma/one), Frankreich
            - **Zürich**, Schweiz _(Details folgen)_
            - [**Kinshasa**](https://lu.ma/six), Demokratische Republik Kongo
            """;

    @Test
    void aCampaignPageGivesItsList() {
        assertThat(read(ENGLISH_PAGE, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly(
                        "21: Lyon, France <https://lu.ma/one>",
                        "22: New York, USA <https://lu.ma/user/two>",
                        "23: Zürich, Switzerland",
                        "24: Brazzaville, Republic of the Congo <https://lu.ma/three>",
                        "25: N'Djaména, Chad <https://fb.me/e/four>");
    }

    @Test
    void aPageInAnotherLanguageGivesItsList() {
        assertThat(read(GERMAN_PAGE, "de"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly(
                        "14: Lyon, Frankreich <https://lu.ma/one>",
                        "15: Zürich, Schweiz",
                        "16: Kinshasa, Demokratische Republik Kongo <https://lu.ma/six>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [**Lyon**](https://lu.ma/1), France                     | Lyon, France <https://lu.ma/1>
            **[Lyon](https://lu.ma/1)**, France                     | Lyon, France <https://lu.ma/1>
            [Lyon](https://lu.ma/1), France                         | Lyon, France <https://lu.ma/1>
            __Lyon__, France                                        | Lyon, France
            ***Lyon***, France                                      | Lyon, France
            *Lyon*, France                                          | Lyon, France
            Lyon, France                                            | Lyon, France
            **Lyon, France**                                        | Lyon, France
            [**Lyon, France**](https://lu.ma/1)                     | Lyon, France <https://lu.ma/1>
            **Lyon,** France                                        | Lyon, France
            **Lyon.** France                                        | Lyon, France
            **Lyon**. France                                        | Lyon, France
            **Lyon**, France.                                       | Lyon, France
            **Lyon** , France                                       | Lyon, France
            **Lyon** – France                                       | Lyon, France
            **Lyon** — France                                       | Lyon, France
            **Lyon** - France                                       | Lyon, France
            **Lyon**: France                                        | Lyon, France
            **Lyon** (France)                                       | Lyon, France
            [Lyon](https://lu.ma/1) (France)                        | Lyon, France <https://lu.ma/1>
            **Lyon**, [France](https://lu.ma/1)                     | Lyon, France <https://lu.ma/1>
            **Lyon**, Rhône, France                                 | Lyon, Rhône, France
            **Lyon**, Rhône, Auvergne, France                       | Lyon, Rhône, Auvergne, France
            **Atlanta**, Georgia, USA                               | Atlanta, Georgia, USA
            Atlanta, Georgia, USA                                   | Atlanta, Georgia, USA
            **Lyon**, France – Belgium                              | Lyon, France
            **Lyon**, a, b, c, France                               | Lyon, a, b, c, France
            **Den Haag**, the Netherlands                           | Den Haag, the Netherlands
            **São Paulo**, Brasil                                   | São Paulo, Brasil
            **Saint-Denis**, La Réunion                             | Saint-Denis, La Réunion
            **Brussels**, **Belgium**                               | Brussels, Belgium
            **’s-Hertogenbosch**, Nederland                         | ’s-Hertogenbosch, Nederland
            **Halle (Saale)**, Germany                              | Halle (Saale), Germany
            **Washington D.C.**, USA                                | Washington D.C., USA
            **6th of October City**, Egypt                          | 6th of October City, Egypt
            6th of October City, Egypt                              | 6th of October City, Egypt
            **Castries**, St. Lucia                                 | Castries, St. Lucia
            **Castries**, St. Lucia. Meet at the gate, early.       | Castries, St. Lucia
            **Cruz Bay**, U.S. Virgin Islands (St. John)            | Cruz Bay, U.S. Virgin Islands
            **Yangon**, Myanmar (Burma)                             | Yangon, Myanmar (Burma)
            **Kinshasa**, Congo - Kinshasa                          | Kinshasa, Congo
            **A city that nobody knows**, Germany                   | A city that nobody knows, Germany
            “Lyon”, France                                          | Lyon, France
            🇫🇷 **Lyon**, France 🇫🇷                                  | Lyon, France
            [ ] **Lyon**, France                                    | Lyon, France
            ![](https://a.org/flag.png) **Lyon**, France            | Lyon, France
            **Lyon**,&nbsp;France                                   | Lyon, France
            **Lyon**, France <!-- not yet -->                       | Lyon, France
            """)
    void aBulletIsAnEventWhenItNamesACityAndACountry(String bullet, String expected) {
        assertThat(read("- " + bullet, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly("1: " + expected);
        assertThat(read("- " + bullet, "en").get(0).doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Germany, Berlin                                         | Berlin, Germany
            USA, California, Oakland                                | Oakland, California, USA
            USA, Georgia, Atlanta                                   | Atlanta, Georgia, USA
            USA, California, [Oakland](https://lu.ma/1)             | Oakland, California, USA <https://lu.ma/1>
            Germany, [Berlin](https://lu.ma/1), at the gate         | Berlin, Germany <https://lu.ma/1>
            **Germany**, Berlin                                     | Berlin, Germany
            Deutschland, Berlin, 10. Februar                        | Berlin, Deutschland
            **Germany**, a, b, Berlin, c, d                         | Berlin, a, b, Germany
            Italia, Milano (10 February)                            | Milano, Italia
            """)
    void theCountryMayComeFirst(String bullet, String expected) {
        assertThat(read("- " + bullet, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly("1: " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **Georgia**, USA             | Georgia, USA
            Tbilisi, Georgia             | Tbilisi, Georgia
            Georgia, Tbilisi             | Tbilisi, Georgia
            Luxembourg, Luxembourg       | Luxembourg, Luxembourg
            **Singapore**, Singapore, at the park | Singapore, Singapore
            Monaco, Monaco               | Monaco, Monaco
            Mexico, Mexico City          | Mexico City, Mexico
            **Mexico City**, Mexico      | Mexico City, Mexico
            Jersey, USA                  | Jersey, USA
            """)
    void whereACityMayBeACountryTheEndsDecide(String bullet, String expected) {
        assertThat(read("- " + bullet, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly("1: " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Lyon**, France _(details to follow)_",
                "**Lyon**, France (details t.b.a.)",
                "**Lyon**, France details to follow",
                "**Lyon**, France _details to follow_",
                "**Lyon**, France – more info soon",
                "**Lyon**, France, TBA",
                "**Lyon**, France T.B.D.",
                "**Lyon** (coming soon), France",
                "**Lyon**, Frankreich Details folgen",
                "**Lyon**, Frankreich, weitere Infos folgen",
                "**Lyon**, Frankreich: Treffpunkt wird noch bekannt gegeben",
                "Frankreich, Lyon, Infos folgen",
                "Frankreich, Lyon Details folgen",
                "**Lyon**, France détails à venir",
                "**Lyon**, France, détails à suivre",
                "France, Lyon, plus de détails bientôt",
                "**Lyon**, Francia detalles por confirmar",
                "Francia, Lyon, detalles próximamente",
                "Francia, Lyon, más detalles pronto",
                "**Lyon**, Frankrijk details volgen",
                "Frankrijk, Lyon, meer informatie volgt",
                "Frankrijk, Lyon (volgt nog)",
            })
    void aNoteThatDetailsFollowIsNoPartOfThePlace(String bullet) {
        var proposal = read("- " + bullet, "en").get(0);
        assertThat(proposal.spot().city()).isEqualTo("Lyon");
        assertThat(proposal.spot().region()).isNull();
        assertThat(proposal.spot().country()).matches("Fran[a-z]+");
        assertThat(proposal.doubts()).isEmpty();
        assertThat(proposal.links()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Lyon**, France, 10 February 2025",
                "**Lyon**, France – 2025-02-10, 14:00",
                "**Lyon**, France (Saturday, 10 Feb)",
                "**Lyon**, France 10 Feb",
                "**Lyon**, France: 14:00, Place Bellecour",
                "**Lyon**, 10 February, France",
                "**Lyon**, 69001, France",
                "**Lyon** (Saturday), France",
                "10 Feb: **Lyon**, France",
                "Lyon, France, 10 February",
                "**Lyon**, France  \n  Saturday, 10 Feb",
                "**Lyon**, France\n  Saturday, 10 Feb",
                "**Lyon**, France<br>Saturday, 10 Feb",
            })
    void whenItIsStaysOut(String bullet) {
        var proposal = read("- " + bullet, "en").get(0);
        assertThat(summary(proposal)).isEqualTo("1: Lyon, France");
        assertThat(proposal.times()).isEqualTo(Times.UNKNOWN);
        assertThat(proposal.fields()).isEmpty();
        assertThat(proposal.doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**We demand a treaty!**",
                "**We demand that the UK, France and Germany act!**",
                "**We demand a treaty between the USA, China, and the UK!**",
                "**Stop it now, France!**",
                "**Your city here?**",
                "**Your city here**, Germany?",
                "[Your city](https://example.org/organise), France",
                "Deine Stadt, Deutschland",
                "**Votre ville ici**, France",
                "Tu ciudad, España",
                "**Jouw stad?**, Nederland",
                "**Atlantis**, Nowhere",
                "**France**",
                "France",
                "**Myanmar (Burma)**",
                "**Myanmar** (Burma)",
                "[A magazine](https://example.org/story)",
                "[A station](https://example.org/news), [video](https://example.org/video)",
                "Ministers of seven countries will meet in Paris, France",
                "France, Germany and all the others have to sign it",
                "Is your town missing, France?",
                "Berlin, Germany was great",
                "**!**, France",
                ", France",
                "",
                "`",
            })
    void anythingElseIsNoEvent(String bullet) {
        assertThat(read("- " + bullet, "en")).isEmpty();
    }

    @Test
    void aSentenceThatNamesACityIsDoubted() {
        assertThat(read("- Lyon, France, was where we met last year", "en")
                        .get(0)
                        .doubts())
                .extracting(Fault::code)
                .containsExactly("more_than_place");
        assertThat(read("- **Lyon**, France, at the gate", "en").get(0).doubts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Lyon**, France",
                "1. **Lyon**, France",
                "| **Lyon** | France |",
                "# **Lyon**, France",
                "    - **Lyon**, France",
                "```\n- **Lyon**, France\n```",
                "<!--\n- **Lyon**, France\n-->",
                "- <!-- **Lyon**, France -->",
                "<script>\n- **Lyon**, France\n\n- **Lyon**, France\n</script>",
                "<LumaSignup>\n- **Lyon**, France\n</LumaSignup>",
                "---\ncities:\n- Lyon, France\n---",
                "---\ncities:\n- Lyon, France\n...\n",
            })
    void onlyItemsOfBulletListsCount(String page) {
        assertThat(read(page, "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "* **Lyon**, France"                            | 1
            "+ **Lyon**, France"                            | 1
            "-   **Lyon**, France"                          | 1
            "-\t**Lyon**, France"                           | 1
            "Text\n- **Lyon**, France"                      | 2
            "> - **Lyon**, France"                          | 1
            "1. - **Lyon**, France"                         | 1
            "1. Step\n   - **Lyon**, France"                | 2
            "-\n  **Lyon**, France"                         | 1
            "---\n- **Lyon**, France"                       | 2
            "---\n\n- **Lyon**, France\n\n---"              | 3
            "---\ntitle: x\n---\n- **Lyon**, France"        | 4
            "---\r\ntitle: x\r\n---\r\n- **Lyon**, France"  | 4
            "Text\r\n\r\n- **Lyon**, France\r\n"            | 3
            "Text\r\r- **Lyon**, France"                    | 3
            "<!-- a\nb -->\n- **Lyon**, France"             | 3
            """)
    void theLineOfABulletIsTold(String page, int line) {
        String unescaped = page.translateEscapes();
        assertThat(read(unescaped, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly(line + ": Lyon, France");
    }

    @Test
    void anInnerBulletStandsForItself() {
        var page = """
                - **Lyon**, France
                  - **Nice**, France
                  - [Sign up](https://lu.ma/1)

                - Germany
                    - **Bonn**, Germany
                """;
        assertThat(read(page, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly("1: Lyon, France", "2: Nice, France", "6: Bonn, Germany");
    }

    @Test
    void oneCityTwiceIsHandedOnTwice() {
        assertThat(read("- **Lyon**, France\n- **Lyon**, France", "en")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"フランス, ja", "França, pt", "Франция, ru"})
    void theCountryIsKnownInTheLanguageOfThePage(String country, String language) {
        assertThat(read("- **Lyon**, " + country, language)).hasSize(1);
        assertThat(read("- **Lyon**, " + country, "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            **Lyon**, France ([sign up on X](https://x.org/1))              | sign up on X
            **Lyon**, France [sign up](https://x.org/1)                     | sign up
            **Lyon**, France – [sign up](https://x.org/1)                   | sign up
            **Lyon**, France, [sign up](https://x.org/1)                    | sign up
            Lyon, France [sign up](https://x.org/1)                         | sign up
            France, Rhône, Lyon ([A](https://x.org/1))                      | A
            **Lyon**, France<br>[A](https://x.org/1)                        | A
            **Lyon** ([A](https://x.org/1)), France                         | A
            [Lyon](https://x.org/1), France                                 | -
            [**Lyon**, Rhône, France](https://x.org/1)                      | -
            **Lyon**, [France](https://x.org/1)                             | -
            **Lyon**, France ([Lyon](https://x.org/1))                      | -
            **Lyon**, France: https://x.org/1.                              | -
            **Lyon**, France (https://x.org/1)                              | -
            **Lyon**, France <https://x.org/1>                              | -
            **Lyon**, France [https://x.org/1](https://x.org/1)             | -
            **Lyon**, France [x.org](https://x.org/1)                       | -
            https://x.org/1 **Lyon**, France                                | -
            **Lyon**, France [![Logo](/logo.png)](https://x.org/1)          | -
            [**Lyon**][1], France                                           | -
            <a class="b" href="https://x.org/1">Lyon</a>, France            | -
            """)
    void aLinkIsCalledByItsWordsUnlessTheyArePartOfThePlace(String bullet, String label) {
        var proposal = read("- " + bullet + "\n\n[1]: https://x.org/1", "en").get(0);
        assertThat(proposal.spot().city()).isEqualTo("Lyon");
        assertThat(proposal.spot().country()).isEqualTo("France");
        assertThat(proposal.links()).containsExactly(new ProposedLink("https://x.org/1", label));
    }

    @Test
    void allLinksAreHandedOnOnceAsTheyAreWritten() {
        var bullet = """
                - [**Lyon**](HTTPS://Lu.ma/1?utm_source=a_b&x=%20), France ([A](https://a.org/(1)), \
                [B](https://b.org/ä)) ([again](HTTPS://Lu.ma/1?utm_source=a_b&x=%20))

                  Or [here](https://c.org).
                """;
        assertThat(read(bullet, "en").get(0).links())
                .containsExactly(
                        new ProposedLink("HTTPS://Lu.ma/1?utm_source=a_b&x=%20", null),
                        new ProposedLink("https://a.org/(1)", "A"),
                        new ProposedLink("https://b.org/ä", "B"),
                        new ProposedLink("https://c.org", "here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lyon", "lyon", "#lyon", "//lu.ma/1", "?a=https://lu.ma/1", ""})
    void aRelativeLinkIsNoSignupLink(String url) {
        var proposal = read("- [**Lyon**](" + url + "), France", "en").get(0);
        assertThat(proposal.links()).isEmpty();
        assertThat(proposal.doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert", "ftp://a.org", "data:text/plain,a"})
    void aLinkOfAnotherKindIsDoubted(String url) {
        var proposal = read("- [**Lyon**](" + url + "), France", "en").get(0);
        assertThat(proposal.links()).isEmpty();
        assertThat(proposal.doubts()).extracting(Fault::code).containsExactly("bad_link");
    }

    @Test
    void mailboxesAndTelephonesAreContactsAlone() {
        var bullet =
                "- **Lyon**, France ([Ana](mailto:ana@example.org?subject=Hi), [call](TEL:+33123), <bob@example.org>, [](mailto:))";
        var proposal = read(bullet, "en").get(0);
        assertThat(proposal.contacts())
                .containsExactly(
                        new ProposedContact(null, "email", "ana@example.org"),
                        new ProposedContact(null, "phone", "+33123"),
                        new ProposedContact(null, "email", "bob@example.org"));
        assertThat(proposal.links()).isEmpty();
        assertThat(proposal.doubts()).isEmpty();
        assertThat(proposal.toString().split("@example", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Lyon**, France (cancelled)",
                "**Lyon**, France – ABGESAGT",
                "**Lyon**, France _annulé_",
                "CANCELADO: **Lyon**, France",
                "Frankrijk, Lyon, afgelast"
            })
    void aCancelledEventIsKnownByItsNote(String bullet) {
        var proposal = read("- " + bullet, "en").get(0);
        assertThat(proposal.spot().city()).isEqualTo("Lyon");
        assertThat(proposal.isCancelled()).isTrue();
        assertThat(read("- **Lyon**, France (never cancelled)", "en").get(0).isCancelled())
                .isFalse();
    }

    @Test
    void whatIsStruckOutIsDoubted() {
        assertThat(read("- ~~**Lyon**, France~~", "en").get(0).doubts())
                .extracting(Fault::code)
                .containsExactly("struck_out");
    }

    @Test
    void aVeryLongBulletIsNoEvent() {
        assertThat(read("- **Lyon**, France, " + "a ".repeat(1400), "en")).hasSize(1);
        assertThat(read("- **Lyon**, France, " + "a ".repeat(1500), "en")).isEmpty();
        assertThat(read("- **Lyon**, France, " + "a ".repeat(5000), "en")).isEmpty();
        assertThat(read("- **Lyon**, France, " + "<".repeat(200), "en")).isEmpty();
    }

    @Test
    void aVeryLongLineHidesNothingAroundIt() {
        var page = "- **Lyon**, France\n\n<!-- " + "a".repeat(9000) + " -->\n- **Nice**, France\n";
        assertThat(read(page, "en"))
                .extracting(MarkdownReaderTest::summary)
                .containsExactly("1: Lyon, France", "4: Nice, France");
    }

    @ParameterizedTest
    @ValueSource(strings = {" b", " b=c", " b='c'", " b=\">\""})
    void aTagWithVeryManyAttributesIsPassedOver(String attribute) {
        var page = "<a" + attribute.repeat(500_000) + ">\n\n- **Lyon**, France";
        assertThat(read(page, "en")).hasSize(1);
        assertThat(read("- " + page, "en")).hasSize(1);
    }

    @Test
    void aPageWithTenThousandEventsIsRead() {
        assertThat(read("- [**Lyon**](https://lu.ma/1), France\n".repeat(10_000), "en"))
                .hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Nothing", "- ", "---", "---\n", "\u0000", "[", "\uD800", "- \uD800, France"})
    void aTextWithoutSuchAListGivesNothing(String page) {
        assertThat(read(page, "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "*",
                "**a",
                "_",
                "`",
                "<",
                ">",
                "!",
                "#",
                "- - - -",
                "-",
                "<!--",
                "<?",
                "<a b ",
                "<a b=\"",
                "[a](",
                "[a](<",
                "[a](b)",
                "[[a]",
                "(",
                "a, ",
                "1, ",
                "&",
                "\\",
                "\t",
                " ",
                "\u0301",
                "https://",
                "~"
            })
    void hostileTextEndsSoon(String unit) {
        String line = unit.repeat(1900 / unit.length());
        int lines = 200;
        endsSoon(unit.repeat(FIVE_MEBIBYTES / unit.length()));
        endsSoon(("- " + line + "\n").repeat(lines));
        endsSoon(("- **Lyon**, France " + line + "\n").repeat(lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "- a\n", "a\n\n", "[a]: b\n", "# a\n", "* * a\n", "<!--\n", "a: |\n"})
    void moreLinesThanAnyPageHasAreRefused(String line) {
        assertRefused("---\n" + line.repeat(100_000), "more than 20000 lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "+ ", "* ", "> ", ">", "1. ", "- > "})
    void listsAndQuotesTooDeepWithinEachOtherAreRefused(String marker) {
        assertRefused("\n" + marker.repeat(1_000_000) + "a", "Line 2: ");
        assertThat(read(marker.repeat(8) + "- **Lyon**, France", "en")).hasSize(1);
    }

    @Test
    void listsThatGoDeeperLineByLineAreRefused() {
        var page = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            page.append("  ".repeat(i)).append("- a\n");
        }
        assertRefused(page.toString(), "Line 21: ");
    }

    @Test
    void tooManyListsAreRefused() {
        assertRefused(("+ ".repeat(19) + "a\n").repeat(10_000), "too many lists");
    }

    private static void assertRefused(String page, String why) {
        Assertions.assertTimeout(
                Duration.ofSeconds(3),
                () -> assertThatThrownBy(() -> read(page, "en"))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining(why));
    }

    /** Of the processor, since others may use it too. */
    private static void endsSoon(String page) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        try {
            read(page, "en");
        } catch (ProblemException refused) {
            assertThat(refused.getMessage()).startsWith("Line 1: ");
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    private static List<Proposal> read(String page, String language) {
        var rows = new ArrayList<Proposal>();
        new MarkdownReader().read(page, language, rows::add);
        return rows;
    }

    /** Line, place and links: {@code 1: Lyon, Rhône, France <https://lu.ma/1>}. */
    private static String summary(Proposal proposal) {
        var spot = proposal.spot();
        var summary = new StringBuilder(proposal.line() + ": " + spot.city());
        summary.append(spot.region() == null ? "" : ", " + spot.region())
                .append(", ")
                .append(spot.country());
        proposal.links().forEach(link -> summary.append(" <").append(link.url()).append('>'));
        return summary.toString();
    }
}
