package org.rallypoint.city;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives each different text a number, in the order of their first use. */
final class Numbering {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String text) {
        return numbers.computeIfAbsent(text, next -> numbers.size());
    }

    Set<String> texts() {
        return numbers.keySet();
    }
}
