package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.util.List;
import org.rallypoint.event.EventView;

/**
 * One event by itself.
 *
 * @param campaign title of its campaign
 * @param campaignUrl page of its campaign
 * @param state what became of it, that it is happening now, or that it is over; null before that
 * @param description HTML; null where there is none
 * @param window the days of its campaign, in words; null where it has a day of its own
 * @param where the place with its city, or that it is online
 * @param signups where to sign up, the best first; none of what will not take place
 * @param calendar the address of its calendar file
 * @param jsonLd for search engines; safe inside a page
 */
public record EventSheet(
        EventView event,
        EventRow row,
        String campaign,
        String campaignUrl,
        @Nullable String state,
        @Nullable String description,
        @Nullable String window,
        String where,
        List<Signup> signups,
        String calendar,
        String jsonLd) {

    /** A link and what to call it. */
    public record Signup(String url, String word) {}
}
