package org.rallypoint.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.Page;
import org.rallypoint.http.Revisioned;

/** All supporters on one page; its ETag is the campaign's. */
@Schema(description = "All supporters of a campaign, on one page.")
public record SupporterPage(
        List<SupporterView> items,
        Page.Info page,
        @JsonIgnore @Schema(hidden = true) int revision) implements Revisioned {

    static SupporterPage of(Campaign campaign, List<Supporter> supporters) {
        var page = Page.whole(supporters.stream().map(SupporterView::of).toList());
        return new SupporterPage(page.items(), page.page(), campaign.revision());
    }
}
