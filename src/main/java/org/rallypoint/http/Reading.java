package org.rallypoint.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;

/** Under which circumstances something is read: in which languages, and when. */
public record Reading(Languages languages, Instant now) {

    /** Takes {@code lang} or Accept-Language from the request; the caller still has to end the query. */
    public static Reading begin(QueryReader query, HttpHeaders headers, Clock clock) {
        var accepted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        return new Reading(Languages.read(query, accepted), clock.instant());
    }
}
