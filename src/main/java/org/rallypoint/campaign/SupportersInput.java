package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.city.Countries;
import org.rallypoint.http.BodyReader;
import org.rallypoint.link.WebAddress;

/** All supporters of a campaign, as somebody enters them. */
@Schema(description = "All supporters of a campaign, in the order in which they are shown.")
record SupportersInput(List<Entry> supporters) {

    private static final int MOST = 500;
    private static final int MAX_NAME = 200;

    @Schema(name = "SupporterInput", description = "An organisation that stands behind a campaign.")
    record Entry(
            @Schema(examples = "Example Society") String name,

            @Nullable @Schema(description = "ISO 3166-1 alpha-2, or XK.", examples = "CH")
            String countryCode,

            @Nullable @Schema(format = "uri", description = "Its web page.")
            String url) {}

    static SupportersInput read(BodyReader body) {
        if (!body.has("supporters")) {
            body.require("supporters");
        }
        return new SupportersInput(body.objects("supporters", MOST).stream()
                .map(SupportersInput::entry)
                .toList());
    }

    private static Entry entry(BodyReader body) {
        body.require("name");
        var url = body.url("url");
        if (url != null) {
            body.check(() -> WebAddress.ofPage("url", url));
        }
        return new Entry(body.line("name", MAX_NAME), Countries.read(body, "countryCode"), url);
    }
}
