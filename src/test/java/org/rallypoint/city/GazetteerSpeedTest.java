package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerSpeedTest {

    private static final int WARM_UP = 500;
    private static final int TIMES = 300;
    private static final long MILLISECOND = 1_000_000;

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @ParameterizedTest
    @ValueSource(strings = {"a", "s", "k", "san", ""})
    void completingTakesLessThanAMillisecond(String prefix) {
        assertThat(median(() -> GAZETTEER.complete(prefix, null, place -> true, 25)))
                .isLessThan(MILLISECOND);
        assertThat(median(() -> GAZETTEER.complete(prefix, "CH", place -> place.population() % 97 == 0, 25)))
                .isLessThan(MILLISECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"London", "N’Djaména", "Victoria", "nowhere"})
    void resolvingTakesLessThanAMillisecond(String name) {
        assertThat(median(() -> GAZETTEER.resolve(name, null))).isLessThan(MILLISECOND);
    }

    @Test
    void namingAPlaceTakesLessThanAMillisecond() {
        Place place = GAZETTEER.byId("new-york-city-us").orElseThrow();

        assertThat(median(() -> GAZETTEER.nameIn(place, "zh-Hant-TW"))).isLessThan(MILLISECOND);
    }

    private static long median(Runnable deed) {
        for (int time = 0; time < WARM_UP; time++) {
            deed.run();
        }
        long[] taken = LongStream.range(0, TIMES)
                .map(time -> {
                    long start = System.nanoTime();
                    deed.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        return taken[TIMES / 2];
    }
}
