package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rallypoint.event.Samples.DAY;
import static org.rallypoint.event.Samples.TWO;

import java.time.Instant;
import java.time.LocalDate;
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
    @CsvSource({
        "STARTS_AT, '$e.sort_at asc, $e.sort_name asc, $e.id asc'",
        "STARTS_AT_DESCENDING, '$e.latest_first asc, $e.sort_name asc, $e.id asc'",
        "UPDATED_AT, '$e.updated_at asc, $e.id asc'",
        "UPDATED_AT_DESCENDING, '$e.updated_at desc, $e.id desc'",
        "DISTANCE, '$distance asc, $e.id asc'"
    })
    void everyOrderIsThatOfAnIndexAndEndsWithTheIdSoThatNoTwoEventsTie(EventSort sort, String orderBy) {
        assertThat(sort.orderBy()).isEqualTo(orderBy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1970-01-01", "2999-12-31"})
    void whatHasNoDayComesLastInBothDirections(String day) {
        var dated = Samples.draft();
        dated.happens(Schedule.day(LocalDate.parse(day)));
        var undated = Samples.draft();

        assertThat(undated.moments().sortAt()).isAfter(dated.moments().sortAt());
        assertThat(undated.moments().latestFirst())
                .isGreaterThan(dated.moments().latestFirst());
    }

    @Test
    void theLatestComesFirstInTheOtherDirection() {
        var early = Samples.draft();
        early.happens(Schedule.at(DAY, TWO, null));
        var late = Samples.draft();
        late.happens(Schedule.at(DAY, TWO.plusMinutes(1), null));

        assertThat(late.moments().latestFirst()).isEqualTo(early.moments().latestFirst() - 60_000);
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
                .containsExactly(Instant.parse("2025-02-08T13:00:00Z"), "zurich", event.id());
    }

    @Test
    void theNameThatSortsIsTheCitysOwnFolded() {
        var event = Samples.draftOf(Samples.campaign(), Samples.city("Đà Nẵng", "Asia/Ho_Chi_Minh"));

        assertThat(event.sortName()).isEqualTo("da nang");
    }

    @Test
    void whatLiesBehindAPositionIsOneComparison() {
        assertThat(EventSort.STARTS_AT.after()).isEqualTo("($e.sort_at, $e.sort_name, $e.id) > (:key0, :key1, :key2)");
        assertThat(EventSort.UPDATED_AT_DESCENDING.after()).isEqualTo("($e.updated_at, $e.id) < (:key0, :key1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2025-02-08", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
    void aForgedPositionThatNoDatabaseHoldsIsRefused(String sortAt) {
        var position = List.of(sortAt, "berlin", new UUID(1, 2).toString());

        assertThatThrownBy(() -> EventSort.STARTS_AT.parse(position)).isInstanceOf(RuntimeException.class);
    }
}
