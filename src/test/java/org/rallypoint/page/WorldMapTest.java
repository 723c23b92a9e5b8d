package org.rallypoint.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.page.WorldMap.Point;

class WorldMapTest {

    private final WorldMap map = new WorldMap();

    // The places come from d3-geo's geoNaturalEarth1.
    @ParameterizedTest
    @CsvSource(textBlock = """
            London,        51.50853,   -0.12574, 499.70,  87.73
            Berlin,        52.52437,   13.41053, 532.12,  84.61
            New York,      40.71427,  -74.00597, 311.06, 121.77
            São Paulo,    -23.5475,   -46.63611, 373.89, 328.81
            Nairobi,       -1.28333,   36.81667, 602.21, 257.12
            Tokyo,         35.6895,   139.69171, 864.12, 137.93
            Sydney,       -33.86785,  151.20732, 896.78, 362.18
            Suva,         -18.14161,  178.44149, 987.82, 311.35
            Apia,         -13.83333, -171.76666,  27.34, 297.47
            Ushuaia,      -54.81084,  -68.31591, 338.79, 428.37
            Longyearbyen,  78.22334,   15.64689, 530.04,  12.86
            """)
    void citiesLieWhereTheOutlinesHaveThem(String city, double latitude, double longitude, double x, double y) {
        Point point = map.project(latitude, longitude);

        assertThat(point.x()).as(city).isCloseTo(x, within(0.01));
        assertThat(point.y()).as(city).isCloseTo(y, within(0.01));
    }

    @Test
    void theDateLineLiesAtBothEdges() {
        assertThat(map.project(0, -180).x()).isCloseTo(0, within(0.5));
        assertThat(map.project(0, 180).x()).isCloseTo(map.width(), within(0.5));
        assertThat(map.project(0, 0).x()).isEqualTo(map.width() / 2);
    }

    @Test
    void whatIsBeyondAnEdgeComesToLieOnIt() {
        assertThat(map.project(90, 0)).isEqualTo(new Point(map.width() / 2, 0));
        assertThat(map.project(-90, 0)).isEqualTo(new Point(map.width() / 2, map.height()));
        assertThat(map.project(0, 400).x()).isEqualTo(map.width());
        assertThat(map.project(0, -400).x()).isZero();
    }

    @Test
    void theMapIsMoreThanTwiceAsWideAsHigh() {
        assertThat(map.width()).isEqualTo(1000);
        assertThat(map.height()).isBetween(420.0, 480.0);
    }

    @Test
    void theOutlinesAreRelativePathDataOnly() {
        assertThat(map.land()).matches("m[-mlz0-9. ]+z");
    }

    @Test
    void theOutlinesAreSmallEnoughToStandInAPage() {
        assertThat(map.land().length()).isLessThan(42_000);
    }
}
