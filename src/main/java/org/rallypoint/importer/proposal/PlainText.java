package org.rallypoint.importer.proposal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * What a text says without its markup. Sources write plain text, HTML, or HTML that was escaped once more; plain text stays
 * as it is. It takes time in proportion to the length of the text, whatever stands in it.
 *
 * @param links where links of the HTML lead, also to mailboxes and phones; the text names those of pages only
 */
public record PlainText(String text, List<String> links) {

    private static final Pattern ENTITY =
            Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");
    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]++");
    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\\r\\n?+");

    public static PlainText of(String written) {
        var unescaped = !HtmlText.isIn(written) && ENTITY.matcher(written).find()
                ? Parser.unescapeEntities(written, false).replace('\u00a0', ' ')
                : written;
        var text = CARRIAGE_RETURN.matcher(unescaped).replaceAll("\n");
        return HtmlText.isIn(text) ? HtmlText.read(text) : new PlainText(text.strip(), List.of());
    }

    /** The same on one line. */
    public static String line(String written) {
        return BREAK.splitAsStream(of(written).text().replace('\t', ' '))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
