package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkInput;
import org.rallypoint.link.LinkRel;

/** A link that is no sign-up link, as somebody enters it. */
@Schema(name = "EventLinkInput", description = "A link that is no sign-up link: a recap, photos, a chat.")
public record OtherLinkInput(
        @Schema(description = "What it is for; sign-up links stand in `signupLinks`.")
        LinkRel rel,

        @Schema(format = "uri") String url,

        @Nullable @Schema(description = "What to call it, in the campaign's default language.")
        String label) {

    static List<OtherLinkInput> read(BodyReader body, String key) {
        return body.objects(key, LinkInput.MOST).stream()
                .map(OtherLinkInput::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private static OtherLinkInput read(BodyReader body) {
        body.require("rel");
        var rel = body.oneOf("rel", LinkRel.class);
        if (rel == LinkRel.signup) {
            body.refuse("rel", "signup_elsewhere", "Sign-up links stand in signupLinks.");
        }
        var url = LinkInput.url(body);
        var label = body.line("label", LinkInput.MAX_LABEL);
        return rel == null || url == null ? null : new OtherLinkInput(rel, url, label);
    }

    static OtherLinkInput of(Link link, String defaultLanguage) {
        return new OtherLinkInput(link.rel(), link.url(), link.labels().get(defaultLanguage));
    }
}
