package org.rallypoint.format.prose;

import org.rallypoint.http.TextHygiene;

/** Texts as every reader of XML and HTML can take them. */
public final class Legible {

    private Legible() {}

    /**
     * The text without what XML 1.0 has no place for (controls, halves of surrogate pairs, U+FFFE) and what turns the
     * direction of text round; its only line break is LF.
     */
    public static String text(String text) {
        var legible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                if (i == text.length() || text.charAt(i) != '\n') {
                    legible.append('\n');
                }
            } else if (isCharacter(c) && !TextHygiene.isBidiControl(c)) {
                legible.appendCodePoint(c);
            }
        }
        return legible.toString();
    }

    /** The same as it stands in HTML and XML, within quotes, too. */
    public static String markup(String text) {
        return text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static boolean isCharacter(int c) {
        var isControl = Character.isISOControl(c) && c != '\n' && c != '\t';
        var isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        var isNoCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !isControl && !isHalf && !isNoCharacter;
    }
}
