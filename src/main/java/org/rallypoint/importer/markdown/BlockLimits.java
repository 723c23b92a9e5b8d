package org.rallypoint.importer.markdown;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/** Ends the parsing of a page that would take too long; starts no block itself. For one page. */
final class BlockLimits implements BlockParserFactory {

    /** Each inner list is two deep: the list and its item. */
    private static final int DEEPEST = 40;

    private static final int MOST = 100_000;

    private int asked;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        asked++;
        if (asked > MOST) {
            throw refused(state, "too_many_blocks", "The page has too many lists and quotes; send a part of it.");
        }
        if (depth(matched.getMatchedBlockParser().getBlock()) > DEEPEST) {
            throw refused(state, "too_deep", "Lists and quotes are within each other too deeply.");
        }
        return BlockStart.none();
    }

    private static int depth(Node block) {
        int depth = 0;
        for (Node around = block.getParent(); around != null; around = around.getParent()) {
            depth++;
        }
        return depth;
    }

    private static ProblemException refused(ParserState state, String code, String why) {
        int line = state.getLine().getSourceSpan().getLineIndex() + 1;
        return ProblemException.badRequest(List.of(new Fault(null, null, code, "Line " + line + ": " + why)));
    }
}
