package org.rallypoint.format;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.rallypoint.city.CityView;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.EventStatus;

/** Texts that do harm where they are not escaped, and events that have them in every field. */
public final class Hostile {

    public static final List<String> TEXTS = List.of(
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "' onmouseover='alert(1)",
            "END:VEVENT\r\nBEGIN:VALARM",
            "a\rb\nc\r\nd",
            "](javascript:alert(1))",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](&#106;avascript:alert(1))",
            "![x](https://evil.example/p.png)",
            "]]>",
            "<![CDATA[",
            "&amp;&lt;&#0;&nbsp;&bogus;",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "<?xml version=\"1.0\"?>",
            "-->",
            "@everyone <@&123>",
            "a\u202Egpj.exe",
            "\\",
            "\\\\\" \\u0000",
            "controls \u0000\u0001\u0008\u000B\u000C\u001B\u007F\u0085\uFFFE\uFFFF",
            "half \uD83D and \uDE00 half",
            "\uD83D\uDE80 emoji \uD83C\uDDE8\uD83C\uDDED",
            "{0} ''{1}'' ${x} #{y} %s %n",
            "x".repeat(300),
            "wörter ".repeat(1428),
            "</script><script>alert(1)</script>",
            "<!-- ]]> -->",
            "END:VEVENT\r\nBEGIN:VEVENT",
            "=HYPERLINK(\"https://evil.example\")",
            "[free](javascript:alert(1))",
            "](javascript:alert(1)) [x](https://evil.example)",
            "[https://bank.example](https://evil.example)",
            "@everyone @here @EVERYONE",
            "<@1> <@!1> <@&123> <#1> <t:0:R> <:a:1> <a:b:1> </cmd:1> <id:home> <https://evil.example>",
            "# a\n## b\r-# c\r\n> d\n>>> e\n- f\n  * g\n\t- h\n1. i\n 22. j\u2028# k",
            "*a* **b** _c_ __d__ ~~e~~ ||f|| `g` ```h```",
            "back\\slash \\",
            "\\*a\\* \\[x\\](https://evil.example)",
            // What joins the next character to itself.
            "\u0600*a* \u0600@everyone \u06DD<@1> \u070F[x](https://evil.example) a\u200D*b* \u200D@here",
            "gnp.exe\u202Eannex\u2066",
            "N'Djaména 👩‍👩‍👧‍👦 🇨🇭 #️⃣ e\u0301",
            "https://a.example/_b_/*c*?d=[e](f)&g=`h`|i|\\j@everyone (https://a.example/a_b)",
            "null \0 bell \7",
            "x".repeat(10_000),
            "*".repeat(10_000),
            "👩‍👩‍👧‍👦".repeat(900),
            "🇨🇭".repeat(2_500),
            "e" + "\u0301".repeat(9_999),
            "https://a.example/" + "_".repeat(9_900),
            "\n".repeat(5_000) + "# a" + " ".repeat(5_000));

    private Hostile() {}

    /** One event, and a list called so, with the text wherever people may write one. */
    public static Listing listing(String text) {
        var event = Views.event()
                .in("Europe/Zurich", new CityView("x-ch", text, "CH", text, text, 1, 2))
                .status(EventStatus.postponed, text)
                .previously("2025-02-08", null)
                .title(text)
                .texts(text, text)
                .image("https://rally.example/p.png?a=1&b='\"<>", text)
                .accessible(true, null, false, text)
                .bring(text)
                .venue(text, text, 1.0, 2.0)
                .attendance(Attendance.mixed)
                .signup("https://rally.example/s?a=1&b='\"<>", text)
                .signup("https://rally.example/t", text)
                .organisedBy(text)
                .turnout(1, 2, text)
                .view();
        var list = Views.list(event);
        return new Listing(
                text,
                list.language(),
                URI.create("https://rally.example/v1/events?a=1&b='x'"),
                list.home(),
                list.events(),
                Map.of("paris-2025", text),
                null,
                false,
                false);
    }
}
