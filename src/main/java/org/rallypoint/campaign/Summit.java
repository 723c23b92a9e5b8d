package org.rallypoint.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The political meeting that a campaign answers; its name is among the campaign's texts. */
@Embeddable
public record Summit(
        @Column(name = "summit_city") String city,
        @Column(name = "summit_country_code") String countryCode,
        @Column(name = "summit_start_date") LocalDate startDate,
        @Column(name = "summit_end_date") LocalDate endDate,
        @Column(name = "summit_url") String url) {}
