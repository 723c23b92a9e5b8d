package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    @Test
    void whatIsWithinTheDistanceIsInTheBox() {
        var random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            // As often near a pole and the date line as elsewhere, and at the very edge as inside.
            double latitude = i % 3 == 0 ? 90 - random.nextDouble() : random.nextDouble() * 180 - 90;
            double longitude = i % 5 == 0 ? -180 + random.nextDouble() : random.nextDouble() * 360 - 180;
            double kilometres = i % 7 == 0 ? random.nextInt(20_040) + 1 : random.nextInt(500) + 1;
            double away = i % 2 == 0 ? kilometres : random.nextDouble() * kilometres;
            var there = moved(latitude, longitude, random.nextDouble() * 360, away);

            assertThat(holds(Box.around(new Distance.Point(latitude, longitude), kilometres), there))
                    .as("%f, %f and %s within %f km", latitude, longitude, there, kilometres)
                    .isTrue();
        }
    }

    @Test
    void whatIsFarAwayIsNot() {
        var box = Box.around(new Distance.Point(47, 8), 100);

        assertThat(holds(box, new Distance.Point(47, 8.1))).isTrue();
        assertThat(holds(box, new Distance.Point(49, 8))).isFalse();
        assertThat(holds(box, new Distance.Point(47, 10))).isFalse();
    }

    @Test
    void itCrossesTheDateLineBothWays() {
        var east = Box.around(new Distance.Point(-17, 179.9), 100);
        var west = Box.around(new Distance.Point(-17, -179.9), 100);

        for (var box : new Box[] {east, west}) {
            assertThat(box.condition(0)).contains("or $e.longitude");
            assertThat(holds(box, new Distance.Point(-17, 180))).isTrue();
            assertThat(holds(box, new Distance.Point(-17, -180))).isTrue();
            assertThat(holds(box, new Distance.Point(-17, 0))).isFalse();
        }
    }

    private static boolean holds(Box box, Distance.Point point) {
        var bounds = box.parameters(0);
        double west = (Double) bounds.get("west0");
        double east = (Double) bounds.get("east0");
        boolean inLongitude = box.condition(0).contains(" or ")
                ? point.longitude() >= west || point.longitude() <= east
                : point.longitude() >= west && point.longitude() <= east;
        return inLongitude
                && point.latitude() >= (Double) bounds.get("south0")
                && point.latitude() <= (Double) bounds.get("north0");
    }

    /** Where one comes to who goes so far along a great circle. */
    private static Distance.Point moved(double latitude, double longitude, double bearing, double kilometres) {
        double angle = kilometres / EARTH_RADIUS_KM;
        double from = Math.toRadians(latitude);
        double course = Math.toRadians(bearing);
        double to = Math.asin(Math.max(
                -1,
                Math.min(1, Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(course))));
        double turned = Math.atan2(
                Math.sin(course) * Math.sin(angle) * Math.cos(from), Math.cos(angle) - Math.sin(from) * Math.sin(to));
        double there = longitude + Math.toDegrees(turned);
        return new Distance.Point(Math.toDegrees(to), there > 180 ? there - 360 : there < -180 ? there + 360 : there);
    }
}
