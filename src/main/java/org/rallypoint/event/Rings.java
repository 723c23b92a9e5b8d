package org.rallypoint.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Circles around a point, the smallest first: of the events in a wide one, the nearest are found without the distance of all.
 *
 * @param radii in kilometres
 */
record Rings(Distance.Point around, List<Double> radii) {

    /** Less than this is looked through at once. */
    private static final int WIDE_KM = 200;

    static Rings within(int radiusKm, Distance.Point around) {
        return new Rings(
                around,
                radiusKm < WIDE_KM
                        ? List.of()
                        : Stream.of(40, 8).map(part -> (double) radiusKm / part).toList());
    }

    List<String> conditions() {
        return IntStream.range(0, radii.size())
                .mapToObj(i -> box(i).condition(number(i)) + " and " + Distance.PLACEHOLDER + " <= :ring" + i)
                .toList();
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < radii.size(); i++) {
            parameters.putAll(box(i).parameters(number(i)));
            parameters.put("ring" + i, radii.get(i));
        }
        return parameters;
    }

    private Box box(int i) {
        return Box.around(around, radii.get(i));
    }

    /** The box of the radius itself is the first. */
    private static int number(int i) {
        return i + 1;
    }
}
