package org.rallypoint.retry;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.access.Caller;
import org.rallypoint.access.Role;
import org.rallypoint.city.City;
import org.rallypoint.city.CityRepository;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.Revisioned;

/** For tests: founds a town, a new one each time it is done. The body is the town's name. */
@PermitAll
@Path("/test/towns/{country}")
public class TownsResource {

    /** Work that waits in the middle, by the name of its town. */
    static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    @Inject
    Once once;

    @Inject
    CityRepository cities;

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<Town> found(
            @PathParam("country") String country,
            @HeaderParam("Caller") UUID tokenId,
            @QueryParam("status") Integer status,
            @QueryParam("fail") boolean fail,
            @QueryParam("clash") boolean clash,
            @QueryParam("shows") UUID shown,
            @QueryParam("until") String until,
            byte[] body) {
        var caller = tokenId == null
                ? Caller.NOBODY
                : new Caller(tokenId, "towns", Role.admin, tokenId, Set.of(), Set.of(), null);
        return once.post(caller, body, memo -> {
            var name = new String(body, StandardCharsets.UTF_8);
            var id = "town-" + UUID.randomUUID();
            cities.persist(City.custom(id, name, country, 1, 2, ZoneId.of("UTC")));
            if (GATES.containsKey(name)) {
                GATES.get(name).pass();
            }
            if (fail) {
                throw ProblemException.notFound("Failed on purpose.");
            }
            if (clash) {
                cities.persist(City.custom("x".repeat(101), name, country, 1, 2, ZoneId.of("UTC")));
            }
            if (shown != null) {
                memo.shows(shown);
            }
            if (until != null) {
                memo.until(Instant.parse(until));
            }
            var answer =
                    ResponseBuilder.<Town>create(status == null ? 201 : status).header("Content-Language", "de");
            return answer.location(URI.create("http://localhost/towns/" + id))
                    .entity(new Town(id, name, 7))
                    .build();
        });
    }

    record Town(String id, String name, int revision) implements Revisioned {}

    /** Stops whoever comes first until it is opened. */
    record Gate(CountDownLatch reached, CountDownLatch opened) {

        Gate() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        void pass() {
            if (reached.getCount() == 0) {
                return;
            }
            reached.countDown();
            await(opened);
        }

        static void await(CountDownLatch latch) {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Nobody came.");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
