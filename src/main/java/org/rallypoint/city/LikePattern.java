package org.rallypoint.city;

/** Text inside a LIKE, where {@code %} and {@code _} of a reader's are themselves; goes with {@code escape '!'}. */
public final class LikePattern {

    private LikePattern() {}

    public static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }
}
