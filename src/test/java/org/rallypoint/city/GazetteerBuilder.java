package org.rallypoint.city;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.rallypoint.city.FoldedNames.Kind;

/** Builds the packed gazetteer from its sources; {@code src/main/gazetteer/README.md} tells how. */
final class GazetteerBuilder {

    private static final int LEAST_POPULATION = 15_000;

    // Populations of sections are often those of the whole city.
    private static final Comparator<GeoNamesRow> BEST_FIRST = comparing(GeoNamesRow::isSection)
            .thenComparing(comparingInt(GeoNamesRow::population).reversed());

    private final List<GeoNamesRow> places;
    private final CityIds ids;
    private final Map<Integer, SortedMap<String, String>> tagged;

    private GazetteerBuilder(List<GeoNamesRow> places, CityIds ids, Map<Integer, SortedMap<String, String>> tagged) {
        this.places = places;
        this.ids = ids;
        this.tagged = tagged;
    }

    /** Takes the table of places, the folder of message catalogues, the table of ids, the file to write. */
    public static void main(String[] args) throws IOException {
        List<GeoNamesRow> rows = new ArrayList<>(GeoNamesRow.read(Path.of(args[0]), LEAST_POPULATION));
        CityIds ids = CityIds.read(Path.of(args[2]));
        rows.sort(BEST_FIRST.thenComparing(GeoNamesRow::geonameId));
        ids.assign(rows);
        rows.sort(BEST_FIRST.thenComparing(ids::of));
        GazetteerPacker packer = new GazetteerPacker();
        new GazetteerBuilder(rows, ids, MessageCatalogues.read(Path.of(args[1]))).pack(packer);
        packer.write(Path.of(args[3]));
        ids.write(Path.of(args[2]));
    }

    private void pack(GazetteerPacker packer) throws IOException {
        Numbering names = new Numbering();
        for (GeoNamesRow place : places) {
            names.of(place.name());
            taggedNames(place).values().forEach(names::of);
        }
        packer.strings(names.texts());
        packPlaces(packer, names);
        packTagged(packer, names);
        packFolded(packer);
    }

    private void packPlaces(GazetteerPacker packer, Numbering names) throws IOException {
        Numbering codes = new Numbering();
        for (GeoNamesRow place : places) {
            Stream.of(place.country(), place.region(), place.timeZone())
                    .filter(Objects::nonNull)
                    .forEach(codes::of);
        }
        packer.strings(places.stream().map(ids::of).toList());
        packer.strings(codes.texts());
        packer.column(places, GeoNamesRow::geonameId);
        packer.column(places, place -> names.of(place.name()));
        packer.column(places, place -> codes.of(place.country()));
        packer.column(places, place -> place.region() == null ? -1 : codes.of(place.region()));
        packer.column(places, GeoNamesRow::latitude);
        packer.column(places, GeoNamesRow::longitude);
        packer.column(places, place -> codes.of(place.timeZone()));
        packer.column(places, GeoNamesRow::population);
    }

    private void packTagged(GazetteerPacker packer, Numbering names) throws IOException {
        Numbering languages = new Numbering();
        List<Integer> entries = new ArrayList<>();
        for (GeoNamesRow place : places) {
            taggedNames(place)
                    .forEach(
                            (language, name) -> entries.add(TaggedNames.entry(languages.of(language), names.of(name))));
        }
        packer.strings(languages.texts());
        packer.sizes(places.stream().map(place -> taggedNames(place).size()).toList());
        packer.column(entries, Integer::intValue);
    }

    private void packFolded(GazetteerPacker packer) throws IOException {
        NameIndex index = new NameIndex();
        for (int rank = 0; rank < places.size(); rank++) {
            GeoNamesRow place = places.get(rank);
            index.add(Kind.OWN, rank, place.name());
            index.add(Kind.OWN, rank, place.asciiName());
            for (String name : taggedNames(place).values()) {
                index.add(Kind.TAGGED, rank, name);
            }
            for (String name : place.alternates()) {
                index.add(Kind.ALTERNATE, rank, name);
            }
        }
        index.pack(packer);
    }

    private SortedMap<String, String> taggedNames(GeoNamesRow place) {
        return tagged.getOrDefault(place.geonameId(), Collections.emptySortedMap());
    }
}
