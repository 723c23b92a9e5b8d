package org.rallypoint.access;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When each token was last used. Kept in memory and written now and then, so that no request pays for it or fails by it. */
@Singleton
class LastUses {

    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();
    private final TokenRepository tokens;

    LastUses(TokenRepository tokens) {
        this.tokens = tokens;
    }

    void used(UUID tokenId, Instant now) {
        unwritten.merge(tokenId, now, LastUses::later);
    }

    /** Up to the first that fails: the database is away, and each would wait for it. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        for (var tokenId : List.copyOf(unwritten.keySet())) {
            var at = unwritten.remove(tokenId);
            if (at != null && !write(tokenId, at)) {
                return;
            }
        }
    }

    void writeTheLast(@Observes ShutdownEvent stop) {
        write();
    }

    private boolean write(UUID tokenId, Instant at) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> tokens.update(
                            "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?1)", at, tokenId));
            return true;
        } catch (RuntimeException e) {
            // The next time will do.
            Log.debugf(e, "The last use of token %s could not be written", tokenId);
            used(tokenId, at);
            return false;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
