package org.rallypoint.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Gives a problem as body to what fails outside JAX-RS, where Quarkus would send an HTML page or nothing. */
@Singleton
class FailureRoute {

    void register(@Observes Router router, Problems problems) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            // Who has gone in the middle of a body is no failure of ours, and hears no answer.
            if (!context.response().closed()) {
                problems.write(
                        context.response(),
                        problems.ofFailure(context.failure(), context.statusCode(), context.normalizedPath()));
            }
        });
        router.route()
                .last()
                .handler(context ->
                        problems.write(context.response(), problems.ofStatus(404, context.normalizedPath())));
    }
}
