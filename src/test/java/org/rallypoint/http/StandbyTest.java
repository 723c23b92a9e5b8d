package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.DatabaseWithStandby;
import org.rallypoint.Fixtures;
import org.rallypoint.HotStandby;
import org.rallypoint.OwnDatabase;
import org.rallypoint.Row;
import org.rallypoint.Select;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.EventText;
import org.rallypoint.packaged.Waiting;

/** A real hot standby answers readers, and whatever befalls it, none of them gets less, or anything older, than without it. */
@QuarkusTest
@WithTestResource(DatabaseWithStandby.class)
@TestProfile(OwnDatabase.class)
class StandbyTest {

    private static final String STANDBY = "standby";
    private static final String PRIMARY = "primary";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What the loss of a standby may cost a reader. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Select select;

    @Inject
    StandbyFirst reads;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String primaryUrl;

    private final AtomicInteger asked = new AtomicInteger();
    private HotStandby standby;
    private String campaign;
    private String event;

    @BeforeEach
    void begin() throws SQLException {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no standby");
        standby = DatabaseWithStandby.standby();
        campaign = fixtures.campaign();
        event = fixtures.event(campaign, "zurich-ch");
        onPrimary("create table if not exists in_the_way (n int)", "insert into in_the_way values (1), (2)");
        ReadsResource.work = StandbyTest::place;
        untilTheStandbyIsRead();
    }

    @Test
    void whoeverMayHaveWrittenReadsAtThePrimary() {
        var path = "/test/reads?n=";
        assertThat(RawHttp.get(path + 1, "Authorization: Bearer " + bearers.of(Role.reader))
                        .text())
                .isEqualTo(PRIMARY);
        assertThat(RawHttp.sendBody("POST", path + 2, "application/json", "{}").text())
                .isEqualTo(PRIMARY);
        assertThat(place(select)).as("Without any request").isEqualTo(PRIMARY);
        assertThat(RawHttp.get(path + 3).text()).isEqualTo(STANDBY);
    }

    @Test
    void aWriteIsSeenByTheNextReadHoweverFarTheStandbyIsBehind() throws SQLException {
        standby.pause();
        try {
            for (int i = 0; i < 5; i++) {
                write("Behind " + i);
                assertThat(list()).contains("Behind " + i);
                assertThat(where()).isEqualTo(PRIMARY);
            }
            assertThat(RawHttp.get(listPath() + "?limit=1").text()).contains("Behind 4");
            ofAnotherNode("Of another node");
            Waiting.until(
                    Duration.ofSeconds(1),
                    () -> RawHttp.get(listPath() + "?limit=1").text().contains("Of another node"));
        } finally {
            standby.resume();
        }
        untilTheStandbyIsRead();
        assertThat(list()).contains("Of another node");
    }

    @Test
    void noWriteIsMissedWhileTheStandbyFallsBehindAndCatchesUpAgainAndAgain() {
        var isOver = new AtomicBoolean();
        var trouble = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                standby.pause();
                Waiting.pause(Duration.ofMillis(60));
                standby.resume();
                Waiting.pause(Duration.ofMillis(150));
            }
        });
        int atStandby = 0;
        for (int i = 0; i < 40; i++) {
            write("Title " + i);
            for (int again = 0; again < 10; again++) {
                assertThat(list()).contains("Title " + i);
                assertThat(RawHttp.get(listPath() + "?limit=1").text()).contains("Title " + i);
                atStandby += where().equals(STANDBY) ? 1 : 0;
            }
        }
        isOver.set(true);
        trouble.join();
        assertThat(atStandby).as("of 400 reads").isPositive();
    }

    @Test
    void whatAnAnswerBeginsAtThePrimaryItEndsThere() {
        ReadsResource.work = select -> {
            var first = place(select);
            ReadsResource.work = StandbyTest::place;
            untilTheStandbyIsRead();
            return first + " " + place(select);
        };
        write("Now");
        assertThat(where()).isEqualTo(PRIMARY + " " + PRIMARY);
    }

    @Test
    void aReadThatIsInTheWayOfTheLogIsDoneAtThePrimary() throws Exception {
        var slow = slowly();
        onPrimary("set synchronous_commit = on", "delete from in_the_way where n = 1", "vacuum in_the_way");
        assertThat(slow.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(PRIMARY);
        assertThat(where()).as("It is well").isEqualTo(STANDBY);
    }

    @Test
    void aReadThatAnOperatorCancelsIsDoneAtThePrimary() throws Exception {
        var slow = slowly();
        standby.execute("select pg_cancel_backend(pid) from pg_stat_activity where query like '%in_the_way, pg_sleep%'"
                + " and pid <> pg_backend_pid()");
        assertThat(slow.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(PRIMARY);
        assertThat(where()).as("It is well").isEqualTo(STANDBY);
    }

    @Test
    void readersDoWithoutAStandbyThatIsStopped() throws Exception {
        var slow = slowly();
        standby.stop();
        try {
            assertThat(slow.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(PRIMARY);
            for (int i = 0; i < 20; i++) {
                assertThat(timed(this::where)).isEqualTo(PRIMARY);
                assertThat(list()).contains(event);
            }
            assertThat(RawHttp.get("/health/ready").status()).isEqualTo(200);
            write("Without a standby");
            assertThat(list()).contains("Without a standby");
            reads.lookAgain();
            assertThat(timed(this::where)).isEqualTo(PRIMARY);
        } finally {
            standby.startAgain();
        }
        untilTheStandbyIsRead();
        assertThat(list()).contains("Without a standby");
    }

    @Test
    void readersDoWithoutAStandbyThatIsFrozen() {
        standby.freeze();
        try {
            assertThat(timed(this::where)).isEqualTo(PRIMARY);
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                assertThat(where()).isEqualTo(PRIMARY);
                assertThat(System.nanoTime() - begun).as("Nobody asks it now").isLessThan(TimeUnit.SECONDS.toNanos(1));
            }
            assertThat(RawHttp.get("/health/ready").status()).isEqualTo(200);
        } finally {
            standby.thaw();
        }
        untilTheStandbyIsRead();
    }

    private void untilTheStandbyIsRead() {
        Waiting.until(SOON, () -> {
            // A job does it otherwise.
            reads.lookAgain();
            return where().equals(STANDBY);
        });
    }

    /** Each time in other words, as what is the same waits for its answer. */
    private String where() {
        var answer = RawHttp.get("/test/reads?n=" + asked.incrementAndGet());
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static String place(Select select) {
        return place(select, "");
    }

    /** Longer than anything takes that gets in its way, and shorter than a read may take. */
    private static String placeSlowly(Select select) {
        return place(select, " from in_the_way, pg_sleep(1.5)");
    }

    private static String place(Select select, String from) {
        var sql = "select case when pg_is_in_recovery() then '" + STANDBY + "' else '" + PRIMARY + "' end" + from
                + " limit 1";
        return select.rows(sql, Map.of(), Row::text).get(0);
    }

    /** A read at the standby that goes on. */
    private CompletableFuture<String> slowly() {
        ReadsResource.work = StandbyTest::placeSlowly;
        var slow = CompletableFuture.supplyAsync(this::where);
        Waiting.until(
                SOON,
                () -> standby.is(
                        "select exists (select 1 from pg_stat_activity"
                                + " where state = 'active' and query like '%in_the_way, pg_sleep%' and pid <> pg_backend_pid())"));
        ReadsResource.work = StandbyTest::place;
        return slow;
    }

    private static String timed(Supplier<String> read) {
        long begun = System.nanoTime();
        var answer = read.get();
        assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
        return answer;
    }

    private String listPath() {
        return "/v1/campaigns/" + campaign + "/events";
    }

    /** Not from memory. */
    private String list() {
        var answer = RawHttp.get(listPath() + "?bbox=-180,-90,180," + (90 - asked.incrementAndGet() / 100_000.0));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private void write(String title) {
        fixtures.change(event, changed -> changed.say("en", EventText.of(title, null, null)));
    }

    private void ofAnotherNode(String title) throws SQLException {
        onPrimary("begin; update event_text set title = '" + title
                + "' where event_id = (select id from event where slug = '" + event
                + "'); select pg_notify('rallypoint_data', 'another'); commit");
    }

    private void onPrimary(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(primaryUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
