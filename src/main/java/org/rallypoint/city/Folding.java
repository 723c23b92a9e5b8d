package org.rallypoint.city;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings spellings of the same words together, in any script: without accents, case, apostrophes or punctuation. */
public final class Folding {

    private static final int SLUG_LENGTH = 100;

    private static final Pattern NO_PLAIN_LETTERS = Pattern.compile("[^a-z0-9]+");

    // The normaliser needs the square of the time for a run of marks; Unicode's stream-safe texts have no longer ones.
    private static final int MARKS_OF_A_LETTER = 30;

    private static final String APOSTROPHES =
            "'`\u2018\u2019\u201B\u2032\u2035\u02B9\u02BA\u02BB\u02BC\u02BD\u02BE\u02BF"
                    + "\u02C8\u02CA\u02CB\u055A\u05F3\u05F4\uA78B\uA78C\u00B4\u1FFD";

    private static final char ARABIC_STRETCH = '\u0640';

    // The marks of other scripts are letters to their readers: no word is left of Hindi without its vowel signs.
    private static final Set<UnicodeBlock> OPTIONAL_MARKS = Set.of(
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS_EXTENDED,
            UnicodeBlock.COMBINING_DIACRITICAL_MARKS_SUPPLEMENT,
            UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
            UnicodeBlock.COMBINING_HALF_MARKS,
            UnicodeBlock.CYRILLIC,
            UnicodeBlock.HEBREW,
            UnicodeBlock.ARABIC,
            UnicodeBlock.ARABIC_EXTENDED_A,
            UnicodeBlock.SYRIAC);

    private Folding() {}

    /**
     * The form in which two spellings are equal: {@code N’Djaména} and {@code NDJAMENA} are {@code ndjamena}.
     * Latin, Greek and Cyrillic accents, Hebrew points and Arabic vowel marks go, vowel signs of Indic scripts stay.
     * Runs of anything but letters and digits become one space, none at the ends.
     *
     * @param text any text, broken surrogates included
     * @return folding it again changes nothing; empty if no letter or digit is in it
     */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int marks = 0;
        for (int point : decomposed(text).codePoints().toArray()) {
            if (isDropped(point)) {
                continue;
            }
            marks = isMark(point) ? marks + 1 : 0;
            if (!isKept(point)) {
                beginNextWord(folded);
            } else if (marks <= MARKS_OF_A_LETTER) {
                append(folded, point);
            }
        }
        return Normalizer.normalize(folded.toString().strip(), Form.NFC);
    }

    /**
     * The text as part of a web address: its folded Latin letters and digits, all else a hyphen.
     *
     * @return {@code [a-z0-9-]}, at most 100 characters, no hyphen at the ends or twice; empty if nothing remains. The
     *     caller minds the shape of a UUID.
     */
    public static String slug(String text) {
        String hyphened = NO_PLAIN_LETTERS.matcher(fold(text)).replaceAll("-");
        String begun = hyphened.startsWith("-") ? hyphened.substring(1) : hyphened;
        String cut = begun.substring(0, Math.min(SLUG_LENGTH, begun.length()));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** Letter by letter, since the normaliser takes long over a run of marks; the composing at the end orders them. */
    private static String decomposed(String text) {
        StringBuilder parts = new StringBuilder(text.length());
        for (int point : text.codePoints().toArray()) {
            if (point < 0x80) {
                parts.append((char) point);
            } else if (!isDropped(point)) {
                parts.append(Normalizer.normalize(Character.toString(point), Form.NFKD));
            }
        }
        return parts.toString();
    }

    private static void beginNextWord(StringBuilder folded) {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static boolean isDropped(int point) {
        return APOSTROPHES.indexOf(point) >= 0
                || point == ARABIC_STRETCH
                || Character.getType(point) == Character.FORMAT
                || (isNonSpacing(point) && OPTIONAL_MARKS.contains(UnicodeBlock.of(point)));
    }

    private static boolean isMark(int point) {
        return isNonSpacing(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isNonSpacing(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isKept(int point) {
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    private static void append(StringBuilder folded, int point) {
        int lower = Character.toLowerCase(point);
        String plain = lower < 0x80 ? null : plain(lower);
        if (plain == null) {
            folded.appendCodePoint(lower);
        } else {
            folded.append(plain);
        }
    }

    /** Letters that Unicode does not take apart but people type without their stroke, hook or ligature. */
    private static String plain(int lower) {
        return switch (lower) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ø', 'ɔ' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð', 'ɖ', 'ɗ' -> "d";
            case 'ħ' -> "h";
            case 'ı', 'ɨ' -> "i";
            case 'ŋ' -> "n";
            case 'ŧ' -> "t";
            case 'ɓ' -> "b";
            case 'ƙ' -> "k";
            case 'ƴ' -> "y";
            case 'ə', 'ǝ', 'ɛ' -> "e";
            case 'ς' -> "σ";
            case 'ی' -> "ي";
            case 'ک' -> "ك";
            default -> null;
        };
    }
}
