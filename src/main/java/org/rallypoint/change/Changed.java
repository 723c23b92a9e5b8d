package org.rallypoint.change;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What changed: a campaign, or an event of it in a city.
 *
 * @param campaign its slug
 */
public record Changed(
        UUID campaignId,
        String campaign,
        @Nullable UUID eventId,
        @Nullable String cityId,
        @Nullable String countryCode,
        int revision) {}
