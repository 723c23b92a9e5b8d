package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @Test
    void theCauseIsFoundBelowAnythingAndCirclesEnd() {
        var outer = new IllegalStateException("outer");
        var inner = new IllegalStateException("inner", outer);
        outer.initCause(inner);
        assertThat(DatabaseFailure.of(outer)).isEqualTo(DatabaseFailure.NONE);

        inner.addSuppressed(new RuntimeException(new OptimisticLockException()));
        assertThat(DatabaseFailure.of(outer)).isEqualTo(DatabaseFailure.BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "57014", "HYT00"})
    void whoIsInSomebodysWayMayTryAgain(String state) {
        assertThat(DatabaseFailure.of(new SQLException("busy", state))).isEqualTo(DatabaseFailure.BUSY);
    }

    @Test
    void whatIsKnownBestDecides() {
        var pool = new SQLException("no state", new SQLException("taken", "23505"));
        assertThat(DatabaseFailure.of(pool)).isEqualTo(DatabaseFailure.TAKEN);
        assertThat(DatabaseFailure.of(new SQLException("no state"))).isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLException("syntax", "42601"))).isEqualTo(DatabaseFailure.NONE);
    }
}
