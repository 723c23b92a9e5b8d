package org.rallypoint.importer.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The words of a paragraph, and what stands out in them.
 *
 * @param text its only white space are spaces, {@code \n} where the source goes on in the next line, and {@link #BREAK}
 * @param marks in the order in which they end
 * @param links also those whose words aren't in the text
 */
record MarkedText(String text, List<Mark> marks, List<TextLink> links) {

    /** A line break that readers see. */
    static final char BREAK = '\u2028';

    /** Stands for a link that names no place: one in brackets or one that shows its address. */
    static final char OBJECT = '\uFFFC';

    private static final Pattern BETWEEN_REMARKS = Pattern.compile("[^\\p{L}\\p{M} ]+");

    /** How words stand out. */
    enum Look {
        BOLD,
        ITALIC,
        LINK
    }

    /** Words that stand out; {@code end} is the index after the last one. */
    record Mark(Look look, int start, int end) {}

    /** A link with its words, empty where it shows none. */
    record TextLink(String url, String label) {

        private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]{0,30}):");

        /** As it is written; empty if there is none. */
        String scheme() {
            var scheme = SCHEME.matcher(url);
            return scheme.find() ? scheme.group(1) : "";
        }

        /** Whether its words are but the address, or the first part of it. */
        boolean isBare() {
            return label.indexOf('.') > 0
                    && (url.startsWith(label) || url.contains("//" + label) || url.contains("//www." + label));
        }
    }

    /** What stands between signs such as commas and brackets, and what stands out. */
    Stream<String> remarks() {
        return Stream.concat(
                BETWEEN_REMARKS.splitAsStream(text),
                marks.stream().map(mark -> text.substring(mark.start(), mark.end())));
    }

    static boolean opensBrackets(char c) {
        return c == '(' || c == '[';
    }

    static boolean closesBrackets(char c) {
        return c == ')' || c == ']';
    }

    static MarkedText of(Paragraph paragraph) {
        var reading = new Reading();
        reading.readWithin(paragraph);
        return new MarkedText(reading.text.toString(), reading.marks, reading.links);
    }

    /** Puts the words together. */
    private static final class Reading extends AbstractVisitor {

        private static final Pattern BARE_ADDRESS =
                Pattern.compile("https?://[^\\s<>\"\\uFFFC]*[^\\s<>\"\\uFFFC.,;:!?'*_)\\]]");

        private static final Pattern HTML_LINK =
                Pattern.compile("^<a\\s[^>]*?\\bhref\\s*=\\s*[\"']?([^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);

        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();
        private final List<TextLink> links = new ArrayList<>();
        private int brackets;
        private boolean isInLink;

        void readWithin(Node node) {
            visitChildren(node);
        }

        @Override
        public void visit(Text node) {
            String words = node.getLiteral();
            int from = 0;
            var address = BARE_ADDRESS.matcher(words);
            while (!isInLink && address.find()) {
                append(words.substring(from, address.start()));
                text.append(OBJECT);
                links.add(new TextLink(address.group(), ""));
                from = address.end();
            }
            append(words.substring(from));
        }

        @Override
        public void visit(Code node) {
            append(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append('\n');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(BREAK);
        }

        @Override
        public void visit(HtmlInline node) {
            var anchor = HTML_LINK.matcher(node.getLiteral());
            if (anchor.find()) {
                links.add(new TextLink(anchor.group(1).replace("&amp;", "&"), ""));
            } else if (node.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
                text.append(BREAK);
            }
        }

        @Override
        public void visit(Image node) {
            // What it says to those who don't see it is no part of the sentence.
        }

        @Override
        public void visit(StrongEmphasis node) {
            mark(Look.BOLD, node);
        }

        @Override
        public void visit(Emphasis node) {
            mark(Look.ITALIC, node);
        }

        @Override
        public void visit(Link node) {
            int start = text.length();
            int around = brackets;
            int marksBefore = marks.size();
            isInLink = true;
            mark(Look.LINK, node);
            isInLink = false;
            brackets = around;
            var link = new TextLink(node.getDestination(), PlainName.onOneLine(text.substring(start)));
            links.add(link);
            if (around > 0 || link.isBare()) {
                marks.subList(marksBefore, marks.size()).clear();
                text.setLength(start);
                text.append(OBJECT);
            }
        }

        private void mark(Look look, Node node) {
            int start = text.length();
            visitChildren(node);
            marks.add(new Mark(look, start, text.length()));
        }

        private void append(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                text.append(Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
                if (opensBrackets(c)) {
                    brackets++;
                } else if (closesBrackets(c)) {
                    brackets = Math.max(brackets - 1, 0);
                }
            }
        }
    }
}
