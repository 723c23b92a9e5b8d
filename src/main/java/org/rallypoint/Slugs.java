package org.rallypoint;

import java.util.regex.Pattern;

/** Names in addresses: {@code [a-z0-9-]}, up to 100 characters, never shaped like an id, since both stand in one place. */
public final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private Slugs() {}

    /** The slug itself; throws {@link RuleViolation} on {@code field} when it is none. */
    public static String checked(String field, String slug) {
        if (!SLUG.matcher(slug).matches() || isUuid(slug)) {
            throw new RuleViolation(
                    field, "bad_slug", "A slug is 1 to 100 of a-z, 0-9 and -, and not shaped like a UUID.");
        }
        return slug;
    }

    public static boolean isUuid(String text) {
        return UUID_SHAPE.matcher(text).matches();
    }
}
