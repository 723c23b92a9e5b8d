package org.rallypoint.importer.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We meet at noon.\nBring a sign & a friend.",
                "I <3 Bern, 1 < 2 and 3 > 2",
                "Write to <me@example.org> or <https://example.org>",
                "* one\n* two\n\n**bold**",
                "Ask <a@example.org> or <p.q>",
                "a&b; c &d",
                "<p",
                "x<b",
                "</",
                ""
            })
    void plainTextStaysAsItIs(String text) {
        assertThat(PlainText.of(text).text()).isEqualTo(text);
        assertThat(PlainText.of(text).links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>One</p><p>Two</p>                                     | One\\n\\nTwo
            One<br>Two<br/>Three<BR />Four                           | One\\nTwo\\nThree\\nFour
            <div>One</div><div><br></div><div>Two</div>              | One\\n\\nTwo
            <ul><li>One</li><li>Two</li></ul>After                   | - One\\n- Two\\n\\nAfter
            <p>Two   words<span> </span> here</p>                    | Two words here
            <p>Tom &amp; Jerry&nbsp;&copy; &#8211; &lt;b&gt;</p>     | Tom & Jerry © – <b>
            <h2>Head</h2>Body                                        | Head\\n\\nBody
            <p>seen</p><script>var a = "<p>no</p>";</script>x        | seen\\n\\nx
            <style>p {}</style><p>seen</p>                           | seen
            <p>a<!-- <p>no</p> -->b</p>                              | ab
            <td>a</td><td>b</td>                                     | a b
            &lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; Three&lt;/p&gt; | One\\n\\nTwo & Three
            Tom &amp; Jerry &quot;live&quot;                         | Tom & Jerry "live"
            <p>x <b y                                                | x <b y
            <p>x <br><a href="https://lu.ma/a"> <br> y</a>           | x\\n\\ny (https://lu.ma/a)
            <p>I <3 it                                               | I <3 it
            """)
    void markupIsTakenOff(String written, String text) {
        assertThat(PlainText.of(written).text()).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void linesOfATextWithAFewTagsAreLines() {
        assertThat(PlainText.of("One\r\n<b>Two</b>\n\nThree").text()).isEqualTo("One\nTwo\n\nThree");
    }

    @Test
    void lineBreaksOfHtmlAreSpaces() {
        assertThat(PlainText.of("<p>One\nline</p>").text()).isEqualTo("One line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://lu.ma/a?b=1&amp;c=2">Sign up</a> now    | Sign up (https://lu.ma/a?b=1&c=2) now | https://lu.ma/a?b=1&c=2
            <a class=x HREF='https://lu.ma/a'>https://lu.ma/a</a>    | https://lu.ma/a                       | https://lu.ma/a
            <a href=https://lu.ma/a></a>                             | https://lu.ma/a                       | https://lu.ma/a
            <a href="mailto:a@example.org">Write</a> to us           | Write to us                           | mailto:a@example.org
            <a href="javascript:alert(1)">Click</a>                  | Click                                 | javascript:alert(1)
            <a href="https://lu.ma/a">Open                           | Open (https://lu.ma/a)                | https://lu.ma/a
            """)
    void linksToPagesAreToldAndLinksToPeopleAreNot(String written, String text, String link) {
        assertThat(PlainText.of(written)).isEqualTo(new PlainText(text, List.of(link)));
    }

    @Test
    void aTextOfOneLineHasNoLineBreaks() {
        assertThat(PlainText.line(" One<br>Two \r\n\u2028 Three ")).isEqualTo("One Two Three");
        assertThat(PlainText.line("One \n \n\tTwo\tThree")).isEqualTo("One Two Three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "</",
                "<p",
                "<p>",
                "<a href=x>",
                "<a href=https://x>",
                "<a href=\"",
                "<!--",
                "<!",
                "<script>",
                "</script>",
                "&",
                "&amp",
                "&a",
                "&#",
                "&lt;p&gt;",
                "<b><p>",
                "<td>",
                "<li> ",
                " ",
                "\n",
                "\r",
                "<x>",
                "<a <b",
                "x>",
                "<p>x "
            })
    void theCostliestTextIsReadSoon(String piece) {
        var much = Readings.much(piece);
        for (var text : List.of("<p>" + much, "x" + much + "x</p>", "x" + much + "x")) {
            Readings.soon(() -> PlainText.line(text));
        }
    }
}
