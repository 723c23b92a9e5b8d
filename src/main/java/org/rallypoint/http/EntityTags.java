package org.rallypoint.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Entity tags of RFC 9110. */
final class EntityTags {

    /** One member of a list, or nothing between two commas. Possessive, so that a long header costs no stack. */
    private static final Pattern MEMBER = Pattern.compile("\\s*+(?:(?:W/)?+(\"[!#-~\\x80-\\xFF]*+\"))?+\\s*+(?:,|$)");

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
        var member = MEMBER.matcher(field);
        var found = false;
        for (int at = 0; at < field.length(); at = member.end()) {
            // The whole field or nothing: a list with one broken member matches nothing.
            if (!member.region(at, field.length()).lookingAt()) {
                return false;
            }
            found |= tag.equals(member.group(1));
        }
        return found;
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
