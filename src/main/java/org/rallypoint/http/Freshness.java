package org.rallypoint.http;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import org.rallypoint.RallypointConfig;

/**
 * For how long an answer holds, and how long others may keep it; it stands among the headers of an answer as its Cache-Control.
 * An old answer may be shown while a new one is on its way, or cannot be had, but never past the next start or end.
 *
 * @param made when the answer was made
 * @param next the first moment at which it would be another one although nobody changes anything; null if there is none
 * @param withoutStale whether it is kept no longer than it is fresh
 */
public record Freshness(
        RallypointConfig.Cache cache,
        Instant made,
        @Nullable Instant next,
        boolean withoutStale) {

    /** Whether the answer is the one that would be made now, as far as time alone decides. */
    boolean holds(Instant now) {
        return !now.isBefore(made) && (next == null || now.isBefore(next));
    }

    /** The Cache-Control of RFC 9111 and RFC 5861 for an answer that is sent now. */
    String cacheControl(Instant now) {
        long left = next == null
                ? Long.MAX_VALUE
                : Math.max(0, Duration.between(now, next).toSeconds());
        long maxAge = Math.min(cache.maxAge().toSeconds(), left);
        var fresh = "public, max-age=" + maxAge;
        if (withoutStale) {
            return fresh;
        }
        long revalidate = Math.min(cache.staleWhileRevalidate().toSeconds(), left - maxAge);
        long ifError = Math.min(cache.staleIfError().toSeconds(), left - maxAge);
        return fresh + ", stale-while-revalidate=" + revalidate + ", stale-if-error=" + ifError;
    }

    /** Whether the Cache-Control that it was made with is still the one to send: nothing of it has to be shortened yet. */
    boolean isAsMade(Instant now) {
        var longest = cache.staleWhileRevalidate().compareTo(cache.staleIfError()) > 0
                ? cache.staleWhileRevalidate()
                : cache.staleIfError();
        return next == null || now.plus(cache.maxAge()).plus(longest).isBefore(next);
    }

    /** What is sent when the answer is sent as it is made. */
    @Override
    public String toString() {
        return cacheControl(made);
    }
}
