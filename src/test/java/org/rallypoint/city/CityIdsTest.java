package org.rallypoint.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityIdsTest {

    @TempDir
    Path folder;

    @Test
    void theFirstOfANameHasTheShortestIdAndTheThirdItsNumber() throws IOException {
        CityIds ids = assigned(row(1, "Köln", "05"), row(2, "Köln", "NW"), row(3, "Köln", "NW"), row(4, "Köln", null));

        assertThat(ids.of(row(1, "Köln", "05"))).isEqualTo("koln-de");
        assertThat(ids.of(row(2, "Köln", "NW"))).isEqualTo("koln-nw-de");
        assertThat(ids.of(row(3, "Köln", "NW"))).isEqualTo("koln-nw-de-3");
        assertThat(ids.of(row(4, "Köln", null))).isEqualTo("koln-de-4");
    }

    @Test
    void anIdOnceGivenStaysWhateverTheNextGazetteerSays() throws IOException {
        assigned(row(1, "Halle", "ST"), row(2, "Halle", "NW")).write(table());

        CityIds later = assigned(row(3, "Halle", "HE"), row(2, "Halle an der Saale", "NW"));

        assertThat(later.of(row(2, "Halle an der Saale", "NW"))).isEqualTo("halle-nw-de");
        assertThat(later.of(row(3, "Halle", "HE"))).isEqualTo("halle-he-de");
    }

    @Test
    void theTableIsSortedByNumberAndKeepsPlacesThatAreGone() throws IOException {
        assigned(row(10, "Ulm", "01"), row(9, "Bonn", "07")).write(table());
        assigned(row(8, "Gera", "15")).write(table());

        assertThat(Files.readAllLines(table())).containsExactly("8\tgera-de", "9\tbonn-de", "10\tulm-de");
    }

    private CityIds assigned(GeoNamesRow... bestFirst) throws IOException {
        CityIds ids = CityIds.read(table());
        ids.assign(List.of(bestFirst));
        return ids;
    }

    private Path table() {
        return folder.resolve("city-ids.tsv");
    }

    private static GeoNamesRow row(int number, String name, String region) {
        return new GeoNamesRow(number, name, name, List.of(), 0, 0, "PPL", "DE", region, 20_000, "Europe/Berlin");
    }
}
