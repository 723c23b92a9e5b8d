package org.rallypoint.http;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem; thrown where the fault is found, answered in one place. */
public class ProblemException extends RuntimeException {

    /** The challenge of RFC 6750. */
    static final String CHALLENGE = "Bearer realm=\"rallypoint\"";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final transient List<Fault> faults;
    private final transient Object more;
    private final transient Map<String, String> headers;

    private ProblemException(int status, String code, String title, String detail, List<Fault> faults) {
        this(status, code, title, detail, faults, null, Map.of());
    }

    private ProblemException(
            int status,
            String code,
            String title,
            String detail,
            List<Fault> faults,
            @Nullable Object more,
            Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.faults = List.copyOf(faults);
        this.more = more;
        this.headers = headers;
    }

    /** 400: the query or the body can't be read. */
    public static ProblemException badRequest(List<Fault> faults) {
        return new ProblemException(400, "bad_request", "Bad request", summary(faults), faults);
    }

    /** 400 for one value of the query that names nothing. */
    public static ProblemException unknownValue(String parameter, String message) {
        return badRequest(List.of(Fault.ofParameter(parameter, "unknown_value", message)));
    }

    /** 401: whoever asks has to say who they are, or what they said is not, or no longer, true. */
    public static ProblemException unauthorized(String detail) {
        return unauthorized(detail, CHALLENGE);
    }

    static ProblemException unauthorized(String detail, String challenge) {
        var headers = Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return new ProblemException(401, "unauthorized", "Unauthorized", detail, List.of(), null, headers);
    }

    /** 403: the caller sees it, and may not change it. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(403, "forbidden", "Forbidden", detail, List.of());
    }

    /** 404: the path names nothing, or nothing that the caller may see. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "not_found", "Not found", detail, List.of());
    }

    /** 409: the present state forbids it; {@code existing} is null. */
    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(409, code, "Conflict", detail, List.of());
    }

    /** 406: the reader takes no format that there is; the detail names those that are. */
    public static ProblemException notAcceptable(String detail) {
        return new ProblemException(406, "not_acceptable", "Not acceptable", detail, List.of());
    }

    /** 410: what was asked for is no longer kept; the detail says how to go on. */
    public static ProblemException gone(String code, String detail) {
        return new ProblemException(410, code, "Gone", detail, List.of());
    }

    /**
     * 409: something that is there already forbids it.
     *
     * @param pointer into the body (RFC 6901)
     * @param existing how the caller may see what is there
     */
    public static ProblemException conflict(String code, String detail, String pointer, @Nullable Object existing) {
        var faults = List.of(Fault.ofBody(pointer, code, detail));
        return new ProblemException(409, code, "Conflict", detail, faults, existing, Map.of());
    }

    /** 412: it was changed since the caller read it; {@code current} is what it is now. */
    public static ProblemException stale(Object current, int revision) {
        var detail = "It was changed meanwhile, and its revision is " + revision + " now; see current.";
        return new ProblemException(
                412, "precondition_failed", "Precondition failed", detail, List.of(), current, Map.of());
    }

    /** 413: more than is taken at once. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(413, "too_large", "Too large", detail, List.of());
    }

    /** 415: a body in a format that isn't read here; the detail names those that are. */
    public static ProblemException unsupported(String detail) {
        return new ProblemException(415, "unsupported_media_type", "Unsupported media type", detail, List.of());
    }

    /** 422: well formed, and refused by rules; {@code candidates} is empty. */
    public static ProblemException refused(List<Fault> faults) {
        return refused(faults, List.of());
    }

    /** 422: {@code candidates} are what a value at fault may mean. */
    static ProblemException refused(List<Fault> faults, List<?> candidates) {
        return new ProblemException(
                422, "rule", "Refused by a rule", summary(faults), faults, List.copyOf(candidates), Map.of());
    }

    /** 428: without If-Match nobody knows on what a change is based. */
    public static ProblemException preconditionRequired() {
        var detail = "Send If-Match with the ETag that you read last.";
        return new ProblemException(428, "precondition_required", "Precondition required", detail, List.of());
    }

    /** 429: the client has to wait. */
    public static ProblemException tooManyRequests(long retryAfterSeconds, String detail) {
        var headers = Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds));
        return new ProblemException(429, "too_many_requests", "Too many requests", detail, List.of(), null, headers);
    }

    /** 503: as many are served as can be. */
    public static ProblemException full(long retryAfterSeconds, String detail) {
        var headers = Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds));
        return new ProblemException(503, "full", "Full", detail, List.of(), null, headers);
    }

    /** Whether the present state forbids it, a 409. */
    public boolean isConflict() {
        return status == 409;
    }

    /** Whether the path names nothing that may be seen, a 404. */
    public boolean isNotFound() {
        return status == 404;
    }

    /** Every fault that was found. */
    public List<Fault> faults() {
        return faults;
    }

    ProblemAnswer answer(String instance) {
        return new ProblemAnswer(Problem.of(status, code, title, getMessage(), instance, faults), more, headers);
    }

    private static String summary(List<Fault> faults) {
        return faults.size() == 1
                ? faults.get(0).message()
                : "The request has " + faults.size() + " faults; see errors.";
    }
}
