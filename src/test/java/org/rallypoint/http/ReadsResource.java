package org.rallypoint.http;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rallypoint.Select;

/** For tests: does what a test has to do within a request. */
@PermitAll
@Path("/test/reads")
public class ReadsResource {

    static volatile Function<Select, String> work;

    @Inject
    Select select;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public RawBody get() {
        return RawBody.of(work.apply(select), null);
    }

    @POST
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String post() {
        return work.apply(select);
    }
}
