package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rallypoint.event.Samples.DAY;
import static org.rallypoint.event.Samples.TWO;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSortTest {

    @ParameterizedTest
    @CsvSource({
        "STARTS_AT, startsAt",
        "STARTS_AT_DESCENDING, -startsAt",
        "UPDATED_AT, updatedAt",
        "UPDATED_AT_DESCENDING, -updatedAt",
        "DISTANCE, distance"
    })
    void anOrderIsCalledAsInTheApi(EventSort sort, String name) {
        assertThat(sort.toString()).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(EventSort.class)
    void everyOrderEndsWithTheIdSoThatNoTwoEventsTie(EventSort sort) {
        assertThat(sort.orderBy()).endsWith("$e.id asc");
    }

    @Test
    void listsGoByStartThenByTheFoldedNameOfTheCityThenById() {
        assertThat(EventSort.STARTS_AT.orderBy())
                .containsSubsequence("$e.moments.sortAt asc", "$e.sortName asc", "$e.id asc");
    }

    @Test
    void whatHasNoDayComesLastInBothDirections() {
        assertThat(EventSort.STARTS_AT.orderBy()).startsWith("case when $e.schedule.startDate is null then 1");
        assertThat(EventSort.STARTS_AT_DESCENDING.orderBy())
                .startsWith("case when $e.schedule.startDate is null then 1")
                .contains("else 0 end asc", "$e.moments.sortAt desc");
    }

    @ParameterizedTest
    @EnumSource(EventSort.class)
    void thePositionOfAnEventIsReadBackAsItWasWritten(EventSort sort) {
        var event = Samples.draft();
        event.happens(Schedule.at(DAY, TWO, null));

        var position = sort.position(event, 12.345678901234567);

        assertThat(position).hasSize(sort.keyCount());
        var keys = sort.parse(position);
        assertThat(keys.get(keys.size() - 1)).isEqualTo(event.id());
        assertThat(keys.stream().map(Object::toString)).containsExactlyElementsOf(position);
    }

    @Test
    void theKeysOfAListAreTheStoredOnes() {
        var event = Samples.draftOf(Samples.campaign(), Samples.city("Zürich", "Europe/Zurich"));
        event.happens(Schedule.at(DAY, TWO, null));

        assertThat(EventSort.STARTS_AT.parse(EventSort.STARTS_AT.position(event, null)))
                .containsExactly(0, Instant.parse("2025-02-08T13:00:00Z"), "zurich", event.id());
    }

    @Test
    void theNameThatSortsIsTheCitysOwnFolded() {
        var event = Samples.draftOf(Samples.campaign(), Samples.city("Đà Nẵng", "Asia/Ho_Chi_Minh"));

        assertThat(event.sortName()).isEqualTo("da nang");
    }

    @Test
    void whatLiesBehindAPositionRepeatsEachKeyBeforeTheNext() {
        assertThat(EventSort.UPDATED_AT_DESCENDING.after())
                .isEqualTo("(($e.updatedAt < :key0) or ($e.updatedAt = :key0 and $e.id > :key1))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2025-02-08", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
    void aForgedPositionThatNoDatabaseHoldsIsRefused(String sortAt) {
        var position = List.of("0", sortAt, "berlin", new UUID(1, 2).toString());

        assertThatThrownBy(() -> EventSort.STARTS_AT.parse(position)).isInstanceOf(RuntimeException.class);
    }
}
