package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.util.List;
import org.rallypoint.campaign.CampaignView;

/**
 * A campaign with all its events.
 *
 * @param textLanguage BCP 47; of what was written, which may be another one than that of names and words
 * @param description HTML; null where there is none
 * @param days its first and last one, in words
 * @param cities how many there are in how many countries, in words
 * @param map what the map shows, in words
 * @param land the outlines, as path data of SVG
 * @param viewBox of the map
 * @param calendar an address that calendars subscribe to
 * @param formats the list in other formats
 * @param oembed where other sites ask how to embed the list
 */
public record CampaignPage(
        CampaignView campaign,
        String textLanguage,
        @Nullable String description,
        String days,
        String cities,
        String map,
        String land,
        String viewBox,
        List<Mark> marks,
        List<EventRow> ahead,
        List<EventRow> past,
        String calendar,
        List<InFormat> formats,
        String oembed) {

    /**
     * A dot on the map.
     *
     * @param state the name of a style
     * @param cross path data of SVG; null where it has none
     */
    public record Mark(
            String city,
            String x,
            String y,
            String radius,
            String state,
            @Nullable String cross) {}

    /** An address in another format, with the media type that feed readers look for. */
    public record InFormat(String name, String mediaType, String url) {}
}
