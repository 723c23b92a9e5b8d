package org.rallypoint.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneWriterDriverTest {

    private static final int THE_OTHERS = 2;

    private final OneWriterDriver driver = new OneWriterDriver(1, 1);

    @TempDir
    Path folder;

    private Connection one;

    @BeforeEach
    void begin() throws SQLException {
        one = open();
        execute(one, "create table thing (id int primary key, name varchar)");
        execute(one, "insert into thing values (1, 'one'), (2, 'two')");
        execute(one, "create sequence numbers");
        one.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        one.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update thing set name = 'new' where id = 1",
                "  INSERT into thing select max(id) + 1, 'next' from thing",
                "delete from thing where id = 1",
                "select * from thing where id = 1 for update",
                "merge into thing values (1, 'new')",
                "select * from thing where id = 1 for\nupdate",
                "select name from final table (update thing set name = 'new' where id = 1)",
                "select next value for numbers",
            })
    void whoWritesKeepsAllOthersFromWritingWhatever(String sql) throws Exception {
        execute(one, sql);
        refused();
        one.commit();
        taken();
        try (var prepared = one.prepareStatement(sql)) {
            prepared.execute();
        }
        refused();
        one.rollback();
        taken();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select updated_at from event where next_start > 1 and deleted = 0",
                "with a as (select 1) select * from a",
                "set lock_timeout 1",
            })
    void namesThatOnlyBeginLikeWritingAreRead(String sql) {
        assertThat(OneWriterDriver.writes(sql)).isFalse();
    }

    @Test
    void nobodyWritesWhereThereIsNoRoomAndWhoeverReadsDoes() throws SQLException {
        var url = "jdbc:h2:file:" + folder.resolve("db");
        var full = new OneWriterDriver(1, Long.MAX_VALUE / 2);
        try (var other = full.connect(url, new Properties())) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(other, "delete from thing"))
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("53100"));
                execute(other, "select * from thing");
                execute(other, "select * from thing for update");
            }
        }
        execute(one, "delete from thing");
        assertThat(folder).isDirectoryNotContaining("glob:**.room");
    }

    @Test
    void readersWaitForNobodyAndKeepNobodyWaiting() throws Exception {
        execute(one, "select * from thing");
        taken();
        execute(one, "update thing set name = 'new' where id = 1");
        onAnotherThread(() -> {
            try (var other = open();
                    var read = other.prepareStatement("select name from thing where id = 1");
                    var found = read.executeQuery()) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("one");
            }
        });
    }

    @Test
    void backToASavepointIsNotTheEnd() throws Exception {
        var before = one.setSavepoint();
        execute(one, "update thing set name = 'new' where id = 1");
        one.rollback(before);
        refused();
    }

    @Test
    void whoGoesAwayLeavesTheTurnToOthers() throws Exception {
        execute(one, "update thing set name = 'new' where id = 1");
        one.close();
        taken();
    }

    /** As H2 does when a write fails; it would look for its present version for ever. */
    @Test
    @Timeout(10)
    void whereTheFileWasClosedNothingIsAskedAnyMore() throws Exception {
        execute(one, "update thing set name = 'lost' where id = 1");
        var other = open();
        ((SessionLocal) one.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .getStore()
                .getMvStore()
                .closeImmediately();
        assertThat(one.isValid(0)).isFalse();
        assertThat(other.isValid(0)).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(one::commit);
        assertThatExceptionOfType(SQLException.class).isThrownBy(one::rollback);
        assertThatNoException().isThrownBy(other::close);
    }

    @Test
    void whoCommitsEachStatementIsDoneWithIt() throws Exception {
        execute(one, "update thing set name = 'new' where id = 1");
        one.setAutoCommit(true);
        taken();
        execute(one, "update thing set name = 'newer' where id = 1");
        taken();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(one, "update nothing set name = 1"));
        taken();
    }

    @Test
    void aTransactionWithinATransactionDoesNotWaitForItsOwnThread() throws Exception {
        execute(one, "update thing set name = 'new' where id = 1");
        try (var inner = open()) {
            inner.setAutoCommit(false);
            execute(inner, "update thing set name = 'inner' where id = 2");
            inner.commit();
        }
        refused();
        one.commit();
        taken();
    }

    private void refused() throws Exception {
        onAnotherThread(() -> {
            try (var other = open()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> writeTheOther(other))
                        .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(ErrorCode.LOCK_TIMEOUT_1))
                        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("HYT00"));
            }
        });
    }

    private void taken() throws Exception {
        onAnotherThread(() -> {
            try (var other = open()) {
                assertThatNoException().isThrownBy(() -> writeTheOther(other));
            }
        });
    }

    private static void writeTheOther(Connection other) throws SQLException {
        execute(other, "update thing set name = 'other' where id = " + THE_OTHERS);
    }

    private Connection open() throws SQLException {
        return driver.connect("jdbc:h2:file:" + folder.resolve("db"), new Properties());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void onAnotherThread(Step step) throws Exception {
        var task = new FutureTask<Void>(() -> {
            step.run();
            return null;
        });
        new Thread(task).start();
        task.get();
    }
}
