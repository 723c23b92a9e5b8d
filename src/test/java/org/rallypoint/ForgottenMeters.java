package org.rallypoint;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** One JVM tests several applications after each other, and the meters of the last one would be read for the next. */
@Singleton
class ForgottenMeters {

    void forget(@Observes ShutdownEvent end) {
        Metrics.globalRegistry.clear();
    }
}
