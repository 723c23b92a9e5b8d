package org.rallypoint.limit;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.seal.Seal;

/**
 * What clients have used up on all nodes of one PostgreSQL. Each node counts by itself and, when a client has used up a tenth of its
 * limit there, tells so and learns what others have counted, many clients in one statement. No request waits for it, and who asks
 * little never costs a statement: the buckets that Bucket4j keeps in PostgreSQL would cost the first request of everybody a
 * transaction of several. While the database is away, each node goes on by itself.
 */
@Singleton
class SharedCounts {

    private static final int BATCH = 1_000;

    /** Beyond these each node counts by itself. */
    private static final int MOST_WAITING = 20_000;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** In the order of their names, or two nodes could wait for each other. */
    private static final String TELL = """
            insert into limit_use as known (client, used_until)
            select told.client, told.used_until
            from unnest(?, ?) as told (client, used_until)
            order by told.client
            on conflict (client) do update
            set used_until = greatest(known.used_until, ?) + (excluded.used_until - ?)
            returning client, used_until
            """;

    /** What somebody is writing is in use. */
    private static final String FORGET = """
            delete from limit_use where client in
                (select client from limit_use where used_until <= ? limit ? for update skip locked)
            """;

    private final DataSource database;
    private final Seal seal;
    private final Clock clock;
    private final boolean isShared;
    private final Executor thread;
    private final Queue<Allowance> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile long failed = System.nanoTime() - PAUSE_NANOS;

    /** What is told of a client. */
    private record Told(Allowance allowance, int used) {}

    @Inject
    SharedCounts(
            DataSource database,
            Seal seal,
            Clock clock,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String kind) {
        this(database, seal, clock, kind.equals("postgresql"), oneThread());
    }

    SharedCounts(DataSource database, Seal seal, Clock clock, boolean isShared, Executor thread) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
        this.isShared = isShared;
        this.thread = thread;
    }

    /** Lets others know what was counted here, and the allowance what was counted there, soon and where it is worth it. */
    void tell(Allowance allowance) {
        if (isShared && System.nanoTime() - failed >= PAUSE_NANOS && allowance.becomesDue()) {
            if (!waiting.offer(allowance)) {
                allowance.told();
            }
            thread.execute(this::tellAll);
        }
    }

    /** One at a time, so that those who come meanwhile go together. */
    private void tellAll() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            try (var connection = database.getConnection()) {
                tell(connection, batch);
            } catch (SQLException e) {
                // What could not be told is not told later either: by then most of it has come back.
                failed = System.nanoTime();
                Log.debug("Limits hold for each node by itself", e);
            }
        }
    }

    /** By the names that they have in the database; of twins the older one was forgotten here. */
    private Map<String, Told> next() {
        var batch = new HashMap<String, Told>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            var allowance = waiting.poll();
            batch.put(seal.mark("limits", allowance.name()), new Told(allowance, allowance.told()));
        }
        return batch;
    }

    private void tell(Connection connection, Map<String, Told> batch) throws SQLException {
        var now = clock.instant();
        var clients = batch.keySet().toArray(String[]::new);
        var ends = batch.values().stream()
                .map(told -> now.plus(told.allowance.policy().timeOf(told.used)).toString())
                .toArray(String[]::new);
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setArray(1, connection.createArrayOf("varchar", clients));
            statement.setArray(2, connection.createArrayOf("timestamptz", ends));
            set(statement, 3, now);
            set(statement, 4, now);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var end = rows.getObject("used_until", OffsetDateTime.class).toInstant();
                    batch.get(rows.getString("client")).allowance.learn(Duration.between(clock.instant(), end));
                }
            }
        }
    }

    /** Who has used up nothing any more. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        if (isShared) {
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(FORGET)) {
                set(statement, 1, clock.instant());
                statement.setInt(2, BATCH);
                for (int forgotten = BATCH; forgotten == BATCH; ) {
                    forgotten = statement.executeUpdate();
                }
            } catch (SQLException e) {
                // The next time will do.
                Log.debug("Counts that are over stay for a while", e);
            }
        }
    }

    private static void set(PreparedStatement statement, int place, Instant moment) throws SQLException {
        statement.setObject(place, moment.atOffset(ZoneOffset.UTC));
    }

    private static ThreadPoolExecutor oneThread() {
        // Who runs takes all that waits: of those who come meanwhile one is enough.
        return new ThreadPoolExecutor(
                0,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(1),
                SharedCounts::daemon,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "limits");
        thread.setDaemon(true);
        return thread;
    }
}
