package org.rallypoint.importer.markdown;

import org.commonmark.internal.HtmlBlockParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Finds where comments, scripts and the like begin; the usual way overflows the stack on a tag with many attributes. */
final class HtmlBlocks implements BlockParserFactory {

    /** In characters; a longer tag alone on its line is taken for text. */
    private static final int LONGEST_TAG = 200;

    private final BlockParserFactory usual = new HtmlBlockParser.Factory();

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        return usual.tryStart(new Beginning(state), matched);
    }

    /** The same, with no more of the line than a tag needs. */
    private record Beginning(ParserState state) implements ParserState {

        @Override
        public SourceLine getLine() {
            var line = state.getLine();
            int end = Math.min(line.getContent().length(), state.getNextNonSpaceIndex() + LONGEST_TAG);
            return line.substring(0, end);
        }

        @Override
        public int getIndex() {
            return state.getIndex();
        }

        @Override
        public int getNextNonSpaceIndex() {
            return state.getNextNonSpaceIndex();
        }

        @Override
        public int getColumn() {
            return state.getColumn();
        }

        @Override
        public int getIndent() {
            return state.getIndent();
        }

        @Override
        public boolean isBlank() {
            return state.isBlank();
        }

        @Override
        public BlockParser getActiveBlockParser() {
            return state.getActiveBlockParser();
        }
    }
}
