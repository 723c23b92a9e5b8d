package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.link.Link;

/** What an event says in one language, without fallback. */
@Schema(description = "What an event says in one language, without fallback: null is not translated.")
public record EventTranslation(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String statusNote,
        @Nullable String whatToBring,
        @Nullable String imageAlt,
        @Nullable String accessibilityNote,
        @Schema(description = "Labels of links, by url.") Map<String, String> linkLabels) {

    static EventTranslation of(EventText text, List<Link> links, String language) {
        return new EventTranslation(
                text.title(),
                text.summary(),
                text.description(),
                text.statusNote(),
                text.whatToBring(),
                text.imageAlt(),
                text.accessibilityNote(),
                Link.labelsIn(links, language));
    }
}
