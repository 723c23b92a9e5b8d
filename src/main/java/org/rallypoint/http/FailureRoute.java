package org.rallypoint.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Gives a problem as body to what fails outside JAX-RS, where Quarkus would send an HTML page or nothing. */
@Singleton
class FailureRoute {

    void register(@Observes Router router, Problems problems) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            var failure = context.failure();
            int status = context.statusCode();
            problems.write(
                    context.response(),
                    failure == null || (status >= 400 && status < 500)
                            ? problems.ofStatus(status < 400 ? 500 : status, context.normalizedPath())
                            : problems.ofFailure(failure));
        });
        router.route()
                .last()
                .handler(context ->
                        problems.write(context.response(), problems.ofStatus(404, context.normalizedPath())));
    }
}
