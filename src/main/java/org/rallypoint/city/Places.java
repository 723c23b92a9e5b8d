package org.rallypoint.city;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places by rank: whole cities by population, then sections of cities by population; equal ones by id.
 *
 * @param ranked rank is the index
 */
record Places(List<Place> ranked, Map<String, Integer> rankById) {

    private static final double PARTS_OF_A_DEGREE = 100_000;

    /** Reads ids, codes, then one column after the other; names are indices into {@code names}. */
    static Places read(ByteBuffer file, Strings names) {
        String[] ids = Strings.read(file).toArray();
        String[] codes = Strings.read(file).toArray();
        int[] geonameId = GazetteerFile.ints(file);
        int[] name = GazetteerFile.ints(file);
        int[] country = GazetteerFile.ints(file);
        int[] region = GazetteerFile.ints(file);
        int[] latitude = GazetteerFile.ints(file);
        int[] longitude = GazetteerFile.ints(file);
        int[] timeZone = GazetteerFile.ints(file);
        int[] population = GazetteerFile.ints(file);
        Place[] ranked = new Place[ids.length];
        Map<String, Integer> rankById = new HashMap<>(ids.length * 2);
        for (int rank = 0; rank < ids.length; rank++) {
            rankById.put(ids[rank], rank);
            ranked[rank] = new Place(
                    ids[rank],
                    geonameId[rank],
                    names.get(name[rank]),
                    codes[country[rank]],
                    region[rank] < 0 ? null : codes[region[rank]],
                    latitude[rank] / PARTS_OF_A_DEGREE,
                    longitude[rank] / PARTS_OF_A_DEGREE,
                    codes[timeZone[rank]],
                    population[rank]);
        }
        return new Places(Arrays.asList(ranked), rankById);
    }
}
