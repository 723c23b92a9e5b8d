package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.link.Platform;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SelectTest {

    private static final String NUMBERS = "select n from (values (1), (2), (3)) as numbers (n) where ";

    @Inject
    Select select;

    @Test
    void eachTypeOfColumnIsReadAsItWasGiven() {
        var id = UUID.randomUUID();
        var at = Instant.parse("2025-02-08T13:00:00.123456Z");
        var sql = "select cast(:id as uuid), cast(:at as timestamp with time zone), cast(:day as date),"
                + " cast(:platform as varchar(20)), cast(:yes as boolean), cast(:half as double precision),"
                + " cast(:many as bigint), cast(:few as integer)";

        var row = select.rows(
                        sql,
                        Map.of(
                                "id",
                                id,
                                "at",
                                at,
                                "day",
                                LocalDate.parse("2025-02-08"),
                                "platform",
                                "luma",
                                "yes",
                                true,
                                "half",
                                0.5,
                                "many",
                                Long.MAX_VALUE,
                                "few",
                                7),
                        r -> List.<Object>of(
                                r.uuid(),
                                r.instant(),
                                r.day(),
                                r.constant(Platform.class),
                                r.flag(),
                                r.decimal(),
                                r.count(),
                                r.number()))
                .get(0);

        assertThat(row)
                .containsExactly(id, at, LocalDate.parse("2025-02-08"), Platform.luma, true, 0.5, Long.MAX_VALUE, 7);
    }

    @Test
    void whatIsUnknownIsNull() {
        var sql = "select cast(null as uuid), cast(null as timestamp with time zone), cast(null as date),"
                + " cast(null as varchar(20)), cast(null as boolean), cast(null as double precision), cast(null as integer),"
                + " cast(null as varchar(20))";

        select.each(sql, Map.of(), r -> {
            assertThat(r.uuid()).isNull();
            assertThat(r.instant()).isNull();
            assertThat(r.day()).isNull();
            assertThat(r.text()).isNull();
            assertThat(r.flagIfKnown()).isNull();
            assertThat(r.decimalIfKnown()).isNull();
            assertThat(r.numberIfKnown()).isNull();
            assertThat(r.constant(Platform.class)).isNull();
        });
    }

    @Test
    void aParameterMayStandInSeveralPlacesAndOthersInNone() {
        assertThat(select.rows(NUMBERS + "n = :one or n = :one + 1", Map.of("one", 1, "other", 3), Row::number))
                .containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64, 65, 1000})
    void aListMayBeLong(int size) {
        var numbers = IntStream.rangeClosed(3, size + 2).boxed().toList();

        assertThat(select.rows(NUMBERS + "n in :numbers", Map.of("numbers", numbers), Row::number))
                .containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40_000})
    void aListOfTextsMayBeLongerThanTheParametersOfAStatement(int size) {
        var words = IntStream.range(0, size).mapToObj(i -> "word " + i).toList();
        var sql = "select w from (values ('word 0'), ('another')) as words (w) where w = any(:words)";

        assertThat(select.rows(sql, Map.of("words", words), Row::text)).hasSize(Math.min(1, size));
    }

    @Test
    void nothingIsInAnEmptyList() {
        assertThat(select.rows(NUMBERS + "n in :numbers", Map.of("numbers", List.of()), Row::number))
                .isEmpty();
    }

    @Test
    void aParameterThatNobodyGaveIsADefect() {
        assertThatThrownBy(() -> select.rows(NUMBERS + "n = :one", Map.of(), Row::number))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheDatabaseRefusesKeepsItsCause() {
        assertThatThrownBy(() -> select.rows("select nothing from nowhere", Map.of(), Row::number))
                .isInstanceOf(PersistenceException.class)
                .hasCauseInstanceOf(SQLException.class);
    }
}
