package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.TextsInLanguages;

/** The political meeting that a campaign answers. */
@Schema(name = "Summit", description = "The political meeting that a campaign answers.")
public record SummitView(
        @Nullable @Schema(description = "In the language of the answer.")
        String name,

        @Nullable @Schema(examples = "Paris") String city,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2, or XK.", examples = "FR")
        String countryCode,

        @Nullable @Schema(description = "First day.") LocalDate startDate,
        @Nullable @Schema(description = "Last day.") LocalDate endDate,

        @Nullable @Schema(format = "uri", description = "Its web page.")
        String url) {

    static SummitView of(Summit summit, TextsInLanguages<CampaignText> texts) {
        var name = texts.best(CampaignText::summitName);
        if (summit == null) {
            return name == null ? null : new SummitView(name, null, null, null, null, null);
        }
        return new SummitView(
                name, summit.city(), summit.countryCode(), summit.startDate(), summit.endDate(), summit.url());
    }
}
