package org.rallypoint.importer.markdown;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.rallypoint.importer.markdown.MarkedText.Look;
import org.rallypoint.importer.markdown.MarkedText.Mark;

/**
 * What stands between two commas, dashes or the like.
 *
 * @param text as it is written
 * @param aside what follows a name in bold or a link, in brackets; empty if nothing does
 * @param followsComma false for the first one, and behind other signs
 * @param standsOut whether it is just what a link or bold letters name
 */
record Piece(String text, String aside, boolean followsComma, boolean standsOut) {

    /** As many as a place and some words behind it need. */
    private static final int MOST = 6;

    private static final String COMMAS = ",;\uFF0C\u3001\u060C";
    private static final String OTHER_SIGNS = "|\u00B7\u2022" + MarkedText.BREAK + MarkedText.OBJECT;
    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212";

    /** The first of a paragraph, in their order; none is empty of words. */
    static List<Piece> of(MarkedText paragraph) {
        var cutting = new Cutting(paragraph);
        cutting.cut();
        return cutting.pieces;
    }

    /** Goes along the text once. */
    private static final class Cutting {

        private final String text;
        private final List<Mark> names;
        private final BitSet endsOfNames = new BitSet();
        private final BitSet beginningsOfAsides = new BitSet();
        private final List<Piece> pieces = new ArrayList<>();
        private int from;
        private boolean followsComma;

        Cutting(MarkedText paragraph) {
            text = paragraph.text();
            names = paragraph.marks().stream()
                    .filter(mark -> mark.look() != Look.ITALIC)
                    .toList();
            names.forEach(name -> endsOfNames.set(name.end()));
            paragraph.marks().stream()
                    .filter(mark -> mark.look() != Look.BOLD)
                    .forEach(mark -> beginningsOfAsides.set(mark.start()));
        }

        void cut() {
            int brackets = 0;
            for (int i = 0; i < text.length() && pieces.size() < MOST; i++) {
                char c = text.charAt(i);
                if (brackets == 0 && beginningsOfAsides.get(i) && PlainName.hasWords(text.substring(from, i))) {
                    end(i, i, false);
                }
                if (brackets == 0 && separates(i)) {
                    end(i, i + 1, COMMAS.indexOf(c) >= 0);
                } else if (MarkedText.opensBrackets(c)) {
                    brackets++;
                } else if (MarkedText.closesBrackets(c)) {
                    brackets = Math.max(brackets - 1, 0);
                }
            }
            end(text.length(), text.length(), false);
        }

        private boolean separates(int i) {
            char c = text.charAt(i);
            return COMMAS.indexOf(c) >= 0
                    || OTHER_SIGNS.indexOf(c) >= 0
                    || (c == ':' && isSpace(i + 1))
                    || (DASHES.indexOf(c) >= 0 && isSpace(i - 1) && isSpace(i + 1))
                    || (c == '.' && isSpace(i + 1) && (endsOfNames.get(i) || endsOfNames.get(i + 1)));
        }

        /** Beyond the text is space. */
        private boolean isSpace(int i) {
            return i < 0 || i >= text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\n';
        }

        private void end(int to, int next, boolean isComma) {
            if (pieces.size() < MOST && PlainName.hasWords(text.substring(from, to))) {
                pieces.add(piece(to));
                followsComma = isComma;
            } else {
                followsComma |= isComma;
            }
            from = next;
        }

        /** A name may have its comma or full stop within the bold letters. */
        private Piece piece(int to) {
            var name = names.stream()
                    .filter(mark -> mark.start() >= from && mark.end() <= to + 1)
                    .filter(mark -> !PlainName.hasWords(text.substring(from, mark.start())))
                    .filter(mark -> PlainName.hasWords(text.substring(mark.start(), mark.end())))
                    .findFirst();
            int end = name.map(mark -> Math.min(mark.end(), to)).orElse(to);
            String rest = text.substring(end, to).strip();
            return rest.startsWith("(")
                    ? new Piece(text.substring(from, end), rest, followsComma, true)
                    : new Piece(text.substring(from, to), "", followsComma, name.isPresent());
        }
    }
}
