package org.rallypoint.format.prose;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The limited Markdown of descriptions, for pages and feeds: CommonMark without HTML, pictures and doubtful links. */
public final class Markdown {

    /** What nobody writes by hand; readers go down into it by recursion. */
    private static final int DEEPEST = 50;

    /** All addresses and titles of links together, in characters: one definition may be referred to by thousands. */
    private static final int MOST_OF_LINKS = 20_000;

    // Blocks of HTML are left out: they would be shown as text all the same, and finding them can overflow the stack.
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    BlockQuote.class,
                    FencedCodeBlock.class,
                    Heading.class,
                    IndentedCodeBlock.class,
                    ListBlock.class,
                    ThematicBreak.class))
            .inlineParserFactory(LimitedInlines::new)
            .build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new ClickableAddresses())
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "nofollow noopener noreferrer");
                } else if (node instanceof FencedCodeBlock) {
                    attributes.clear();
                }
            })
            .build();

    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private Markdown() {}

    /**
     * HTML that can stand on any page: no script, no style, no picture, headings from {@code h3} down, links to
     * {@code http}, {@code https} and {@code mailto} alone; HTML in the text is shown as text.
     */
    public static String html(String limitedMarkdown) {
        var document = parsed(limitedMarkdown);
        document.accept(TamedNodes.forHtml());
        return Legible.text(HTML.render(document));
    }

    /** Its text on one line, without marks and without the addresses of links; not escaped for HTML. */
    public static String plain(String limitedMarkdown) {
        var document = parsed(limitedMarkdown);
        document.accept(TamedNodes.forPlainText());
        return Legible.text(PLAIN.render(document)).strip();
    }

    private static Node parsed(String text) {
        var document = PARSER.parse(text);
        return isTooMuch(document) ? asItStands(text) : document;
    }

    private static boolean isTooMuch(Node document) {
        int depth = 0;
        int links = 0;
        var node = document;
        while (node != null && depth <= DEEPEST && links <= MOST_OF_LINKS) {
            links += node instanceof Link link ? length(link.getDestination()) + length(link.getTitle()) : 0;
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return node != null;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static Node asItStands(String text) {
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(text));
        var document = new Document();
        document.appendChild(paragraph);
        return document;
    }
}
