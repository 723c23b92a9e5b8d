package org.rallypoint.format.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.format.Hostile;

class MarkdownTest {

    @Test
    void marksBecomeHtml() {
        assertThat(Markdown.html("""
                We meet at **noon**, *in the rain* too.

                - banner
                - [map](https://rally.example/map "where")

                > quiet

                1. `one`
                """)).isEqualTo("""
                <p>We meet at <strong>noon</strong>, <em>in the rain</em> too.</p>
                <ul>
                <li>banner</li>
                <li><a rel="nofollow noopener noreferrer" href="https://rally.example/map" title="where">map</a></li>
                </ul>
                <blockquote>
                <p>quiet</p>
                </blockquote>
                <ol>
                <li><code>one</code></li>
                </ol>
                """);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 4", "3, 5", "4, 6", "5, 6", "6, 6"})
    void headingsLeaveTheFirstTwoLevelsToThePage(int written, int shown) {
        assertThat(Markdown.html("#".repeat(written) + " Demands"))
                .isEqualTo("<h%d>Demands</h%d>\n".formatted(shown, shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://rally.example/a?b=1&c=2)",
                "[x](http://rally.example/)",
                "[x](mailto:hello@rally.example)",
                "<https://rally.example/>",
                "<hello@rally.example>",
                "[x]\n\n[x]: https://rally.example/"
            })
    void linksToPagesAndMailboxesSurvive(String markdown) {
        var link = Jsoup.parseBodyFragment(Markdown.html(markdown)).selectFirst("a[href]");

        assertThat(link).isNotNull();
        assertThat(link.attr("href")).containsPattern("^(https?://|mailto:)");
        assertThat(link.attr("rel")).isEqualTo("nofollow noopener noreferrer");
        assertThat(link.text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[seen](javascript:alert(1))",
                "[seen](JaVaScRiPt:alert(1))",
                "[seen](&#106;avascript:alert(1))",
                "[seen](java&#10;script:alert(1))",
                "[seen](&#1;javascript:alert(1))",
                "[seen](< javascript:alert(1)>)",
                "[seen](data:text/html,<script>alert(1)</script>)",
                "[seen](vbscript:x)",
                "[seen](file:///etc/passwd)",
                "[seen](//evil.example/)",
                "[seen](/relative)",
                "[seen](https:evil.example)",
                "[seen](https://bank.example@evil.example/)",
                "[seen](https://evil.example/&#x202E;gpj.exe)",
                "[seen](mailto:a@b.example?bcc=c@d.example)",
                "[seen]()",
                "![seen](javascript:alert(1))",
                "[![seen](javascript:a)](javascript:b)",
                "[seen]\n\n[seen]: javascript:alert(1)"
            })
    void ofOtherLinksOnlyTheWordsAreLeft(String markdown) {
        assertThat(Markdown.html(markdown)).isEqualTo("<p>seen</p>\n");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileTexts")
    void hostileTextIsHarmless(String markdown) {
        Harmless.check(Markdown.html(markdown));
        assertThat(Markdown.plain(markdown)).doesNotContain("\n", "\u202E");
    }

    static Stream<String> hostileTexts() {
        return Stream.concat(
                Hostile.TEXTS.stream(),
                Stream.of(
                        "<javascript:alert(1)>",
                        "<JAVASCRIPT:alert(1)>",
                        "<data:text/html,x>",
                        "<div onclick=\"alert(1)\">\n\n**x**\n\n</div>",
                        "<style>*{display:none}</style>",
                        "<iframe src=https://evil.example>",
                        "[x](https://a.example \"\\\" onmouseover=alert(1) \\\"\")",
                        "[x](<https://a.example/\" onmouseover=\"alert(1)>)",
                        "[x](https://a.example/'onmouseover='alert(1))",
                        "```\" onmouseover=\"alert(1)\nx\n```",
                        "``` ` onmouseover=alert(1)",
                        "![\" onerror=alert(1) x=\"](https://a.example/p.png)",
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "&#60;script&#62;alert(1)&#60;/script&#62;",
                        "<!-- <script>alert(1)</script> -->",
                        "<![CDATA[<script>alert(1)</script>]]>",
                        "<?php echo '<script>'; ?>"));
    }

    @Test
    void htmlIsShownAsText() {
        assertThat(Markdown.html("<b>a</b> <!-- c -->\n\n<div>\n**d**\n</div>")).isEqualTo("""
                <p>&lt;b&gt;a&lt;/b&gt; &lt;!-- c --&gt;</p>
                <p>&lt;div&gt;
                <strong>d</strong>
                &lt;/div&gt;</p>
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ![a **b** `c`](https://x.example/p)               | https://x.example/p | a b c
                    ![](https://x.example/p)                          | https://x.example/p | https://x.example/p
                    [![a](https://x.example/p)](https://y.example)    | https://y.example   | a
                    ![a [b](https://y.example)](https://x.example/p)  | https://x.example/p | a b
                    ![a ![b](https://y.example)](https://x.example/p) | https://x.example/p | a b
                    """)
    void picturesBecomeLinks(String markdown, String address, String words) {
        assertThat(Markdown.html(markdown))
                .isEqualTo("<p><a rel=\"nofollow noopener noreferrer\" href=\"%s\">%s</a></p>\n", address, words);
    }

    @Test
    void picturesWithoutAnAddressBecomeTheirWords() {
        assertThat(Markdown.html("![a *b*](p.png)")).isEqualTo("<p>a b</p>\n");
    }

    @Test
    void codeBlocksCarryNoClassOfTheirOwn() {
        assertThat(Markdown.html("```hidden\n<b>\n```")).isEqualTo("<pre><code>&lt;b&gt;\n</code></pre>\n");
    }

    @Test
    void whatEntitiesSmuggleInIsDropped() {
        assertThat(Markdown.html("a&#x202E;b&#1;c&#xD800;d&#xFFFE;e&#x200F;f")).isEqualTo("<p>abcdef</p>\n");
        assertThat(Markdown.plain("a&#x202E;b&#1;c&#xDC00;d&#xFFFF;e&#x2066;f")).isEqualTo("abcdef");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    **Come** to _us_                    | Come to us
                    [map](https://rally.example)        | map
                    ![a **tree**](https://x.example/p)  | a tree
                    <https://rally.example>             | https://rally.example
                    a <b>bold</b>                       | a <b>bold</b>
                    [x](javascript:alert)               | x
                    ''                                  | ''
                    """)
    void plainTextHasNoMarks(String markdown, String plain) {
        assertThat(Markdown.plain(markdown)).isEqualTo(plain);
    }

    @Test
    void plainTextIsOnOneLine() {
        assertThat(Markdown.plain("# Come\n\nWe meet\r\nat noon.\n\nBring\\\nwater."))
                .isEqualTo("Come: We meet at noon. Bring water.");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("longTexts")
    void longTextsAreQuickHarmlessAndOfBoundedSize(String markdown) {
        var html = onASmallStack(() -> Markdown.html(markdown));
        var plain = onASmallStack(() -> Markdown.plain(markdown));

        Harmless.check(html);
        assertThat(html.length()).isLessThan(10 * markdown.length());
        assertThat(plain.length()).isLessThanOrEqualTo(3 * markdown.length());
    }

    static Stream<String> longTexts() {
        return Stream.of(
                "[".repeat(5000) + "]".repeat(5000),
                "[".repeat(3000) + "](https://a.b)".repeat(500),
                "![".repeat(1500) + "a" + "](b:c)".repeat(1100),
                "[a](".repeat(2500),
                "[a](<b".repeat(1600),
                "[a][".repeat(2500),
                "`".repeat(10_000),
                ticks(),
                "*a ".repeat(1600) + "a* ".repeat(1600),
                "**a ".repeat(1200) + "a** ".repeat(1200),
                "*a **a ".repeat(1400),
                "a**b" + "c* ".repeat(3000),
                "*".repeat(10_000),
                "_a__a_".repeat(1600),
                ">".repeat(10_000),
                "> ".repeat(5000) + "a",
                ">".repeat(200) + "\n" + ">".repeat(200),
                "- ".repeat(5000) + "a",
                "1. ".repeat(3300) + "a",
                "<".repeat(10_000),
                "<a ".repeat(3300),
                "<a" + " a=b".repeat(2400) + ">",
                "<a" + " a".repeat(4900),
                "<!--".repeat(2500),
                "<?".repeat(5000),
                "<![CDATA[".repeat(1100),
                "&".repeat(10_000),
                "\\".repeat(10_000),
                "#".repeat(10_000),
                "# ".repeat(5000),
                "a\n\n".repeat(3300),
                "[a]: /u\n".repeat(1200),
                "[a]: https://x.example/" + "b".repeat(1900) + ("\n\n" + "[a]".repeat(400)).repeat(6),
                "```\n".repeat(2500),
                "\n".repeat(10_000),
                " ".repeat(10_000) + "a",
                "\t".repeat(10_000) + "a",
                "&quot;".repeat(1600),
                "\uD83D\uDE00".repeat(5000));
    }

    private static String ticks() {
        var ticks = new StringBuilder();
        for (int i = 1; ticks.length() < 9800; i++) {
            ticks.append('a').append("`".repeat(i));
        }
        return ticks.toString();
    }

    @Test
    void paragraphOfNothingButSignsIsShownAsItStands() {
        assertThat(Markdown.html("*a* ".repeat(260).strip()))
                .isEqualTo("<p>" + "*a* ".repeat(260).strip() + "</p>\n");
        assertThat(Markdown.html("*a* ".repeat(200).strip() + "\n\n" + "*b* ".repeat(200)))
                .contains("<em>a</em>", "<em>b</em>");
    }

    @Test
    void whatIsNestedTooDeeplyIsShownAsItStands() {
        assertThat(Markdown.html(">".repeat(60) + " <b>")).isEqualTo("<p>" + "&gt;".repeat(60) + " &lt;b&gt;</p>\n");
        assertThat(Markdown.html(">".repeat(20) + " <b>")).startsWith("<blockquote>\n".repeat(20) + "<p>&lt;b&gt;</p>");
    }

    /** A server's threads have less of a stack than the one that runs tests. */
    private static String onASmallStack(Supplier<String> work) {
        var result = new AtomicReference<String>();
        return assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            var thread = new Thread(null, () -> result.set(work.get()), "small", 256 * 1024L);
            thread.start();
            thread.join();
            return result.get();
        });
    }
}
