package org.rallypoint.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;

/** A sign-up link as somebody enters it. */
@Schema(name = "SignupLinkInput", description = "A sign-up link; its platform is read off the url.")
public record LinkInput(
        @Schema(
                format = "uri",
                description = "https or http; kept as it is given.",
                examples = "https://lu.ma/w5cxxfuq")
        String url,

        @Nullable @Schema(description = "Without it, what the url looks like.")
        LinkKind kind,

        @Nullable @Schema(description = "What to call it, in the campaign's default language.")
        String label,

        @Nullable @Schema(description = "At most one link is chosen as the primary one.")
        Boolean primary) {

    public static final int MOST = 20;
    public static final int MAX_LABEL = 200;

    /** All links under a key; one that can't be read is left out, and the reader tells why. */
    public static List<LinkInput> read(BodyReader body, String key) {
        var links = body.objects(key, MOST).stream()
                .map(LinkInput::read)
                .filter(Objects::nonNull)
                .toList();
        if (links.stream().map(LinkInput::url).distinct().count() < links.size()) {
            body.refuse(key, "repeated_link", "A link is given once.");
        }
        return links;
    }

    private static LinkInput read(BodyReader body) {
        body.readOnly(List.of("platform"));
        var url = url(body);
        var kind = body.oneOf("kind", LinkKind.class);
        var label = body.line("label", MAX_LABEL);
        var primary = body.flag("primary");
        return url == null ? null : new LinkInput(url, kind, label, Boolean.TRUE.equals(primary));
    }

    /** The address of a page under {@code url}; null when there is none, which the reader then tells. */
    @Nullable
    public static String url(BodyReader body) {
        body.require("url");
        var url = body.url("url");
        return url == null
                ? null
                : body.get(() -> WebAddress.ofPage("url", url).url()).orElse(null);
    }

    /** Refuses labels in {@code translations} for links that aren't there. */
    public static void checkLabels(ObjectNode given, Collection<String> urls, BodyReader body) {
        given.path("translations")
                .properties()
                .forEach(texts -> texts.getValue()
                        .path("linkLabels")
                        .properties()
                        .forEach(label -> {
                            if (!label.getValue().isNull() && !urls.contains(label.getKey())) {
                                body.refuse(
                                        "translations", "unknown_link", "linkLabels names a url that is no link here.");
                            }
                        }));
    }

    /** As the link stands now. */
    public static LinkInput of(Link link, String defaultLanguage) {
        return new LinkInput(link.url(), link.kind(), link.labels().get(defaultLanguage), link.isChosen());
    }
}
