package org.rallypoint.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rallypoint.city.FoldedNames.Kind;

/** Collects the folded names of all places, in the order that {@link FoldedNames} searches. */
final class NameIndex {

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(UTF_8), Arrays::compareUnsigned);

    private final SortedMap<String, Map<Kind, SortedSet<Integer>>> ranksByName = new TreeMap<>(BY_BYTES);

    void add(Kind kind, int rank, String name) {
        String folded = Folding.fold(name);
        if (folded.isEmpty()) {
            return;
        }
        put(kind, rank, folded);
        if (kind == Kind.OWN || kind == Kind.TAGGED) {
            for (int gap = folded.indexOf(' '); gap >= 0; gap = folded.indexOf(' ', gap + 1)) {
                put(Kind.TAIL, rank, folded.substring(gap + 1));
            }
        }
    }

    void pack(GazetteerPacker packer) throws IOException {
        List<List<Integer>> entries =
                ranksByName.values().stream().map(NameIndex::entries).toList();
        packer.strings(ranksByName.keySet());
        packer.sizes(entries.stream().map(List::size).toList());
        packer.column(entries.stream().flatMap(List::stream).toList(), Integer::intValue);
    }

    private void put(Kind kind, int rank, String folded) {
        ranksByName
                .computeIfAbsent(folded, name -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, any -> new TreeSet<>())
                .add(rank);
    }

    /** By kind, then rank. A tail stays beside an alternate: the one completes early, the other resolves. */
    private static List<Integer> entries(Map<Kind, SortedSet<Integer>> ranks) {
        Set<Integer> better = new HashSet<>();
        List<Integer> entries = new ArrayList<>();
        ranks.forEach((kind, all) -> {
            all.stream().filter(rank -> !better.contains(rank)).map(kind::entry).forEach(entries::add);
            if (kind != Kind.TAIL) {
                better.addAll(all);
            }
        });
        return entries;
    }
}
