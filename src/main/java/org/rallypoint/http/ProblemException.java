package org.rallypoint.http;

import java.util.List;

/** Ends a request with a problem; thrown where the fault is found, answered in one place. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final transient List<Fault> faults;

    private ProblemException(int status, String code, String title, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.faults = faults;
    }

    /** 400: the query or the body can't be read. */
    public static ProblemException badRequest(List<Fault> faults) {
        var detail = faults.size() == 1
                ? faults.get(0).message()
                : "The request has " + faults.size() + " faults; see errors.";
        return new ProblemException(400, "bad_request", "Bad request", detail, faults);
    }

    /** 400 for one value of the query that names nothing. */
    public static ProblemException unknownValue(String parameter, String message) {
        return badRequest(List.of(Fault.ofParameter(parameter, "unknown_value", message)));
    }

    /** 404: the path names nothing, or nothing that the caller may see. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "not_found", "Not found", detail, List.of());
    }

    Problem problem(String instance) {
        return Problem.of(status, code, title, getMessage(), instance, faults);
    }
}
