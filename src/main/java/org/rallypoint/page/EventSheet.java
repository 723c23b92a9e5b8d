package org.rallypoint.page;

import jakarta.annotation.Nullable;
import org.rallypoint.event.EventView;

/**
 * One event by itself.
 *
 * @param campaign title of its campaign
 * @param campaignUrl page of its campaign
 * @param description HTML; null where there is none
 * @param window the days of its campaign, in words; null where it has a day of its own
 * @param movedFrom the day it was planned for before, in words; null where it was not moved
 * @param calendar the address of its calendar file
 * @param jsonLd for search engines; safe inside a page
 */
public record EventSheet(
        EventView event,
        EventRow row,
        String campaign,
        String campaignUrl,
        @Nullable String description,
        @Nullable String window,
        @Nullable String movedFrom,
        String calendar,
        String jsonLd) {}
