package org.rallypoint.access;

import jakarta.annotation.Nullable;
import java.util.UUID;

/** What the policy judges: a campaign, or something of one. */
public interface Guarded {

    /** Slug of the campaign that it belongs to. */
    String campaignSlug();

    /** Whether anyone may see it. */
    boolean isPublic();

    /** The event's id; null for a campaign. */
    @Nullable
    default UUID eventId() {
        return null;
    }

    /** ISO code of the country that it takes place in; null for a campaign. */
    @Nullable
    default String countryCode() {
        return null;
    }

    /** Whom the event belongs to; null for a campaign. */
    @Nullable
    default UUID holder() {
        return null;
    }

    /** Whether chapters may publish in this campaign. */
    default boolean trustsChapters() {
        return false;
    }
}
