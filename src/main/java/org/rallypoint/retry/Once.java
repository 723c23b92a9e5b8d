package org.rallypoint.retry;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Caller;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.limit.ClientAddress;
import org.rallypoint.seal.Seal;

/** The way of every POST: its work is one transaction, and with an {@code Idempotency-Key} it is done once. */
@Singleton
public class Once {

    private static final String HEADER = "Idempotency-Key";

    private final Reservations reservations;
    private final KeptAnswers answers;
    private final EntityManager database;
    private final Seal seal;
    private final RoutingContext routing;
    private final ClientAddress addresses;
    private final Clock clock;

    Once(
            Reservations reservations,
            KeptAnswers answers,
            EntityManager database,
            Seal seal,
            RoutingContext routing,
            ClientAddress addresses,
            Clock clock) {
        this.reservations = reservations;
        this.answers = answers;
        this.database = database;
        this.seal = seal;
        this.routing = routing;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Does the work in a transaction that is rolled back when it throws or answers 400 or more; or answers as it was answered
     * before. A resource method that calls this opens no transaction of its own.
     *
     * @param body as it was sent
     * @param work what looks at {@code If-Match} and all that follows; its {@link Memo} says what its answer shows
     * @throws ProblemException 400 for a key that is none, 422 for one that came with another body, 409 while the first is
     *     running and when its answer has been erased
     */
    public <T> RestResponse<T> post(Caller caller, byte[] body, Function<Memo, RestResponse<T>> work) {
        var key = key();
        if (key.isEmpty()) {
            return done(work, (memo, answer) -> {});
        }
        var attempt = attempt(caller, key.get(), body);
        var earlier = reservations.reserve(attempt);
        return earlier.isPresent() ? replay(earlier.get(), attempt) : first(attempt, work);
    }

    private <T> RestResponse<T> first(Attempt attempt, Function<Memo, RestResponse<T>> work) {
        var isKept = false;
        try {
            var answer = done(work, (memo, done) -> reservations.keep(attempt, memo, answers.text(done)));
            isKept = isSuccess(answer);
            return answer;
        } finally {
            if (!isKept) {
                release(attempt);
            }
        }
    }

    /** In one transaction, together with what happens on success. */
    private <T> RestResponse<T> done(
            Function<Memo, RestResponse<T>> work, BiConsumer<Memo, RestResponse<T>> onSuccess) {
        QuarkusTransaction.begin();
        try {
            var memo = new Memo();
            var answer = work.apply(memo);
            if (answer.getStatus() < 400) {
                // Written out here, so that what the database refuses is thrown as it is.
                database.flush();
                if (isSuccess(answer)) {
                    onSuccess.accept(memo, answer);
                }
                QuarkusTransaction.commit();
            }
            return answer;
        } finally {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private void release(Attempt attempt) {
        try {
            reservations.release(attempt);
        } catch (RuntimeException e) {
            // What went wrong before matters more, and the lease ends by itself.
            Log.warnf("An Idempotency-Key stays reserved until its lease ends: %s", e.getMessage());
        }
    }

    private static boolean isSuccess(RestResponse<?> answer) {
        return answer.getStatus() / 100 == 2;
    }

    private <T> RestResponse<T> replay(RememberedAnswer earlier, Attempt attempt) {
        if (!earlier.isOf(attempt.fingerprint())) {
            throw ProblemException.refused(List.of(new Fault(
                    null,
                    null,
                    "idempotency_key_reused",
                    "This Idempotency-Key came with another body or query before.")));
        }
        if (earlier.isRunning()) {
            throw Reservations.stillRunning();
        }
        if (!earlier.canBeShown(clock.instant()) || !seal.keyIds().contains(Seal.keyId(earlier.sealed()))) {
            throw ProblemException.conflict(
                    "answer_erased", "This request was done before; what was answered has been erased since.");
        }
        return answers.answer(seal.open(RememberedAnswer.context(earlier.scope()), earlier.sealed()));
    }

    private Attempt attempt(Caller caller, String key, byte[] body) {
        var request = routing.request();
        var who = caller.tokenId() == null
                ? "address " + seal.mark("retries", addresses.of(request))
                : "token " + caller.tokenId();
        var scope = Attempt.hash(List.of(who, request.method().name(), request.path(), key), new byte[0]);
        var fingerprint = Attempt.hash(List.of(Objects.requireNonNullElse(request.query(), "")), body);
        return new Attempt(scope, fingerprint, UUID.randomUUID());
    }

    private Optional<String> key() {
        var keys = routing.request().headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !keys.get(0).matches("[ -~]{1,200}")) {
            throw ProblemException.badRequest(List.of(new Fault(
                    null,
                    null,
                    "bad_idempotency_key",
                    "An Idempotency-Key is one header of 1 to 200 printable ASCII characters.")));
        }
        return Optional.of(keys.get(0));
    }
}
