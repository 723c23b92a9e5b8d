package org.rallypoint.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Times what was not answered from memory, by route: Quarkus' own measurement looks its meters up for each answer, which would
 * take a tenth of the rate of kept ones and more. What ends before it reaches a route is not counted under what somebody typed: a
 * token or an address could stand there for everybody to read.
 */
@Singleton
class RouteTimes {

    /** Behind {@link ResponseCache} and before all others. */
    private static final int FIRST = 1900;

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private static final String OTHER = "OTHER";

    /** Instead of a status: the client closed its connection before it was answered. */
    private static final String GONE = "GONE";

    private final Methods methods;
    private final MeterRegistry meters;

    RouteTimes(Methods methods, MeterRegistry meters) {
        this.methods = methods;
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::measure, FIRST);
    }

    private void measure(RoutingContext context) {
        var method = context.request().method();
        var path = context.request().path();
        long begin = System.nanoTime();
        context.addEndHandler(ended -> Timer.builder("http.server.requests")
                .description("Requests that were not answered from memory")
                .tags(Tags.of(
                        "method",
                        KNOWN.contains(method) ? method.name() : OTHER,
                        "uri",
                        path == null ? OTHER : methods.template(path),
                        "status",
                        ended.failed()
                                ? GONE
                                : String.valueOf(context.response().getStatusCode())))
                .register(meters)
                .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
        context.next();
    }
}
