package org.rallypoint.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Nullable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import org.rallypoint.Databases;

/**
 * Reads at a hot standby what anybody may read, once the standby has all that this node knows to have changed: the first read
 * after each change goes to the primary and learns there how far the write-ahead log has come. So an answer from the standby
 * is no older than one that is begun at the primary and kept under the same {@link DataRevision}. What is read with a token,
 * which may have written on another node just now, is read at the primary, and so is what the standby fails at.
 */
@Singleton
class StandbyFirst implements Databases {

    /**
     * Nothing where it isn't the primary itself. What was inserted last may be no commit, and is flushed when the next one is; but
     * commits that didn't wait for their flush are only there.
     */
    private static final String WRITTEN = "select cast(case current_setting('synchronous_commit') when 'off'"
            + " then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end as text) where not pg_is_in_recovery()";

    /** A standby that has become a primary gets no more of the log. */
    private static final String HAS =
            "select coalesce(pg_is_in_recovery() and pg_last_wal_replay_lsn() >= cast(? as pg_lsn), false)";

    /** A single read was cancelled, for the sake of what is to be replayed or by an operator. */
    private static final Set<String> CANCELLED = Set.of("40001", "40P01", "57014");

    /** For so long a standby that is behind isn't asked again. */
    private static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Marks a request. */
    private static final String AT_PRIMARY = StandbyFirst.class.getName();

    private final AgroalDataSource primary;
    private final InjectableInstance<AgroalDataSource> standbys;

    @Nullable
    private final AgroalDataSource standby;

    private final DataRevision revision;
    private final CurrentVertxRequest request;
    private final Optional<String> url;
    private final AtomicReference<Written> written = new AtomicReference<>(new Written(-1, ""));

    /** By connection, since several servers may stand behind one address: the revision that its server was found to have. */
    private final Cache<PGConnection, Long> revisions =
            Caffeine.newBuilder().weakKeys().build();

    private final AtomicBoolean isOut = new AtomicBoolean();
    private volatile long notBefore = System.nanoTime();

    StandbyFirst(
            AgroalDataSource primary,
            @DataSource("standby") InjectableInstance<AgroalDataSource> standbys,
            DataRevision revision,
            CurrentVertxRequest request,
            @ConfigProperty(name = "rallypoint.read-replica-url") Optional<String> url) {
        this.primary = primary;
        this.standbys = standbys;
        this.standby = standbys.listActive().stream().findFirst().orElse(null);
        this.revision = revision;
        this.request = request;
        this.url = url;
    }

    /** How far the log had come when a revision was known: all that it counts lies before. */
    private record Written(long revision, String position) {}

    void begin(@Observes StartupEvent event) {
        if (url.isPresent() && standbys.isUnsatisfied()) {
            throw new IllegalStateException(
                    "RALLYPOINT_READ_REPLICA_URL is for the PostgreSQL build; this is the H2 build.");
        }
    }

    @Override
    public void read(Read read) throws SQLException {
        var context = standby == null ? null : publicRead();
        long present = revision.number();
        if (context != null && context.get(AT_PRIMARY) == null && isReadAtStandby(present, read)) {
            return;
        }
        try (var connection = primary.getConnection()) {
            if (context != null) {
                // What else the answer is made of must not be older.
                context.put(AT_PRIMARY, true);
                learn(connection, present);
            }
            read.on(connection);
        }
    }

    /** The running request if it is one of the public that changes nothing; null for any other, and where there is none. */
    @Nullable
    private RoutingContext publicRead() {
        var context = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        if (context == null || context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        var method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) ? context : null;
    }

    private void learn(Connection connection, long present) throws SQLException {
        if (written.get().revision() < present && !isOut.get()) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(WRITTEN)) {
                if (result.next()) {
                    var now = new Written(present, result.getString(1));
                    written.accumulateAndGet(now, (old, its) -> old.revision() > its.revision() ? old : its);
                }
            }
        }
    }

    private boolean isReadAtStandby(long present, Read read) {
        var known = written.get();
        if (known.revision() != present || isOut.get() || System.nanoTime() - notBefore < 0) {
            return false;
        }
        var isRead = false;
        try (var connection = standby.getConnection()) {
            if (has(connection, known)) {
                read.on(connection);
                isRead = true;
            } else {
                notBefore = System.nanoTime() + BEHIND_NANOS;
            }
        } catch (SQLException e) {
            if (!CANCELLED.contains(String.valueOf(e.getSQLState()))) {
                leave(e);
            }
        }
        return isRead;
    }

    private boolean has(Connection connection, Written known) throws SQLException {
        var its = connection.unwrap(PGConnection.class);
        var found = revisions.getIfPresent(its);
        if (found != null && found >= known.revision()) {
            return true;
        }
        try (var statement = connection.prepareStatement(HAS)) {
            statement.setString(1, known.position());
            try (var result = statement.executeQuery()) {
                result.next();
                var has = result.getBoolean(1);
                if (has) {
                    revisions.put(its, known.revision());
                }
                return has;
            }
        }
    }

    private void leave(SQLException e) {
        if (isOut.compareAndSet(false, true)) {
            Log.warn("The standby is not asked until it answers again: "
                    + (e.getSQLState() == null ? e.getMessage() : e.getSQLState()));
            standby.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    /** So no reader waits for a server that doesn't answer. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        if (isOut.get()) {
            try (var connection = standby.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select 1");
                isOut.set(false);
                Log.info("The standby answers again");
            } catch (SQLException e) {
                Log.debug("The standby doesn't answer yet", e);
            }
        }
    }
}
