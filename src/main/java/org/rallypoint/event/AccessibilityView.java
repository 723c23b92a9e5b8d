package org.rallypoint.event;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For whom it is easy to come. */
@Schema(name = "Accessibility", description = "For whom it is easy to come; null is unknown.")
public record AccessibilityView(
        @Nullable Boolean wheelchair,
        @Nullable Boolean signLanguage,

        @Nullable @Schema(description = "A calmer place to stand.")
        Boolean quietArea,

        @Nullable @Schema(description = "In the language of the answer.")
        String note) {

    static AccessibilityView of(@Nullable Accessibility access, @Nullable String note) {
        return access == null
                ? new AccessibilityView(null, null, null, note)
                : new AccessibilityView(access.wheelchair(), access.signLanguage(), access.quietArea(), note);
    }
}
