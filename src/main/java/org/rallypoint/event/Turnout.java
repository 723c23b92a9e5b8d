package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many came, afterwards. */
@Embeddable
@Schema(description = "How many people came.")
public record Turnout(
        @Nullable @Column(name = "turnout_low") @Schema(description = "At least so many.")
        Integer low,

        @Nullable @Column(name = "turnout_high") @Schema(description = "At most so many.")
        Integer high,

        @Nullable @Column(name = "turnout_source") @Schema(description = "Who counted, or a link.")
        String source) {}
