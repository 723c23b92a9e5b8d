package org.rallypoint.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.rallypoint.RuleViolation;
import org.rallypoint.link.WebAddress;

/** The political meeting that a campaign answers; its name is among the campaign's texts. */
@Embeddable
public record Summit(
        @Column(name = "summit_city") String city,
        @Column(name = "summit_country_code") String countryCode,
        @Column(name = "summit_start_date") LocalDate startDate,
        @Column(name = "summit_end_date") LocalDate endDate,
        @Column(name = "summit_url") String url) {

    static final Summit UNKNOWN = new Summit(null, null, null, null, null);

    Summit checked() {
        if (startDate != null && endDate != null && endDate.isBefore(startDate)) {
            throw new RuleViolation("summit.endDate", "end_before_start", "A summit can't end before it starts.");
        }
        return url == null
                ? this
                : new Summit(
                        city,
                        countryCode,
                        startDate,
                        endDate,
                        WebAddress.ofPage("summit.url", url).url());
    }
}
