package org.rallypoint.change;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What changed: a campaign, or an event of it in a city.
 *
 * @param campaign its slug
 * @param eventId null for the campaign itself
 * @param where the event is; null for the campaign itself
 * @param former where the event was until now; null where it has not moved
 */
public record Changed(
        UUID campaignId,
        String campaign,
        @Nullable UUID eventId,
        @Nullable Where where,
        @Nullable Where former,
        int revision) {

    /** A city and its country. */
    public record Where(String cityId, String countryCode) {}
}
