package org.rallypoint.importer.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/** The lines of a page as the Markdown parser is given them: as many as before, front matter blank. */
final class MarkdownLines {

    /** The parser needs some hundred bytes for each, however short it is. */
    private static final int MOST = 20_000;

    private static final Pattern FRONT_MATTER_BEGIN = Pattern.compile("---[ \\t]*");
    private static final Pattern FRONT_MATTER_END = Pattern.compile("(?:---|\\.\\.\\.)[ \\t]*");

    private MarkdownLines() {}

    /** The page with blank lines for its front matter. */
    static String of(String text) {
        var lines = text.lines().limit(MOST + 1L).toList();
        if (lines.size() > MOST) {
            throw ProblemException.badRequest(List.of(new Fault(
                    null, null, "too_many_lines", "The page has more than " + MOST + " lines; send a part of it.")));
        }
        int first = endOfFrontMatter(lines);
        var page = new StringBuilder("\n".repeat(first));
        lines.subList(first, lines.size()).forEach(line -> page.append(line).append('\n'));
        return page.toString();
    }

    /** The number of its lines; a line alone, or one that nothing closes, is a rule across the page. */
    private static int endOfFrontMatter(List<String> lines) {
        boolean begins = lines.size() > 1
                && FRONT_MATTER_BEGIN.matcher(lines.get(0)).matches()
                && !lines.get(1).isBlank();
        for (int i = 1; begins && i < lines.size(); i++) {
            if (FRONT_MATTER_END.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
    }
}
