package org.rallypoint.http;

import java.util.Arrays;

/** Writes JSON pointers of RFC 6901. */
final class JsonPointers {

    private static final int MAX_KEY = 100;

    private JsonPointers() {}

    /** The pointer to a key of an object. */
    static String to(String object, String key) {
        return object + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to the field of a RuleViolation, whose steps are parted by dots. */
    static String ofField(String field) {
        return field.isEmpty() ? "" : "/" + field.replace('.', '/');
    }

    /** The pointer to a key that somebody else has chosen; to the object itself when no person could have typed that key. */
    static String toGiven(String object, String key) {
        return isShowable(key) ? to(object, key) : object;
    }

    /** A pointer as it can be shown; to the whole when it goes through a key that no person could have typed. */
    static String shown(String pointer) {
        return Arrays.stream(pointer.split("/", -1)).allMatch(JsonPointers::isShowable) ? pointer : "";
    }

    private static boolean isShowable(String key) {
        return key.length() <= MAX_KEY && TextHygiene.fault(key).isEmpty();
    }
}
