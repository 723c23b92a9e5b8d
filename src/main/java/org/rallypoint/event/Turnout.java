package org.rallypoint.event;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.RuleViolation;

/** How many came, afterwards. */
@Embeddable
@Schema(description = "How many people came.")
public record Turnout(
        @Nullable @Column(name = "turnout_low") @Schema(description = "At least so many.")
        Integer low,

        @Nullable @Column(name = "turnout_high") @Schema(description = "At most so many.")
        Integer high,

        @Nullable @Column(name = "turnout_source") @Schema(description = "Who counted, or a link.")
        String source) {

    static final Turnout UNKNOWN = new Turnout(null, null, null);

    Turnout checked() {
        if ((low != null && low < 0) || (high != null && high < (low == null ? 0 : low))) {
            throw new RuleViolation("turnout", "out_of_range", "A turnout is a low and a higher number of people.");
        }
        return this;
    }
}
