package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;
import org.rallypoint.link.LinkInput;

/** What an event says in one language, as somebody enters it. */
@Schema(description = "What an event says in one language; what is null is not translated.")
public record EventTranslationInput(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String statusNote,
        @Nullable String whatToBring,
        @Nullable String imageAlt,
        @Nullable String accessibilityNote,

        @Nullable @Schema(description = "Labels of links, by url.")
        SortedMap<String, String> linkLabels) {

    static EventTranslationInput read(BodyReader body) {
        return new EventTranslationInput(
                body.line("title", EventInput.MAX_TITLE),
                body.line("summary", EventInput.MAX_SUMMARY),
                body.lines("description", EventInput.MAX_DESCRIPTION),
                body.line("statusNote", EventInput.MAX_NOTE),
                body.lines("whatToBring", EventInput.MAX_LONG_NOTE),
                body.line("imageAlt", EventInput.MAX_NOTE),
                body.lines("accessibilityNote", EventInput.MAX_LONG_NOTE),
                body.labels("linkLabels", LinkInput.MAX_LABEL));
    }

    static EventTranslationInput of(Event event, String language) {
        var text = event.text(language);
        var labels = new TreeMap<String, String>();
        event.links().forEach(link -> {
            var label = link.labels().get(language);
            if (label != null) {
                labels.put(link.url(), label);
            }
        });
        return new EventTranslationInput(
                text.title(),
                text.summary(),
                text.description(),
                text.statusNote(),
                text.whatToBring(),
                text.imageAlt(),
                text.accessibilityNote(),
                labels);
    }

    EventText text() {
        return new EventText(title, summary, description, statusNote, whatToBring, imageAlt, accessibilityNote);
    }
}
