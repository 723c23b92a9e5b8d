package org.rallypoint.http;

import java.util.Optional;

/** The one check of any text that comes from outside: what no person types and what readers or databases choke on. */
public final class TextHygiene {

    /** As in Unicode's stream-safe text: more take long to be put in order, and lie over the lines around them. */
    private static final int MARKS_OF_A_LETTER = 30;

    private TextHygiene() {}

    /** What is wrong with the text, as a sentence; empty when it is fine. Tab and line breaks count as control characters. */
    public static Optional<String> fault(String text) {
        return faultOfCharacters(text)
                .or(() -> !text.isEmpty() && isBlank(text) ? Optional.of("is blank") : Optional.empty());
    }

    /** The same of text that may be blank. */
    static Optional<String> faultOfCharacters(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MARKS_OF_A_LETTER) {
                return Optional.of("has more than " + MARKS_OF_A_LETTER + " marks on one letter");
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return Optional.of("has half of a surrogate pair");
            }
            if (Character.isISOControl(c)) {
                return Optional.of(String.format("has the control character U+%04X", c));
            }
            if (isBidiControl(c)) {
                return Optional.of(String.format("has the text-direction control U+%04X", c));
            }
            if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
                return Optional.of(String.format("has U+%04X, which is no character", c));
            }
            i += Character.charCount(c);
        }
        return Optional.empty();
    }

    /** Whether nothing of the text can be seen; so it is with an empty one. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextHygiene::isInvisible);
    }

    /** Unicode's property Bidi_Control: with these a text can show something else than it says. */
    public static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Joiners and variation selectors that are marks by category, and letters that are drawn as nothing. */
    private static boolean isZeroWidthMark(int c) {
        return c == 0x034F
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || c == 0x115F
                || c == 0x1160
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0;
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || isZeroWidthMark(c);
    }
}
