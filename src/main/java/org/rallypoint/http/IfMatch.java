package org.rallypoint.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Supplier;

/** The precondition of a change (RFC 9110): it is made to what the caller has seen, or not at all. */
public final class IfMatch {

    private IfMatch() {}

    /**
     * Compares by revision alone, so that a language, a count or a compressing proxy makes no difference. Throws a
     * {@link ProblemException}: 428 without If-Match or for {@code *}, 400 for what is no list of entity tags, 412 with
     * {@code present} as the present state when no tag has this revision.
     */
    public static void require(HttpHeaders headers, int revision, Supplier<?> present) {
        var lines = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        var field = lines == null ? "" : EntityTags.join(lines);
        if (field.isEmpty() || field.equals("*")) {
            throw ProblemException.preconditionRequired();
        }
        var tags = EntityTags.listed(field);
        if (tags.isEmpty()) {
            throw ProblemException.badRequest(List.of(
                    new Fault(null, null, "bad_if_match", "If-Match is a list of entity tags, each in quotes.")));
        }
        var bare = '"' + String.valueOf(revision);
        if (tags.stream().noneMatch(tag -> tag.equals(bare + '"') || tag.startsWith(bare + '-'))) {
            throw ProblemException.stale(present.get(), revision);
        }
    }
}
