package org.rallypoint.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A line of GeoNames' table of places.
 *
 * @param region null if unknown
 * @param latitude in 1/100,000 of a degree, as is {@code longitude}
 */
record GeoNamesRow(
        int geonameId,
        String name,
        String asciiName,
        List<String> alternates,
        int latitude,
        int longitude,
        String kind,
        String country,
        String region,
        int population,
        String timeZone) {

    // Historical, abandoned and destroyed places.
    private static final Set<String> GONE = Set.of("PPLH", "PPLQ", "PPLW");

    private static final Map<String, Map<String, String>> POSTAL_REGIONS = Map.of(
            "CA",
            Map.ofEntries(
                    Map.entry("01", "AB"),
                    Map.entry("02", "BC"),
                    Map.entry("03", "MB"),
                    Map.entry("04", "NB"),
                    Map.entry("05", "NL"),
                    Map.entry("07", "NS"),
                    Map.entry("08", "ON"),
                    Map.entry("09", "PE"),
                    Map.entry("10", "QC"),
                    Map.entry("11", "SK"),
                    Map.entry("12", "YT"),
                    Map.entry("13", "NT"),
                    Map.entry("14", "NU")),
            "AU",
            Map.of(
                    "01", "ACT", "02", "NSW", "03", "NT", "04", "QLD", "05", "SA", "06", "TAS", "07", "VIC", "08",
                    "WA"));

    static List<GeoNamesRow> read(Path table, int leastPopulation) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(GeoNamesRow::parse)
                    .filter(row -> row.population >= leastPopulation)
                    .filter(row -> !GONE.contains(row.kind) && !row.country.isEmpty() && !row.timeZone.isEmpty())
                    .map(GeoNamesRow::checked)
                    .toList();
        }
    }

    boolean isSection() {
        return kind.equals("PPLX");
    }

    private static GeoNamesRow parse(String line) {
        String[] field = line.split("\t", -1);
        return new GeoNamesRow(
                Integer.parseInt(field[0]),
                field[1],
                field[2],
                List.of(field[3].split(",", -1)),
                parts(field[4]),
                parts(field[5]),
                field[7],
                field[8],
                region(field[8], field[10]),
                Math.toIntExact(Long.parseLong(field[14])),
                field[17]);
    }

    private static int parts(String degrees) {
        return Math.toIntExact(Math.round(Double.parseDouble(degrees) * 100_000));
    }

    private static String region(String country, String admin1) {
        if (admin1.isEmpty() || admin1.equals("00")) {
            return null;
        }
        Map<String, String> postal = POSTAL_REGIONS.get(country);
        return postal == null ? admin1 : postal.get(admin1);
    }

    private GeoNamesRow checked() {
        boolean onEarth = Math.abs(latitude) <= 90 * 100_000 && Math.abs(longitude) <= 180 * 100_000;
        boolean named = !name.isBlank() && !Folding.slug(asciiName).isEmpty();
        if (!onEarth
                || !named
                || !Countries.isCode(country)
                || !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new IllegalArgumentException("not a place to go by: " + this);
        }
        return this;
    }
}
