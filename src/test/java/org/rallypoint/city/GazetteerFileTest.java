package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GazetteerFileTest {

    private static final int MEBIBYTE = 1 << 20;

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @Test
    void everyPlaceHasItsIdFromTheFrozenTable() throws IOException {
        Map<Integer, String> frozen = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/main/gazetteer/city-ids.tsv"))) {
            int tab = line.indexOf('\t');
            frozen.put(Integer.valueOf(line.substring(0, tab)), line.substring(tab + 1));
        }

        assertThat(frozen.values()).doesNotHaveDuplicates();
        assertThat(all())
                .hasSizeGreaterThan(26_000)
                .allSatisfy(place -> assertThat(frozen).containsEntry(place.geonameId(), place.id()));
    }

    @Test
    void everyIdIsASlugAndNoneIsShapedLikeAUuid() {
        assertThat(all())
                .extracting(Place::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id)
                        .matches("[a-z0-9-]{1,100}")
                        .doesNotMatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void everyPlaceLiesOnEarthInAKnownCountryAndZone() {
        assertThat(all()).allSatisfy(place -> {
            assertThat(place.name()).isNotBlank();
            assertThat(Countries.isCode(place.countryCode())).isTrue();
            assertThat(ZoneId.getAvailableZoneIds()).contains(place.timeZone());
            assertThat(place.latitude()).isBetween(-90.0, 90.0);
            assertThat(place.longitude()).isBetween(-180.0, 180.0);
            assertThat(place.population()).isGreaterThanOrEqualTo(15_000);
        });
    }

    @Test
    void everyPlaceIsFoundByItsOwnName() {
        assertThat(all())
                .allSatisfy(place -> assertThat(GAZETTEER
                                .resolve(place.name(), place.countryCode())
                                .places())
                        .contains(place));
    }

    @Test
    void theFileIsSmallerThanSixMebibytes() throws IOException {
        try (InputStream packed = GazetteerFile.class.getResourceAsStream(GazetteerFile.RESOURCE)) {
            assertThat(packed.readAllBytes()).hasSizeLessThan(6 * MEBIBYTE);
        }
    }

    @Test
    void theGazetteerTakesLessThanFortyMebibytesOfMemory() {
        int copies = 5;
        List<Gazetteer> held = new ArrayList<>();
        long before = usedMemory();
        for (int copy = 0; copy < copies; copy++) {
            held.add(new Gazetteer());
        }
        long taken = usedMemory() - before;

        assertThat(held).hasSize(copies);
        assertThat(taken / copies).isLessThan(40L * MEBIBYTE);
    }

    private static List<Place> all() {
        return GAZETTEER.mostPopulous(null, place -> true, Integer.MAX_VALUE);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
