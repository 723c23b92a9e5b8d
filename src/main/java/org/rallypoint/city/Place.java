package org.rallypoint.city;

import java.time.ZoneId;

/**
 * A town or city of the gazetteer.
 *
 * @param id stable and public, {@code zurich-ch}; {@code [a-z0-9-]{1,100}}, never shaped like a UUID
 * @param geonameId the number in GeoNames
 * @param name its own name as GeoNames lists it, mostly the international one ({@code Copenhagen}, {@code Zürich})
 * @param countryCode ISO 3166-1 alpha-2, or {@code XK}
 * @param region first-level division: the postal abbreviation in the US, Canada and Australia, else GeoNames' admin1
 *     code; null if unknown
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param timeZone IANA name, known to {@link ZoneId}
 * @param population inhabitants, 15,000 or more
 */
public record Place(
        String id,
        int geonameId,
        String name,
        String countryCode,
        String region,
        double latitude,
        double longitude,
        String timeZone,
        int population) {}
