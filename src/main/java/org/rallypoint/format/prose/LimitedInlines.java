package org.rallypoint.format.prose;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/** Reads bold, links and the like in a paragraph, unless so many begin that it takes seconds or overflows the stack. */
final class LimitedInlines implements InlineParser {

    /** Each may hold what follows, or is followed to the end of the paragraph in search of where it ends. */
    private static final String SIGNS = "*_[<";

    private static final int MOST_SIGNS = 500;

    private final InlineParser usual;

    LimitedInlines(InlineParserContext context) {
        usual = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        var text = lines.getContent();
        if (text.chars().filter(c -> SIGNS.indexOf(c) >= 0).count() > MOST_SIGNS) {
            block.appendChild(new Text(text));
        } else {
            usual.parse(lines, block);
        }
    }
}
