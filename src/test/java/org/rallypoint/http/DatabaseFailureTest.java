package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Connections, too many of them, a full disk, its failure, PostgreSQL's own and its end; and H2 as it closes its file. */
    @ParameterizedTest
    @CsvSource({
        "08006,0",
        "53300,0",
        "53100,0",
        "58030,0",
        "XX000,0",
        "57P01,0",
        "90028,90028",
        "90031,90031",
        "90098,90098"
    })
    void aDatabaseThatCantBeReachedOrCantWriteIsUnreachable(String state, int code) {
        assertThat(DatabaseFailure.of(new SQLException("away", state, code))).isEqualTo(DatabaseFailure.UNREACHABLE);
    }

    @Test
    void whatH2HasNoKindForIsKnownByItsCause() {
        var failed = new SQLException("general", "HY000", 50000, new MVStoreException(2, "Writing failed"));
        assertThat(DatabaseFailure.of(failed)).isEqualTo(DatabaseFailure.UNREACHABLE);
    }

    @Test
    void whatIsKnownBestDecides() {
        var pool = new SQLException("no state", new SQLException("taken", "23505"));
        assertThat(DatabaseFailure.of(pool)).isEqualTo(DatabaseFailure.TAKEN);
        assertThat(DatabaseFailure.of(new SQLException("no state"))).isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLException("syntax", "42601"))).isEqualTo(DatabaseFailure.NONE);
    }
}
