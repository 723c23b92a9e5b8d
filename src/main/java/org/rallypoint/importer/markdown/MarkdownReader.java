package org.rallypoint.importer.markdown;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.Times;
import org.rallypoint.importer.proposal.SourceReader;

/** Reads the lists that campaign pages are written with: an item that names a city and its country is an event. */
public class MarkdownReader implements SourceReader {

    /** All but {@link HtmlBlocks}. */
    private static final Set<Class<? extends Block>> BLOCKS = Set.of(
            BlockQuote.class,
            Heading.class,
            FencedCodeBlock.class,
            ThematicBreak.class,
            ListBlock.class,
            IndentedCodeBlock.class);

    @Override
    public void read(String text, String language, Consumer<Proposal> rows) {
        Parser parser = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .customBlockParserFactory(new BlockLimits())
                .customBlockParserFactory(new HtmlBlocks())
                .enabledBlockTypes(BLOCKS)
                .inlineParserFactory(BulletInlines::new)
                .build();
        parser.parse(MarkdownLines.of(text)).accept(new Bullets(language, rows));
    }

    /** Goes through the items in their order, those of inner lists after the one around them. */
    private static final class Bullets extends AbstractVisitor {

        private final String language;
        private final Consumer<Proposal> rows;

        Bullets(String language, Consumer<Proposal> rows) {
            this.language = language;
            this.rows = rows;
        }

        @Override
        public void visit(ListItem item) {
            if (item.getParent() instanceof BulletList) {
                propose(item);
            }
            visitChildren(item);
        }

        @Override
        public void visit(Paragraph paragraph) {
            // Its words are read with its item.
        }

        private void propose(ListItem item) {
            var bullet = Bullet.of(item);
            var place = bullet.place(language);
            if (place != null) {
                rows.accept(new Proposal(
                        line(item),
                        null,
                        place.spot(),
                        Times.UNKNOWN,
                        JsonNodeFactory.instance.objectNode(),
                        bullet.signupLinks(place),
                        bullet.contacts(),
                        bullet.isCancelled(),
                        bullet.isPostponed(),
                        null,
                        bullet.doubts(place)));
            }
        }

        private static int line(Node item) {
            return item.getSourceSpans().get(0).getLineIndex() + 1;
        }
    }
}
