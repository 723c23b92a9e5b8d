package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.SignupLinkView;

/** A link of an event that is no sign-up link. */
@Schema(name = "EventLink", description = "A link that is no sign-up link: a recap, photos, a chat.")
public record EventLinkView(
        @Schema(description = "What it is for; never `signup` here.")
        LinkRel rel,

        @Schema(format = "uri") String url,

        @Nullable @Schema(description = "What to call it, in the language of the answer.")
        String label) {

    static EventLinkView of(Link link, List<String> languages) {
        return new EventLinkView(link.rel(), link.url(), SignupLinkView.label(link, languages));
    }
}
