package org.rallypoint.http;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing wrong with a request: where it is, a code for machines and a sentence for people. */
@Schema(description = "One thing wrong with a request. Either `pointer` or `parameter` says where.")
public record Fault(
        @Nullable
        @Schema(description = "JSON pointer (RFC 6901) into the request body; null when the fault is in the query.")
        String pointer,

        @Nullable @Schema(description = "Name of the query parameter; null when the fault is in the body.")
        String parameter,

        @Schema(description = "A code for machines, stable across releases.", examples = "unknown_value")
        String code,

        @Schema(description = "A sentence for people.") String message) {

    /** So many are told at once: nobody mends more, and a few bytes that ask shall not be answered by a flood. */
    static final int MOST = 100;

    /** A fault of the body; {@code pointer} is a JSON pointer of RFC 6901, empty for the body itself. */
    public static Fault ofBody(String pointer, String code, String message) {
        return new Fault(pointer, null, code, message);
    }

    static Fault ofParameter(String name, String code, String message) {
        return new Fault(null, name, code, message);
    }
}
