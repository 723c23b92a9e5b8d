package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.TestDatabase;

/** Whoever adds a table says in {@code resources/upgrade} what its version has stored there. */
class UpgradeTest {

    private static final TestDatabase SERVER = new TestDatabase();
    private static Eras server;

    @BeforeAll
    static void begin() {
        server = Eras.of(SERVER.start());
    }

    @AfterAll
    static void end() {
        SERVER.stop();
    }

    static List<String> versions() {
        return server.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatAnyVersionHasStoredIsThereUnchangedAfterTheUpgrade(String version) throws SQLException {
        var database = database("from_" + version.replace('.', '_'));
        database.liveUntil(version);
        var tables = database.tables();
        var before = database.content(tables);
        database.upgrade();
        assertThat(database.content(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anUpgradeFromAnyVersionEndsWithTheTablesOfANewDatabase(String version) throws SQLException {
        var upgraded = database("old_" + version.replace('.', '_'));
        upgraded.liveUntil(version);
        upgraded.upgrade();
        var fresh = database("new_" + version.replace('.', '_'));
        fresh.upgrade();
        var schema = """
                select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
                from information_schema.columns where lower(table_schema) = 'public' order by table_name, ordinal_position
                """;
        assertThat(upgraded.rows(schema)).isEqualTo(fresh.rows(schema)).isNotEmpty();
    }

    @Test
    void whatTheFirstVersionHadNoColumnForIsDerived() throws SQLException {
        var database = database("derived");
        database.liveUntil("1");
        database.upgrade();
        assertThat(database.rows("""
                        select slug, first_public_at = created_at, country_code, latest_first, platforms, ended
                        from event order by slug
                        """).stream()
                        .map(List::toString)
                        .map(row -> row.replace("TRUE", "t").replace("FALSE", "f")))
                .containsExactly(
                        "[oslo-2035-lilleby, t, NO, 9223372036854775807, ,, f]",
                        "[oslo-2035-oslo, t, NO, -2056453200000, ,facebook,luma,, f]",
                        "[oslo-2035-oslo-2, null, NO, -2056453200000, ,, f]");
    }

    @Test
    void theChangeLogOfTheFifthVersionGoesOnWhereItWas() throws SQLException {
        var database = database("log");
        database.liveUntil("5");
        database.upgrade();
        assertThat(database.rows("select seq, campaign from change_entry order by seq"))
                .containsExactly(List.of("1", "oslo-2035"), List.of("2", "oslo-2035"));
        assertThat(
                        database.rows(
                                "select c.last_seq, c.erased_seq, p.last_seq from change_counter c cross join webhook_progress p"))
                .containsExactly(List.of("2", "0", "2"));
    }

    @Test
    void everyTableHasHadSomethingInIt() throws SQLException {
        var database = database("everything");
        database.liveUntilNow();
        var empty = new HashMap<>(database.content(database.tables()));
        empty.values().removeIf(rows -> !rows.isEmpty());
        assertThat(empty).isEmpty();
    }

    /** The move from H2 sets no sequences. */
    @Test
    void noTableNumbersItsRowsByItself() throws SQLException {
        var database = database("numbers");
        database.upgrade();
        assertThat(database.rows("select * from information_schema.sequences where lower(sequence_schema) = 'public'"))
                .isEmpty();
    }

    private Eras database(String name) throws SQLException {
        if (!TestDatabase.isPostgres()) {
            return new Eras("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "rallypoint", "rallypoint");
        }
        server.execute("create database " + name);
        return new Eras(server.url().replace("/postgres?", "/" + name + "?"), server.user(), server.password());
    }
}
