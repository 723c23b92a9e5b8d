package org.rallypoint.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Entity tags of RFC 9110. */
final class EntityTags {

    /** The whole field or nothing: a list with one broken member matches nothing. */
    private static final Pattern LIST = Pattern.compile(
            "\\s*(?:(?:W/)?\"[!#-~\\x80-\\xFF]*\")?" + "(?:\\s*,\\s*(?:(?:W/)?\"[!#-~\\x80-\\xFF]*\")?)*\\s*");

    private static final Pattern OPAQUE = Pattern.compile("\"[!#-~\\x80-\\xFF]*\"");
    private static final int HASH_BYTES = 12;

    private EntityTags() {}

    /** A strong tag: another byte gives another tag. */
    static String of(byte[] bytes, Object entity) {
        var revision = entity instanceof Revisioned revisioned ? revisioned.revision() + "-" : "";
        return '"' + revision + hash(bytes) + '"';
    }

    /** If-None-Match compares weakly: {@code W/"a"} and {@code "a"} are one, since proxies that compress write the former. */
    static boolean matchesAny(List<String> ifNoneMatch, String tag) {
        if (ifNoneMatch == null || ifNoneMatch.isEmpty()) {
            return false;
        }
        var field = String.join(",", ifNoneMatch).strip();
        if (field.equals("*")) {
            return true;
        }
        return LIST.matcher(field).matches()
                && OPAQUE.matcher(field)
                        .results()
                        .anyMatch(match -> match.group().equals(tag));
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
