package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadQueryTest {

    @Test
    void eachValueOfAListGetsAParameterOfItsOwn() {
        var query = SpreadQuery.of(
                "from City c where c.id in :city and c.name in :cityNames and c.custom = :custom",
                Map.of("city", List.of("a", "b"), "cityNames", List.of("x"), "custom", true));
        assertThat(query.hql())
                .isEqualTo(
                        "from City c where c.id in (:city_0, :city_1) and c.name in (:cityNames_0, :cityNames_1) and c.custom = :custom");
        assertThat(query.parameters())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("city_0", "a", "city_1", "b", "cityNames_0", "x", "cityNames_1", "x", "custom", true));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 4", "5, 8", "18, 32", "64, 64"})
    void theLastValueFillsUpToAPowerOfTwo(int values, int parameters) {
        var query = SpreadQuery.of(
                "in :ids", Map.of("ids", IntStream.range(0, values).boxed().toList()));
        assertThat(query.parameters()).hasSize(parameters);
        assertThat(query.parameters()).containsEntry("ids_" + (parameters - 1), values - 1);
    }

    @Test
    void aLongListStaysOne() {
        var ids = IntStream.range(0, 65).boxed().toList();
        var query = SpreadQuery.of("e.id in :ids", Map.of("ids", ids));
        assertThat(query.hql()).isEqualTo("e.id in :ids");
        assertThat(query.parameters()).isEqualTo(Map.of("ids", ids));
    }

    @Test
    void nothingIsInAnEmptyList() {
        assertThat(SpreadQuery.of("e.id in :ids", Map.of("ids", List.of())).hql())
                .isEqualTo("e.id in (null)");
    }
}
