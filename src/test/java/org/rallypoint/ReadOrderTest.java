package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one connection has shown, the next one shows, too, though whoever wrote it may not have heard yet that it is written. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadOrderTest {

    private static final int WRITES = 1000;

    @Inject
    DataSource database;

    @BeforeEach
    void create() throws SQLException {
        execute("create table read_order (seq integer primary key)");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("drop table read_order");
    }

    @Test
    void noConnectionShowsLessThanAnotherHasShownBefore() throws Exception {
        var executor = Executors.newSingleThreadExecutor();
        try (var first = database.getConnection();
                var second = database.getConnection();
                var third = database.getConnection()) {
            var readers = new PreparedStatement[] {reader(first), reader(second), reader(third)};
            var writing = executor.submit(this::write);
            int seen = 0;
            int backwards = 0;
            for (int turn = 0; !writing.isDone() || seen < WRITES; turn++) {
                int now = read(readers[turn % readers.length]);
                backwards += now < seen ? 1 : 0;
                seen = Math.max(seen, now);
                if (writing.isDone()) {
                    writing.get();
                }
            }
            assertThat(backwards).isZero();
        } finally {
            executor.shutdownNow();
        }
    }

    private static PreparedStatement reader(Connection connection) throws SQLException {
        return connection.prepareStatement("select coalesce(max(seq), 0) from read_order");
    }

    private static int read(PreparedStatement reader) throws SQLException {
        try (var result = reader.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    private Void write() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into read_order values (?)")) {
            for (int seq = 1; seq <= WRITES; seq++) {
                insert.setInt(1, seq);
                insert.executeUpdate();
            }
        }
        return null;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
