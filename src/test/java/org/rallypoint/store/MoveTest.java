package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rallypoint.TestDatabase;

@EnabledIfSystemProperty(named = "quarkus.test.profile", matches = ".*postgresql.*")
class MoveTest {

    private static final String CONSTRAINTS =
            "select conrelid::regclass, conname, condeferrable, condeferred from pg_constraint order by 1, 2";

    private static final TestDatabase SERVER = new TestDatabase();
    private static Eras server;
    private static int databases;

    @TempDir
    Path folder;

    private Eras source;
    private Eras target;

    @BeforeAll
    static void start() {
        server = Eras.of(SERVER.start());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void begin() throws SQLException {
        var name = "target_" + ++databases;
        server.execute("create database " + name);
        source = Eras.ofH2(folder);
        target = new Eras(server.url().replace("/postgres?", "/" + name + "?"), server.user(), server.password());
    }

    @Test
    void everyRowOfEveryTableIsMovedAndCounted() throws SQLException {
        source.liveUntilNow();
        source.execute("""
                insert into supporter (id, campaign_id, position, name)
                select random_uuid(), (select id from campaign where slug = 'oslo-2035'), x, 'Friend ' || x
                from system_range(1, 2345)
                """);
        var moved = move();
        assertThat(moved.said()).contains("All rows were moved, and are the same in both databases.");
        assertThat(moved.exitCode()).isZero();
        for (var table : source.tables().keySet()) {
            var count = "select count(*) from " + table;
            assertThat(target.rows(count)).as(table).isEqualTo(source.rows(count));
            var told = String.format(
                    Locale.ROOT,
                    "%-20s %,12d",
                    table,
                    Long.parseLong(source.rows(count).get(0).get(0)));
            assertThat(moved.said()).contains(told);
        }
    }

    @Test
    void valuesOfEveryTypeAreTheSame() throws SQLException {
        source.liveUntilNow();
        assertThat(move().exitCode()).isZero();
        assertThat(target.rows("""
                        select id, created_at at time zone 'UTC', start_date, wheelchair, quiet_area, turnout_low, venue_latitude,
                            latest_first, search_text, venue_name
                        from event where slug = 'oslo-2035-oslo'
                        """))
                .containsExactly(List.of(
                        "00000001-0002-7000-8000-000000000001",
                        "2024-11-05 10:20:30.123456",
                        "2035-03-02",
                        "t",
                        "null",
                        "120",
                        "59.9119",
                        "-2056453200000",
                        "oslo for all",
                        "Rådhusplassen"));
        var texts = "select sealed_name, sealed_value from contact order by position";
        assertThat(target.rows(texts)).isEqualTo(source.rows(texts)).hasSize(2);
        assertThat(target.rows("select last_seq from change_counter")).containsExactly(List.of("3"));
    }

    @Test
    void theTargetIsAsTheMigrationsMakeIt() throws SQLException {
        source.liveUntilNow();
        assertThat(move().exitCode()).isZero();
        var constraints = target.rows(CONSTRAINTS);
        begin();
        target.upgrade();
        assertThat(constraints).isEqualTo(target.rows(CONSTRAINTS)).isNotEmpty();
    }

    @Test
    void aTargetThatIsNotEmptyIsLeftAlone() throws SQLException {
        source.liveUntilNow();
        target.upgrade();
        target.execute("""
                insert into city (id, name, sort_name, country_code, latitude, longitude, time_zone, custom, search_text)
                values ('bergen-no', 'Bergen', 'bergen', 'NO', 60.4, 5.3, 'Europe/Oslo', false, 'bergen')
                """);
        refused("The PostgreSQL database isn't empty: there is something in city");
        assertThat(target.rows("select id from city")).containsExactly(List.of("bergen-no"));
        assertThat(target.rows("select last_seq from change_counter")).containsExactly(List.of("0"));
    }

    @Test
    void aTargetOfAnOlderVersionIsNotUpgradedEither() throws SQLException {
        source.liveUntilNow();
        target.liveUntil("5");
        refused("The PostgreSQL database isn't empty: another version of Rallypoint has begun it.");
        assertThat(target.tables()).doesNotContainKey("webhook");
    }

    @Test
    void whatWasMovedIsNotMovedTwice() throws SQLException {
        source.liveUntilNow();
        assertThat(move().exitCode()).isZero();
        refused("The PostgreSQL database isn't empty");
    }

    @Test
    void afterAFailureTheTargetIsEmptyAndTheMoveCanBeTriedAgain() throws SQLException {
        source.liveUntilNow();
        // H2 stores what PostgreSQL refuses; the service takes it from nobody.
        source.execute("update webhook set label = 'a' || char(0) where kind = 'standard'");
        assertThat(move().exitCode()).isEqualTo(1);
        var empty = new TreeMap<>(target.content(target.tables()));
        empty.values().removeIf(rows -> rows.isEmpty());
        assertThat(empty.keySet()).containsExactly("change_counter", "webhook_progress");
        source.execute("update webhook set label = 'Mirror' where kind = 'standard'");
        assertThat(move().exitCode()).isZero();
    }

    @Test
    void withoutTheKeyOfTheContactsNothingIsMoved() throws SQLException {
        source.liveUntilNow();
        var environment = new HashMap<>(Eras.environment(target));
        environment.put("RALLYPOINT_CONTACT_KEY", "YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMgLi4uLi4=");
        var refused = Called.with(environment, "move-from-h2", folder.toString());
        assertThat(refused.said())
                .contains("RALLYPOINT_CONTACT_KEY has to be what stands in")
                .doesNotContain(Eras.KEY, environment.get("RALLYPOINT_CONTACT_KEY"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(target.tables()).isEmpty();
    }

    @Test
    void whileTheServiceHasTheFileNothingIsMoved() throws SQLException {
        source.liveUntilNow();
        try (var service = source.connect()) {
            assertThat(service.isClosed()).isFalse();
            refused("rallypoint.mv.db is in use: stop the service first.");
        }
        assertThat(target.tables()).isEmpty();
    }

    @Test
    void whatAnotherVersionHasWrittenIsNotMoved() throws SQLException {
        source.liveUntil("7");
        refused("was written by an older version of Rallypoint");
        source.upgrade();
        source.execute("""
                insert into "flyway_schema_history"
                select 1000, '1000', "description", "type", "script", "checksum", "installed_by", "installed_on", 0, true
                from "flyway_schema_history" where "version" = '7'
                """);
        refused("was written by a newer version of Rallypoint");
        assertThat(target.tables()).isEmpty();
    }

    @Test
    void onlyAFolderWithADatabaseIsMoved() throws SQLException {
        refused("There is no H2 database at ");
        assertThat(folder.toFile().list()).isEmpty();
    }

    private void refused(String why) {
        var called = move();
        assertThat(called.said())
                .startsWith("move-from-h2 was not done: ")
                .contains(why)
                .hasLineCount(1);
        assertThat(called.exitCode()).isEqualTo(1);
    }

    private Called move() {
        return Called.with(Eras.environment(target), "move-from-h2", folder.toString());
    }
}
