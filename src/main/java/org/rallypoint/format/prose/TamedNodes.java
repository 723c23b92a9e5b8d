package org.rallypoint.format.prose;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes out of Markdown what we don't show: pictures become links or their words, doubtful links their words. */
final class TamedNodes extends AbstractVisitor {

    /** A page has one {@code h1} and calls its parts {@code h2}. */
    private static final int HEADINGS_DOWN = 2;

    private static final int LOWEST_HEADING = 6;

    private final boolean withLinks;

    private TamedNodes(boolean withLinks) {
        this.withLinks = withLinks;
    }

    static TamedNodes forHtml() {
        return new TamedNodes(true);
    }

    static TamedNodes forPlainText() {
        return new TamedNodes(false);
    }

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(heading.getLevel() + HEADINGS_DOWN, LOWEST_HEADING));
        visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (!isShown(link.getDestination())) {
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }
    }

    @Override
    public void visit(Image image) {
        var words = Alternative.of(image);
        if (isShown(image.getDestination()) && !isInLink(image)) {
            var link = new Link(image.getDestination(), image.getTitle());
            link.appendChild(new Text(words.isBlank() ? image.getDestination() : words));
            image.insertBefore(link);
        } else {
            image.insertBefore(new Text(words));
        }
        image.unlink();
    }

    private boolean isShown(String address) {
        return withLinks && ClickableAddresses.include(address);
    }

    private static boolean isInLink(Node node) {
        var around = node.getParent();
        while (around != null && !(around instanceof Link)) {
            around = around.getParent();
        }
        return around != null;
    }

    /** The words that stand for a picture. */
    private static final class Alternative extends AbstractVisitor {

        private final StringBuilder words = new StringBuilder();

        static String of(Image image) {
            var alternative = new Alternative();
            alternative.visitChildren(image);
            return alternative.words.toString();
        }

        @Override
        public void visit(Text text) {
            words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            words.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            words.append(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            words.append(' ');
        }
    }
}
