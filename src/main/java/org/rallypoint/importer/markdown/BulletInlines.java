package org.rallypoint.importer.markdown;

import java.util.stream.IntStream;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/** Reads bold, links and the like in the items of lists alone: nothing else is an event, and it takes the longest. */
final class BulletInlines implements InlineParser {

    /** In characters; longer ones name more than a place with its address. */
    private static final int LONGEST = 3000;

    /** How many signs may begin or end something; looking for the other end of unpaired ones takes the square of it. */
    private static final int MOST_SIGNS = 200;

    private static final String SIGNS = "<[]*_`&";

    private final InlineParser usual;

    BulletInlines(InlineParserContext context) {
        usual = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        if (block instanceof Paragraph && block.getParent() instanceof ListItem && isShort(lines)) {
            usual.parse(lines, block);
        }
    }

    private static boolean isShort(SourceLines lines) {
        return characters(lines).limit(LONGEST + 1L).count() <= LONGEST
                && characters(lines).filter(c -> SIGNS.indexOf(c) >= 0).count() <= MOST_SIGNS;
    }

    private static IntStream characters(SourceLines lines) {
        return lines.getLines().stream().flatMapToInt(line -> line.getContent().chars());
    }
}
