package org.rallypoint.http;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/**
 * Hears on PostgreSQL of what other nodes change, by a connection of its own. PostgreSQL sends notifications before the answer
 * to a statement, so an answer proves that none is missing; where it doesn't come, the connection is made anew, and as nobody
 * knows what was missed, everything counts as changed. Meanwhile, with the database out of reach, the answers that are there go on.
 */
@Singleton
class OtherNodes {

    private static final int LISTEN_MILLIS = 250;
    private static final int PATIENCE_MILLIS = 400;
    private static final int PAUSE_MILLIS = 200;
    private static final String CONNECT_SECONDS = "2";
    private static final int VALID_SECONDS = 1;
    private static final long WARN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final DataRevision revision;
    private final AgroalDataSource database;
    private final boolean isPostgres;
    private final String url;
    private final Properties login = new Properties();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long warned;

    OtherNodes(
            DataRevision revision,
            AgroalDataSource database,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String kind,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.revision = revision;
        this.database = database;
        this.url = url;
        isPostgres = kind.equals("postgresql");
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", CONNECT_SECONDS);
        login.setProperty("socketTimeout", CONNECT_SECONDS);
        login.setProperty("ApplicationName", "rallypoint listens");
    }

    /** H2 serves one node. */
    void begin(@Observes StartupEvent event) {
        if (isPostgres) {
            var thread = new Thread(this::listen, "other-nodes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void end(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void listen() {
        int failures = 0;
        while (isOn(failures > 1 ? PAUSE_MILLIS : 0)) {
            try (var connection = DriverManager.getConnection(url, login)) {
                connection.setNetworkTimeout(Runnable::run, LISTEN_MILLIS + PATIENCE_MILLIS);
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + DataRevision.CHANNEL);
                }
                revision.changed();
                while (isOn(0)) {
                    hear(connection);
                    failures = 0;
                }
            } catch (SQLException | RuntimeException e) {
                failures++;
                if (isOn(0)) {
                    warn(e);
                    changedUnlessOutOfReach();
                }
            }
        }
    }

    /** Seldom, since it is tried several times a second. */
    private void warn(Exception e) {
        if (warned == 0 || System.nanoTime() - warned > WARN_NANOS) {
            warned = System.nanoTime();
            Log.warn("Other nodes can't be heard: " + (e instanceof SQLException sql ? sql.getSQLState() : e));
        }
    }

    /** Where only listening is impossible, nothing is kept for long; with the database gone what is there is all there is. */
    private void changedUnlessOutOfReach() {
        try (var connection = database.getConnection()) {
            if (connection.isValid(VALID_SECONDS)) {
                revision.changed();
            }
        } catch (SQLException e) {
            Log.debug("The database can't be reached either", e);
        }
    }

    private void hear(Connection connection) throws SQLException {
        var heard = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        for (var notification : heard) {
            if (!notification.getParameter().equals(revision.node())) {
                revision.changed();
                return;
            }
        }
        if (heard.length == 0) {
            try (var statement = connection.createStatement()) {
                statement.execute("select 1");
            }
        }
    }

    private boolean isOn(int pauseMillis) {
        try {
            return !stopped.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
