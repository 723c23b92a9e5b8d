package org.rallypoint.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Requests are counted by route. What ends before it reaches one would be counted under the path that somebody typed: a token
 * or an address could stand there for everybody to read, and a hundred of them would use up the tags.
 */
class RouteTags {

    private static final String URI = "uri";

    @Produces
    @Singleton
    MeterFilter knownRoutesOnly(Methods methods) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var uri = id.getName().startsWith("http.server") ? id.getTag(URI) : null;
                return uri == null ? id : id.withTag(Tag.of(URI, methods.template(uri)));
            }
        };
    }
}
