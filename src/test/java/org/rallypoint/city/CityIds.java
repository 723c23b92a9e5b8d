package org.rallypoint.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The frozen table of city ids: {@code geonameid<TAB>id}; what once got an id keeps it, gone places too. */
final class CityIds {

    private final Map<Integer, String> byNumber = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();

    static CityIds read(Path table) throws IOException {
        CityIds ids = new CityIds();
        if (Files.exists(table)) {
            for (String line : Files.readAllLines(table)) {
                int tab = line.indexOf('\t');
                ids.put(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
            }
        }
        return ids;
    }

    void write(Path table) throws IOException {
        List<String> lines = byNumber.entrySet().stream()
                .map(row -> row.getKey() + "\t" + row.getValue())
                .toList();
        Files.write(table, lines);
    }

    /** The most populous place of a name comes first, so that it gets the shortest id. */
    void assign(List<GeoNamesRow> bestFirst) {
        for (GeoNamesRow row : bestFirst) {
            if (!byNumber.containsKey(row.geonameId())) {
                put(row.geonameId(), firstFree(row));
            }
        }
    }

    String of(GeoNamesRow row) {
        return byNumber.get(row.geonameId());
    }

    private String firstFree(GeoNamesRow row) {
        String name = Folding.slug(row.asciiName());
        String country = row.country().toLowerCase(Locale.ROOT);
        String region = row.region() == null ? "" : Folding.slug(row.region()) + "-";
        String longer = name + "-" + region + country;
        return Stream.of(name + "-" + country, longer, longer + "-" + row.geonameId())
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private void put(int number, String id) {
        if (!taken.add(id)) {
            throw new IllegalStateException("two places with the id " + id);
        }
        byNumber.put(number, id);
    }
}
