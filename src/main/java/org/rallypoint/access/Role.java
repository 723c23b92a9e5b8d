package org.rallypoint.access;

import java.time.Duration;
import java.time.Instant;

/** What a token is for. It is also the second word of the token's text: {@code rp_organiser_…}. */
public enum Role {
    /** Everything. */
    admin(365, 730),
    /** Its campaigns. */
    coordinator(365, 730),
    /** Events of its countries in its campaigns. */
    chapter(365, 730),
    /** Its own events in its campaigns. */
    organiser(365, 730),
    /** Public data; a bot. */
    reader(365, 730),
    /** One event, without an account: an edit link. */
    edit(30, 90),
    /** The state of one suggestion. */
    status(90, 90);

    private final int days;
    private final int mostDays;

    Role(int days, int mostDays) {
        this.days = days;
        this.mostDays = mostDays;
    }

    /** When a token made now expires unless its maker says otherwise. */
    public Instant expiry(Instant now) {
        return now.plus(Duration.ofDays(days));
    }

    /** The latest instant at which a token made now may expire. */
    public Instant latestExpiry(Instant now) {
        return now.plus(Duration.ofDays(mostDays));
    }
}
