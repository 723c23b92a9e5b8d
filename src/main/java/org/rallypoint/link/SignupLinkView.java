package org.rallypoint.link;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where people say that they will come. */
@Schema(name = "SignupLink", description = "Where people say that they will come.")
public record SignupLinkView(
        @Schema(description = "Read off the host of the url.")
        Platform platform,

        @Schema(description = "`event` and `website` are sign-up pages; an organiser's page or a group chat is none.")
        LinkKind kind,

        @Schema(format = "uri", description = "As it was given, for people to click.")
        String url,

        @Nullable
        @Schema(description = "What to call it, in the language of the answer; null: use the platform's name.")
        String label,

        @Schema(description = "True for one link at most: the one to show when there is room for one.")
        boolean primary) {

    /** In the order given; labels are looked for in the languages, best first. */
    public static List<SignupLinkView> of(List<Link> signupLinks, List<String> languages) {
        var primary = Link.primary(signupLinks).orElse(null);
        return signupLinks.stream()
                .map(link -> new SignupLinkView(
                        link.platform(), link.kind(), link.url(), label(link, languages), link == primary))
                .toList();
    }

    /** The link's label in the best of the languages, or null. */
    public static String label(Link link, List<String> languages) {
        return languages.stream()
                .map(link.labels()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
