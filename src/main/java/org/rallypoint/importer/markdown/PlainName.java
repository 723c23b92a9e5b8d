package org.rallypoint.importer.markdown;

import java.util.regex.Pattern;

/** Names of places, taken out of the signs and remarks around them. */
final class PlainName {

    private static final Pattern SPACES = Pattern.compile("[ \\n" + MarkedText.BREAK + MarkedText.OBJECT + "]+");

    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]]*)(?:[)\\]]|$)");

    private static final String APOSTROPHES = "'\u2018\u2019";

    private static final int VARIATION_SELECTOR = 0xFE0F;

    private PlainName() {}

    /** With one space for each run of white space, none at the ends. */
    static String onOneLine(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Without notes, brackets that name nothing, emoji and punctuation around it; {@code Halle (Saale)} stays. */
    static String of(String text) {
        String named = BRACKETS.matcher(text).replaceAll(found -> isName(found.group(1)) ? "$0" : " ");
        return withoutEdges(BulletNotes.without(onOneLine(named)));
    }

    /** Without what is no letter or digit at its ends. */
    static String withoutEdges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !mayBegin(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && !mayEnd(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        // Washington D.C. and U.K. end with a full stop of their own.
        boolean isAbbreviated = to < text.length() && text.charAt(to) == '.' && text.lastIndexOf('.', to - 1) > from;
        return text.substring(from, isAbbreviated ? to + 1 : to);
    }

    static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    static boolean hasDigits(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    private static boolean isName(String bracketed) {
        return hasWords(bracketed)
                && !hasDigits(bracketed)
                && bracketed.indexOf(MarkedText.OBJECT) < 0
                && !BulletNotes.isNote(bracketed);
    }

    private static boolean mayBegin(int point) {
        return Character.isLetterOrDigit(point) || APOSTROPHES.indexOf(point) >= 0;
    }

    private static boolean mayEnd(int point) {
        boolean isAccent = Character.getType(point) == Character.NON_SPACING_MARK && point != VARIATION_SELECTOR;
        return Character.isLetterOrDigit(point) || isAccent || point == ')';
    }
}
