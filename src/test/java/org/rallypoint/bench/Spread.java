package org.rallypoint.bench;

import java.util.Collection;
import java.util.Locale;

/** A figure of many rounds: what lies in the middle, and how far they are apart. */
record Spread(double median, double least, double most) {

    static Spread of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** @param format of each of the three */
    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, least, most);
    }
}
