package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.rallypoint.RuleViolation;
import org.rallypoint.StateConflict;

/** Every error of the API is made here: problem details (RFC 9457), and nothing of our insides in them. */
@Singleton
public class Problems {

    static final String RETRY_SECONDS = "5";
    private static final String BUSY_SECONDS = "1";

    private final ObjectMapper json;
    private final MeterRegistry meters;

    Problems(ObjectMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> problem(ProblemException e, UriInfo uri) {
        return answer(e.answer(path(uri)));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> refused(RuleViolation e, UriInfo uri) {
        var fault = Fault.ofBody(JsonPointers.ofField(e.field()), e.code(), e.getMessage());
        return answer(ProblemException.refused(List.of(fault)).answer(path(uri)));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> conflict(StateConflict e, UriInfo uri) {
        return answer(ProblemException.conflict(e.code(), e.getMessage()).answer(path(uri)));
    }

    /** Quarkus' own mappers of these give a bare status. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class, ForbiddenException.class})
    RestResponse<ProblemBody> denied(SecurityException e, UriInfo uri) {
        return answer(ofDenial(e).answer(path(uri)));
    }

    @ServerExceptionMapper({
        NotFoundException.class,
        NotAllowedException.class,
        NotAcceptableException.class,
        NotSupportedException.class,
        WebApplicationException.class
    })
    RestResponse<ProblemBody> framework(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failure(e, uri);
        }
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return answer(new ProblemAnswer(
                ofStatus(status, path(uri)), null, allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow)));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> failure(Throwable e, UriInfo uri) {
        return answer(ofFailure(e, path(uri)));
    }

    /** For what failed outside JAX-RS, with the status that it failed with. */
    ProblemAnswer ofFailure(@Nullable Throwable e, int status, String path) {
        if (e instanceof UnauthorizedException
                || e instanceof AuthenticationFailedException
                || e instanceof ForbiddenException) {
            return ofDenial((SecurityException) e).answer(path);
        }
        if (e instanceof ProblemException problem) {
            return problem.answer(path);
        }
        return e == null || (status >= 400 && status < 500)
                ? ProblemAnswer.of(ofStatus(status < 400 ? 500 : status, path))
                : ofFailure(e, path);
    }

    /** For what ends before or beside JAX-RS: a status alone becomes a whole problem. */
    Problem ofStatus(int status, String path) {
        return switch (status) {
            case 400 -> Problem.of(status, "bad_request", "Bad request", "The request can't be read.", path, List.of());
            case 404 -> Problem.of(status, "not_found", "Not found", "There is nothing at this path.", path, List.of());
            case 405 ->
                Problem.of(
                        status,
                        "method_not_allowed",
                        "Method not allowed",
                        "This path doesn't know that method; Allow lists those it knows.",
                        path,
                        List.of());
            case 406 ->
                Problem.of(
                        status,
                        "not_acceptable",
                        "Not acceptable",
                        "None of the formats in Accept can be had here; there is "
                                + (path.endsWith("/stream") ? "text/event-stream." : "application/json."),
                        path,
                        List.of());
            case 413 -> Problem.of(status, "too_large", "Too large", "The body is too large.", path, List.of());
            case 415 ->
                Problem.of(
                        status,
                        "unsupported_media_type",
                        "Unsupported media type",
                        "Send JSON, in UTF-8.",
                        path,
                        List.of());
            default -> {
                var reason = Response.Status.fromStatusCode(status);
                var title = reason == null ? "Refused" : reason.getReasonPhrase();
                yield Problem.of(status, "http_" + status, title, title + ".", path, List.of());
            }
        };
    }

    /**
     * A failure of ours, a 500, or of the database: 409 where another write of the same came first, 503 where it is busy,
     * can't be reached or can't write. The cause of a failure goes to the log under an id, and only the id leaves.
     */
    ProblemAnswer ofFailure(Throwable e, String path) {
        return switch (DatabaseFailure.of(e)) {
            case TAKEN ->
                ProblemException.conflict("conflict", "Something with these values is there already.")
                        .answer(path);
            case BUSY -> {
                var problem = Problem.of(
                        503, "busy", "Busy", "Somebody else is changing the same. Try again.", path, List.of());
                yield new ProblemAnswer(problem, null, Map.of(HttpHeaders.RETRY_AFTER, BUSY_SECONDS));
            }
            case UNREACHABLE ->
                ProblemAnswer.of(Problem.of(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The database can't be used now. Try again.",
                        logOutage(e),
                        List.of()));
            case NONE -> ProblemAnswer.of(ofDefect(e));
        };
    }

    /** A 500. */
    Problem ofDefect(Throwable e) {
        return Problem.of(500, "internal", "Internal error", "Something failed here. Try again.", log(e), List.of());
    }

    void write(HttpServerResponse response, Problem problem) {
        write(response, ProblemAnswer.of(problem));
    }

    void write(HttpServerResponse response, ProblemAnswer answer) {
        count(answer);
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Beside what is there: an answer to a foreign origin varies by it.
        response.headers().add(HttpHeaders.VARY, "Accept, Accept-Encoding, Accept-Language, Authorization");
        if (answer.status() >= 500) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (answer.status() == 413) {
            // What is still to come is not read.
            response.putHeader("Connection", "close");
        }
        answer.headers().forEach(response::putHeader);
        try {
            response.end(json.writeValueAsString(answer.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RestResponse<ProblemBody> answer(ProblemAnswer answer) {
        count(answer);
        var response = RestResponse.ResponseBuilder.<ProblemBody>create(answer.status())
                .entity(answer.body())
                .type(Problem.MEDIA_TYPE);
        if (answer.status() >= 500 && !answer.headers().containsKey(HttpHeaders.RETRY_AFTER)) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** Who refuses may have said why in a problem of its own. */
    private static ProblemException ofDenial(SecurityException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        if (e instanceof ForbiddenException) {
            return ProblemException.forbidden("Your token may not do this.");
        }
        return e instanceof AuthenticationFailedException
                ? ProblemException.unauthorized(
                        "This token is not, or no longer, valid.",
                        ProblemException.CHALLENGE + ", error=\"invalid_token\"")
                : ProblemException.unauthorized("Send a token: Authorization: Bearer rp_….");
    }

    /** By codes alone: they all stand in our own source, so that nobody can make up new ones. */
    private void count(ProblemAnswer answer) {
        meters.counter("rallypoint.problems", "code", answer.problem().code()).increment();
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }

    /** Only what it began with, and not from where: there will be many of them. */
    private static String logOutage(Throwable e) {
        var id = UUID.randomUUID();
        var cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        Log.errorf("Request failed, id %s: %s", id, cause);
        return "urn:uuid:" + id;
    }

    private static String log(Throwable e) {
        var id = UUID.randomUUID();
        Log.errorf(e, "Request failed, id %s", id);
        return "urn:uuid:" + id;
    }
}
