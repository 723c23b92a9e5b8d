package org.rallypoint.importer.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Reads HTML as a person sees it, in one pass. No tree is built, since the costliest ones take a parser many seconds; what
 * comes out is text and is never trusted as HTML again.
 */
final class HtmlText {

    private static final Set<String> PARAGRAPHS = Set.of(
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table", "hr", "html-blob");
    private static final Set<String> LINES = Set.of(
            "br",
            "div",
            "li",
            "tr",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "figure",
            "figcaption",
            "address",
            "html",
            "head",
            "body",
            "title",
            "thead",
            "tbody",
            "tfoot");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "center", "cite", "code", "del", "em", "font", "i", "img", "ins", "label", "link",
            "mark", "meta", "s", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "tt", "u", "wbr");
    private static final Set<String> UNSEEN = Set.of("script", "style");

    private static final Pattern HREF =
            Pattern.compile("\\shref\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++))", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]++");

    private final String html;
    private final boolean keepsLineBreaks;
    private final StringBuilder text = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private int breaks;
    private String unseen;
    private String target;
    private int targetFrom;

    private HtmlText(String html) {
        this.html = html;
        // Calendars mix a few tags into text whose lines are lines.
        this.keepsLineBreaks = !hasTag(html, PARAGRAPHS) && !hasTag(html, LINES);
    }

    static PlainText read(String html) {
        return new HtmlText(html).read();
    }

    /** Whether a tag of HTML stands in the text; {@code <3} and {@code <me@example.org>} are none. */
    static boolean isIn(String text) {
        return hasTag(text, PARAGRAPHS) || hasTag(text, LINES) || hasTag(text, INLINE) || hasTag(text, UNSEEN);
    }

    private static boolean hasTag(String text, Set<String> names) {
        int last = text.lastIndexOf('>');
        for (int at = text.indexOf('<'); at >= 0 && at < last; at = text.indexOf('<', at + 1)) {
            if (names.contains(name(text, at))) {
                return true;
            }
        }
        return false;
    }

    private PlainText read() {
        int last = html.lastIndexOf('>');
        int from = 0;
        int at = html.indexOf('<');
        while (at >= 0 && at < last) {
            int end = endOfMarkup(at);
            if (end < 0) {
                at = html.indexOf('<', at + 1);
                continue;
            }
            say(html.substring(from, at));
            from = end;
            tag(at, end);
            at = html.indexOf('<', from);
        }
        say(html.substring(from));
        endLink();
        return new PlainText(text.toString().strip(), List.copyOf(links));
    }

    /** Behind the tag or comment that begins here; -1 where none begins. */
    private int endOfMarkup(int at) {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at);
            return end < 0 ? html.length() : end + 3;
        }
        var name = name(html, at);
        var isTag = PARAGRAPHS.contains(name) || LINES.contains(name) || INLINE.contains(name) || UNSEEN.contains(name);
        return isTag || html.startsWith("<!", at) ? html.indexOf('>', at) + 1 : -1;
    }

    private void tag(int at, int end) {
        var name = name(html, at);
        var closes = html.charAt(at + 1) == '/';
        if (UNSEEN.contains(name)) {
            unseen = closes ? null : name;
        } else if (unseen != null) {
            return;
        } else if (PARAGRAPHS.contains(name)) {
            breaks = 2;
        } else if (LINES.contains(name)) {
            breaks = name.equals("br") ? Math.min(breaks + 1, 2) : Math.max(breaks, 1);
        }
        if (name.equals("li") && !closes) {
            say("- ");
        } else if (name.equals("a")) {
            endLink();
            startLink(closes ? "" : html.substring(at, end));
        } else if (!closes && (name.equals("td") || name.equals("th"))) {
            say(" ");
        }
    }

    private void startLink(String tag) {
        var href = HREF.matcher(tag);
        if (href.find()) {
            var written = href.group(1) != null ? href.group(1) : href.group(2) != null ? href.group(2) : href.group(3);
            target = Parser.unescapeEntities(written, true).strip();
            targetFrom = text.length();
        }
    }

    /** Where a link leads is said behind its text, unless that is the text, or somebody's mailbox or phone. */
    private void endLink() {
        if (target == null || target.isEmpty()) {
            return;
        }
        links.add(target);
        var said = text.substring(targetFrom).strip();
        if (WebLinks.isWeb(target) && !said.contains(target)) {
            say(said.isEmpty() ? target : " (" + target + ")");
        }
        target = null;
    }

    private void say(String written) {
        if (unseen != null || written.isEmpty()) {
            return;
        }
        var said = Parser.unescapeEntities(written, false);
        said = keepsLineBreaks
                ? said.replace('\u00a0', ' ')
                : SPACE.matcher(said).replaceAll(" ");
        var followsSpace = !keepsLineBreaks && text.length() > 0 && text.charAt(text.length() - 1) == ' ';
        if (text.length() == 0 || breaks > 0 || followsSpace) {
            said = said.stripLeading();
        }
        if (said.isEmpty()) {
            return;
        }
        if (text.length() > 0 && breaks > 0) {
            endLine();
        }
        breaks = 0;
        text.append(said);
    }

    private void endLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append("\n".repeat(breaks));
    }

    /** The name of the tag that begins here, in lower case; empty where none does. */
    private static String name(String text, int at) {
        int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = from;
        // No tag that is known has a longer name.
        while (end < text.length() && end - from <= 10 && isOfName(text.charAt(end))) {
            end++;
        }
        var endsHere = end < text.length()
                && (Character.isWhitespace(text.charAt(end)) || "/>".indexOf(text.charAt(end)) >= 0);
        return endsHere ? text.substring(from, end).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
