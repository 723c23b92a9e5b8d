package org.rallypoint.format.discord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rallypoint.format.prose.Legible;

/** What people typed, as Discord shows it unchanged; lengths are UTF-16 code units, never fewer than Discord counts. */
final class DiscordText {

    private static final String LINE_BREAK = "[\\u2028\\u2029]";

    /** Marks and skin tones. Not {@code \X}, which would swallow any mark of Markdown behind a U+0600. */
    private static final String ATTACHED = "[\\p{M}\\x{1F3FB}-\\x{1F3FF}]*+";

    /** What is escaped as one, and is never cut in two: an address, or else what people see as one character. */
    private static final Pattern PIECE = Pattern.compile(
            "(?<address>https?://[^\\s<>]++)"
                    + "|(?<start>(?m:^)(?:[-#>]|\\d{1,9}+\\.))"
                    + "|(?<mark>[\\\\*_~|`\\[\\]()<])"
                    + "|(?<mention>@)(?=everyone|here)"
                    + "|[\\x{1F1E6}-\\x{1F1FF}]{2}"
                    + "|(?s:.)" + ATTACHED + "(?:\\u200D\\p{So}" + ATTACHED + "){0,9}+",
            Pattern.CASE_INSENSITIVE);

    /** What makes an address, or an invitation without its scheme, out of text. */
    private static final Pattern LINKING = Pattern.compile(":(?=//)|\\.(?=\\S)");

    private static final String ZERO_WIDTH_SPACE = "\u200B";
    private static final String MARKS_IN_ADDRESS = "*_~|`[]\\@";
    private static final String PLAIN_IN_LINK = "0123456789-._~:/?#@!$&'*+,;=%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DiscordText() {}

    /** Text in one line of {@code max} at most, cut with an ellipsis. */
    static String line(String text, int max) {
        return escaped(oneLine(text), max);
    }

    /** Text in one line of {@code max} at most where no address can be followed: nobody of ours vouches for it. */
    static String unlinked(String text, int max) {
        return escaped(LINKING.matcher(oneLine(text)).replaceAll("$0" + ZERO_WIDTH_SPACE), max);
    }

    /** Text with its line breaks in {@code max} at most, cut with an ellipsis. */
    static String block(String text, int max) {
        var lines = Legible.text(text)
                .replaceAll(LINE_BREAK, "\n")
                // So that each mark which counts at the start of a line is found there.
                .replaceAll("\\n[\\t\\p{Z}]++", "\n");
        return escaped(lines.strip(), max);
    }

    /** Text in one line where Discord shows no Markdown; nobody is mentioned there either. */
    static String plain(String text, int max) {
        return cut(oneLine(text), max, DiscordText::unmentioned);
    }

    private static String oneLine(String text) {
        return Legible.text(text).replaceAll("[\\s\\p{Z}]++", " ").strip();
    }

    private static String escaped(String text, int max) {
        return cut(text, max, DiscordText::escaped);
    }

    private static String cut(String text, int max, Function<Matcher, String> shown) {
        var out = new StringBuilder();
        int lengthWithRoomForEllipsis = 0;
        var pieces = PIECE.matcher(text);
        while (pieces.find()) {
            var piece = shown.apply(pieces);
            if (out.length() + piece.length() > max) {
                out.setLength(lengthWithRoomForEllipsis);
                return out.append('…').toString();
            }
            out.append(piece);
            if (out.length() < max) {
                lengthWithRoomForEllipsis = out.length();
            }
        }
        return out.toString();
    }

    private static String escaped(Matcher piece) {
        var text = piece.group();
        if (piece.group("address") != null) {
            // A backslash would become part of the address.
            return encoded(text, c -> MARKS_IN_ADDRESS.indexOf(c) < 0);
        }
        if (piece.group("mention") != null) {
            return unmentioned(piece);
        }
        boolean isMark = piece.group("mark") != null || piece.group("start") != null;
        int last = text.length() - 1;
        return isMark ? text.substring(0, last) + '\\' + text.charAt(last) : text;
    }

    private static String unmentioned(Matcher piece) {
        if (piece.group("address") != null) {
            return encoded(piece.group(), c -> c != '@');
        }
        return piece.group("mention") == null ? piece.group() : piece.group() + ZERO_WIDTH_SPACE;
    }

    /** A link of {@code max} at most that shows a word of ours, to the first of the addresses that is short enough. */
    static Optional<String> link(String word, int max, String... urls) {
        return Arrays.stream(urls)
                .map(url -> "[" + word + "](<" + url(url) + ">)")
                .filter(link -> link.length() <= max)
                .findFirst();
    }

    /** An address without anything that could end a link or begin something else: such characters are percent-encoded. */
    static String url(String url) {
        return encoded(url, c -> isLatin(c) || PLAIN_IN_LINK.indexOf(c) >= 0);
    }

    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String encoded(String url, IntPredicate isPlain) {
        var out = new StringBuilder();
        url.codePoints().forEach(c -> {
            if (isPlain.test(c)) {
                out.appendCodePoint(c);
            } else {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.toHexDigits(octet));
                }
            }
        });
        return out.toString();
    }
}
