package org.rallypoint.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far an event is, in kilometres along a great circle, as an expression for the database: from a point, or from the
 * nearest of several. The haversine formula holds at the poles, across the date line and for two points in one street.
 */
record Distance(List<Point> from) {

    /** Stands for the expression where it is not known yet. */
    static final String PLACEHOLDER = "$distance";

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Degrees north and east, WGS 84. */
    record Point(double latitude, double longitude) {}

    String expression() {
        var distances =
                IntStream.range(0, from.size()).mapToObj(Distance::haversine).toList();
        return distances.size() == 1
                ? distances.get(0)
                : distances.stream().collect(Collectors.joining(", ", "least(", ")"));
    }

    Map<String, Object> parameters() {
        var parameters = new TreeMap<String, Object>();
        for (int i = 0; i < from.size(); i++) {
            parameters.put("lat" + i, from.get(i).latitude());
            parameters.put("lon" + i, from.get(i).longitude());
            parameters.put("cosLat" + i, Math.cos(Math.toRadians(from.get(i).latitude())));
        }
        return parameters;
    }

    private static String haversine(int i) {
        var byLatitude = "power(sin(radians($e.latitude - :lat" + i + ") / 2), 2)";
        var byLongitude = "cos(radians($e.latitude)) * :cosLat" + i + " * power(sin(radians($e.longitude - :lon" + i
                + ") / 2), 2)";
        // Rounding may lift the sum above 1 for antipodes, where asin has no answer.
        // A double on both databases: H2 makes a decimal of it otherwise, to which no key of a cursor is equal.
        return "cast(" + 2 * EARTH_RADIUS_KM + " * asin(least(1.0, sqrt(" + byLatitude + " + " + byLongitude
                + "))) as double precision)";
    }
}
