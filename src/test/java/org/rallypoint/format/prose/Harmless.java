package org.rallypoint.format.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What the HTML that we make of people's texts may hold, as a browser reads it. */
public final class Harmless {

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "a",
            "em",
            "strong",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "code",
            "hr",
            "h3",
            "h4",
            "h5",
            "h6");

    private static final Set<String> ATTRIBUTES = Set.of("href", "rel", "title", "start");

    private Harmless() {}

    /** Fails where the HTML could do anything but be read. */
    public static void check(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        for (var element : body.select("*").not("body")) {
            assertThat(ELEMENTS).contains(element.normalName());
            assertThat(names(element)).isSubsetOf(ATTRIBUTES);
        }
        for (var link : body.select("a")) {
            assertThat(link.attr("href").toLowerCase(Locale.ROOT)).matches("(https?://|mailto:).+");
            assertThat(link.attr("rel")).isEqualTo("nofollow noopener noreferrer");
        }
        assertThat(html).doesNotContain("\u202E");
    }

    private static List<String> names(Element element) {
        return element.attributes().asList().stream().map(Attribute::getKey).toList();
    }
}
