package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LongStatementTest {

    @Inject
    AgroalDataSource database;

    /** 57014, of PostgreSQL itself; where the connection were given up, it would be another state. */
    @Test
    void whatTakesTooLongIsEndedBeforeItsConnectionIs() throws SQLException {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no such limit, and needs none: it runs in this process");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("select pg_sleep(20)"))
                    .satisfies(ended -> assertThat(ended.getSQLState()).isEqualTo("57014"));
        }
    }
}
