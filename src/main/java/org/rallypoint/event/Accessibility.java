package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Embeddable;

/** For whom it is easy to come; null is unknown. */
@Embeddable
public record Accessibility(
        @Nullable Boolean wheelchair,
        @Nullable Boolean signLanguage,
        @Nullable Boolean quietArea) {}
