package org.rallypoint.importer.calendar;

import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A content line of a calendar (RFC 5545, 3.1), unfolded.
 *
 * @param number of the line in the file on which it begins, from 1
 * @param name of the property, in capitals; empty for a line that is no property
 * @param parameters as they are written, without the name
 * @param value as it is written
 */
record CalendarLine(int number, String name, String parameters, String value) {

    /** Hands on each line that isn't blank. */
    static void read(String text, Consumer<CalendarLine> lines) {
        int number = 0;
        int begun = 0;
        var line = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            number++;
            int end = endOfLine(text, from);
            var isFolded = begun > 0 && (text.charAt(from) == ' ' || text.charAt(from) == '\t');
            if (!isFolded) {
                handOn(begun, line, lines);
                line.setLength(0);
                begun = number;
            }
            line.append(text, isFolded ? from + 1 : from, end);
            from = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        handOn(begun, line, lines);
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static void handOn(int number, StringBuilder line, Consumer<CalendarLine> lines) {
        var content = line.toString();
        if (!content.isBlank()) {
            lines.accept(of(number, content));
        }
    }

    private static CalendarLine of(int number, String content) {
        int end = 0;
        while (end < content.length() && isOfName(content.charAt(end))) {
            end++;
        }
        // Some feeds open a quote and never close it.
        int unquoted = colon(content, end);
        int colon = unquoted < 0 ? content.indexOf(':', end) : unquoted;
        var isProperty = end > 0 && colon >= 0 && (colon == end || content.charAt(end) == ';');
        return isProperty
                ? new CalendarLine(
                        number,
                        content.substring(0, end).toUpperCase(Locale.ROOT),
                        content.substring(end, colon),
                        content.substring(colon + 1))
                : new CalendarLine(number, "", "", content);
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** The first colon outside quotes; -1 if there is none. */
    private static int colon(String content, int from) {
        var quoted = false;
        for (int i = from; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** A parameter without its quotes; null if it isn't there. */
    @Nullable
    String parameter(String wanted) {
        int from = 0;
        while (from < parameters.length()) {
            int end = semicolon(from + 1);
            var parameter = parameters.substring(from + 1, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(wanted)) {
                return decoded(parameter.substring(equals + 1).strip());
            }
            from = end;
        }
        return null;
    }

    private int semicolon(int from) {
        var quoted = false;
        int end = from;
        while (end < parameters.length() && (quoted || parameters.charAt(end) != ';')) {
            quoted ^= parameters.charAt(end) == '"';
            end++;
        }
        return end;
    }

    /** RFC 6868. */
    private static String decoded(String value) {
        return value.replace("\"", "").replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
    }

    /** The value as text (RFC 5545, 3.3.11). */
    String text() {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (c != '\\' || "\\;,:\"nN".indexOf(next) < 0) {
                text.append(c);
            } else {
                text.append(next == 'n' || next == 'N' ? '\n' : next);
                i++;
            }
        }
        return text.toString();
    }

    boolean is(String name, String value) {
        return this.name.equals(name) && this.value.strip().equalsIgnoreCase(value);
    }
}
