package org.rallypoint.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A route that takes files, and takes its time. */
@PermitAll
@Path("/test-files")
@Produces(MediaType.APPLICATION_JSON)
public class FileRoutes {

    static final String PATH = "/test-files";

    static final CountDownLatch CALLED = new CountDownLatch(1);
    static final CountDownLatch MAY_ANSWER = new CountDownLatch(1);

    @POST
    @FileBody
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public int length(byte[] body) {
        return body.length;
    }

    @POST
    @Path("/slow")
    @FileBody
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public int slow(byte[] body) throws InterruptedException {
        CALLED.countDown();
        return MAY_ANSWER.await(30, TimeUnit.SECONDS) ? body.length : 0;
    }
}
