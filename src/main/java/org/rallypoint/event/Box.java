package org.rallypoint.event;

import java.util.Map;

/**
 * A part of the earth in which everything lies that is within some distance of a point, and a little more: it spares the database
 * to compute distances to the rest.
 *
 * @param west as {@code east} in degrees, and beyond 180 where the date line is crossed
 */
record Box(double south, double north, double west, double east) {

    private static final double KM_PER_DEGREE = 111.19;
    /** More than all that rounding takes away. */
    private static final double MARGIN = 1e-6;

    static Box around(Distance.Point point, double kilometres) {
        double degrees = kilometres / KM_PER_DEGREE + MARGIN;
        double south = point.latitude() - degrees;
        double north = point.latitude() + degrees;
        if (south <= -90 || north >= 90) {
            // Around a pole it is never far to the east.
            return new Box(south, north, -180, 180);
        }
        double widest = Math.sin(Math.toRadians(degrees)) / Math.cos(Math.toRadians(point.latitude()));
        double half = Math.toDegrees(Math.asin(Math.min(1, widest))) + MARGIN;
        return new Box(south, north, point.longitude() - half, point.longitude() + half);
    }

    /** Over an event {@code $e}; the number tells the parameters of several boxes apart. */
    String condition(int number) {
        var crossesDateLine = west < -180 || east > 180;
        return ("$e.latitude between :south%1$d and :north%1$d and "
                        + (crossesDateLine
                                ? "($e.longitude >= :west%1$d or $e.longitude <= :east%1$d)"
                                : "$e.longitude between :west%1$d and :east%1$d"))
                .formatted(number);
    }

    Map<String, Object> parameters(int number) {
        return Map.of(
                "south" + number,
                south,
                "north" + number,
                north,
                "west" + number,
                west < -180 ? west + 360 : west,
                "east" + number,
                east > 180 ? east - 360 : east);
    }
}
