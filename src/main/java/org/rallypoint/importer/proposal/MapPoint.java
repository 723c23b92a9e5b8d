package org.rallypoint.importer.proposal;

import jakarta.annotation.Nullable;

/**
 * A point on the map, WGS 84.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record MapPoint(double latitude, double longitude) {

    private static final int POLE = 90;
    private static final int HALF_ROUND = 180;

    /** Null unless both are known and lie on the earth. */
    @Nullable
    public static MapPoint read(@Nullable Double latitude, @Nullable Double longitude, Sketch sketch) {
        // Where programs put what they don't know.
        var isUnknown = latitude == null || longitude == null || (latitude == 0 && longitude == 0);
        if (isUnknown) {
            return null;
        }
        if (!(Math.abs(latitude) <= POLE && Math.abs(longitude) <= HALF_ROUND)) {
            sketch.doubt("bad_point", "Latitudes go to 90 degrees, longitudes to 180.");
            return null;
        }
        return new MapPoint(latitude, longitude);
    }
}
