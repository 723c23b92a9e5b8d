package org.rallypoint.http;

import jakarta.annotation.Nullable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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
        if (entity instanceof RawBody body) {
            return of(bytes, body.ofRevision());
        }
        return of(bytes, entity instanceof Revisioned revisioned ? revisioned.revision() : null);
    }

    /** The tag of an answer about one thing begins with its revision. */
    static String of(byte[] bytes, @Nullable Integer revision) {
        return '"' + (revision == null ? "" : revision + "-") + hash(bytes) + '"';
    }

    /** If-None-Match compares weakly: {@code W/"a"} and {@code "a"} are one, since proxies that compress write the former. */
    static boolean matchesAny(List<String> ifNoneMatch, String tag) {
        if (ifNoneMatch == null || ifNoneMatch.isEmpty()) {
            return false;
        }
        var field = join(ifNoneMatch);
        return field.equals("*") || listed(field).contains(tag);
    }

    /** A field that stands on several lines is one list. */
    static String join(List<String> lines) {
        return String.join(",", lines).strip();
    }

    /** The tags of a field with their quotes, weak ones without their mark; none when any part of it is broken. */
    static List<String> listed(String field) {
        var tags = new ArrayList<String>();
        var member = MEMBER.matcher(field);
        for (int at = 0; at < field.length(); at = member.end()) {
            if (!member.region(at, field.length()).lookingAt()) {
                return List.of();
            }
            if (member.group(1) != null) {
                tags.add(member.group(1));
            }
        }
        return tags;
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
