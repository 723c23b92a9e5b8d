package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organisation that stands behind a campaign. */
@Schema(name = "Supporter", description = "An organisation that stands behind a campaign.")
public record SupporterView(
        @Schema(examples = "Example Society") String name,

        @Nullable @Schema(description = "ISO 3166-1 alpha-2, or XK.", examples = "CH")
        String countryCode,

        @Nullable @Schema(format = "uri", description = "Its web page.")
        String url) {

    static SupporterView of(Supporter supporter) {
        return new SupporterView(supporter.name(), supporter.countryCode(), supporter.url());
    }
}
