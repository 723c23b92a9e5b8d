package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Waiting;

/** What another node commits is read here a moment later; only PostgreSQL serves several. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OtherNodesTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    Fixtures fixtures;

    @Inject
    AgroalDataSource database;

    @Inject
    DataRevision revision;

    private String campaign;

    @BeforeEach
    void begin() {
        assumeTrue(TestDatabase.isPostgres(), "H2 serves one node");
        campaign = fixtures.campaign();
    }

    @Test
    void aCommitOfAnotherNodeIsSeenWithinASecond() throws SQLException {
        assertThat(title()).contains("A campaign");
        execute("begin; update campaign_text set title = 'Of another node' where campaign_id ="
                + " (select id from campaign where slug = '" + campaign + "');"
                + " select pg_notify('rallypoint_data', 'another'); commit");
        Waiting.until(SOON, () -> title().contains("Of another node"));
    }

    @Test
    void whatWasMissedWhileNobodyListenedIsSeenToo() throws SQLException {
        assertThat(title()).contains("A campaign");
        execute("update campaign_text set title = 'Missed' where campaign_id ="
                + " (select id from campaign where slug = '" + campaign + "')");
        assertThat(title()).contains("A campaign");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rallypoint listens'");
        Waiting.until(SOON.multipliedBy(3), () -> title().contains("Missed"));
    }

    @Test
    void whereListeningIsImpossibleNothingIsKeptForLong() {
        var deaf = new OtherNodes(revision, database, "postgresql", "jdbc:postgresql://localhost:1/none", "nobody", "");
        var before = revision.number();
        deaf.begin(new StartupEvent());
        try {
            Waiting.until(SOON.multipliedBy(5), () -> revision.number() > before + 2);
        } finally {
            deaf.end(new ShutdownEvent());
        }
    }

    @Test
    void aWriteOfThisNodeIsToldToOthersWithItsCommit() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen " + DataRevision.CHANNEL);
            var heard = connection.unwrap(org.postgresql.PGConnection.class);
            fixtures.campaign();
            assertThat(heard.getNotifications((int) SOON.toMillis()))
                    .extracting(org.postgresql.PGNotification::getParameter)
                    .contains(revision.node());
            statement.execute("unlisten *");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String title() {
        return RawHttp.get("/v1/campaigns/" + campaign).text();
    }
}
