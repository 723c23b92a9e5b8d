package org.rallypoint.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * A problem on its way out.
 *
 * @param more the value of the one key more that some statuses have: {@code existing} of a 409, {@code current} of a 412,
 *     {@code candidates} of a 422
 * @param headers those of this answer alone
 */
record ProblemAnswer(Problem problem, @Nullable Object more, Map<String, String> headers) {

    static ProblemAnswer of(Problem problem) {
        return new ProblemAnswer(problem, null, Map.of());
    }

    int status() {
        return problem.status();
    }

    ProblemBody body() {
        return switch (problem.status()) {
            case 409 -> new WithExisting(problem, more);
            case 412 -> new WithCurrent(problem, more);
            case 422 -> new WithCandidates(problem, more == null ? List.of() : more);
            default -> problem;
        };
    }

    record WithExisting(
            @JsonUnwrapped Problem problem, @Nullable Object existing) implements ProblemBody {}

    record WithCurrent(
            @JsonUnwrapped Problem problem, @Nullable Object current) implements ProblemBody {}

    record WithCandidates(@JsonUnwrapped Problem problem, Object candidates) implements ProblemBody {}
}
