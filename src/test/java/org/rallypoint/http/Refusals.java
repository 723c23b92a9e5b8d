package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a reader outside of this package refuses its whole input for. */
public final class Refusals {

    private Refusals() {}

    /** Asserts a 400 with one fault of that code, and returns its sentence. */
    public static String badRequest(String code, ThrowingCallable reading) {
        var thrown = catchThrowableOfType(ProblemException.class, reading);
        assertThat(thrown).as("a refusal for %s", code).isNotNull();
        var problem = thrown.answer("/").problem();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(Fault::code).containsExactly(code);
        return problem.errors().get(0).message();
    }
}
