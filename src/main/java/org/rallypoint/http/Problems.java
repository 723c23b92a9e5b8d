package org.rallypoint.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.rallypoint.RuleViolation;

/** Every error of the API is made here: problem details (RFC 9457), and nothing of our insides in them. */
@Singleton
public class Problems {

    static final String RETRY_SECONDS = "5";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException e, UriInfo uri) {
        return answer(e.problem(uri.getRequestUri().getRawPath()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(RuleViolation e, UriInfo uri) {
        var pointer = "/" + e.field().replace('.', '/');
        var fault = new Fault(pointer, null, e.code(), e.getMessage());
        return answer(Problem.of(
                422,
                "rule",
                "Refused by a rule",
                e.getMessage(),
                uri.getRequestUri().getRawPath(),
                List.of(fault)));
    }

    @ServerExceptionMapper({
        NotFoundException.class,
        NotAllowedException.class,
        NotAcceptableException.class,
        NotSupportedException.class,
        WebApplicationException.class
    })
    RestResponse<Problem> framework(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failure(e);
        }
        var answer = RestResponse.ResponseBuilder.<Problem>create(status)
                .entity(ofStatus(status, uri.getRequestUri().getRawPath()))
                .type(Problem.MEDIA_TYPE);
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> failure(Throwable e) {
        return answer(ofFailure(e));
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
                        "None of the formats in Accept can be had here; there is application/json.",
                        path,
                        List.of());
            case 413 -> Problem.of(status, "too_large", "Too large", "The body is too large.", path, List.of());
            case 415 ->
                Problem.of(
                        status,
                        "unsupported_media_type",
                        "Unsupported media type",
                        "Send application/json.",
                        path,
                        List.of());
            default -> {
                var reason = Response.Status.fromStatusCode(status);
                var title = reason == null ? "Refused" : reason.getReasonPhrase();
                yield Problem.of(status, "http_" + status, title, title + ".", path, List.of());
            }
        };
    }

    /** A 500, or a 503 where the database can't be reached; the cause goes to the log under an id, and only the id leaves. */
    Problem ofFailure(Throwable e) {
        var id = UUID.randomUUID();
        Log.errorf(e, "Request failed, id %s", id);
        var instance = "urn:uuid:" + id;
        return isDatabaseUnreachable(e)
                ? Problem.of(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The database can't be reached. Try again.",
                        instance,
                        List.of())
                : Problem.of(
                        500, "internal", "Internal error", "Something failed here. Try again.", instance, List.of());
    }

    void write(HttpServerResponse response, Problem problem) {
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Accept-Language");
        if (problem.status() >= 500) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        try {
            response.end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RestResponse<Problem> answer(Problem problem) {
        var answer = RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE);
        return (problem.status() >= 500 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer).build();
    }

    /** SQL states 08… (connection) and 57P0… (PostgreSQL goes down or starts), and the pool's own time-out, which has none. */
    private static boolean isDatabaseUnreachable(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                if (state == null || state.startsWith("08") || state.startsWith("57P0")) {
                    return true;
                }
            }
        }
        return false;
    }
}
