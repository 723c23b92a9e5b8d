package org.rallypoint.retry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.rallypoint.access.TokenRevoked;

/** With a token go the remembered answers that show its text. */
@Singleton
class RevokedTokens {

    private final RememberedAnswers answers;

    RevokedTokens(RememberedAnswers answers) {
        this.answers = answers;
    }

    void forget(@Observes TokenRevoked revoked) {
        answers.forget(revoked.tokenId());
    }
}
