package org.rallypoint.http;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error: problem details of RFC 9457. */
@Schema(description = "Problem details (RFC 9457): the body of every error.")
public record Problem(
        @Schema(
                description = "`urn:rallypoint:problem:` and a code, stable across releases.",
                examples = "urn:rallypoint:problem:not_found")
        URI type,

        @Schema(description = "The kind of problem in a few words.", examples = "Not found")
        String title,

        @Schema(description = "The HTTP status.", examples = "404")
        int status,

        @Schema(description = "What is wrong with this request, for people.")
        String detail,

        @Schema(description = "The path that was asked for; after a failure of ours the id of its log entry.")
        String instance,

        @Schema(description = "Every fault of the request at once; empty where there is nothing to point at.")
        List<Fault> errors)
        implements ProblemBody {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String PREFIX = "urn:rallypoint:problem:";

    static Problem of(int status, String code, String title, String detail, String instance, List<Fault> errors) {
        return new Problem(URI.create(PREFIX + code), title, status, detail, instance, errors);
    }

    /** What its type ends with. */
    String code() {
        return type.toString().substring(PREFIX.length());
    }
}
