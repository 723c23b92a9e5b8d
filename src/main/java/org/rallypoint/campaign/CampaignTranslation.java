package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.link.Link;

/** What a campaign says in one language, without fallback. */
@Schema(description = "What a campaign says in one language, without fallback: null is not translated.")
public record CampaignTranslation(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        List<String> demands,
        @Nullable String summitName,
        @Schema(description = "Labels of links, by url.") Map<String, String> linkLabels) {

    static CampaignTranslation of(CampaignText text, List<Link> links, String language) {
        return new CampaignTranslation(
                text.title(),
                text.summary(),
                text.description(),
                text.demandList(),
                text.summitName(),
                Link.labelsIn(links, language));
    }
}
