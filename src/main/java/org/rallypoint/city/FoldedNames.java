package org.rallypoint.city;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every folded name with the places that bear it. */
final class FoldedNames {

    /** What a name is to a place, in the order in which completions are offered. */
    enum Kind {
        OWN(0, Tier.OWN),
        TAGGED(1, Tier.TAGGED),
        /** An own or tagged name from a later word on: {@code york} of New York. It completes, but resolves nothing. */
        TAIL(2, Tier.NONE),
        ALTERNATE(3, Tier.ALTERNATE);

        private static final int BITS = 2;

        final int code;
        final Tier tier;

        Kind(int code, Tier tier) {
            this.code = code;
            this.tier = tier;
        }

        int entry(int rank) {
            return rank << BITS | code;
        }

        static Kind of(int entry) {
            return switch (entry & (1 << BITS) - 1) {
                case 0 -> OWN;
                case 1 -> TAGGED;
                case 2 -> TAIL;
                default -> ALTERNATE;
            };
        }

        static int rank(int entry) {
            return entry >>> BITS;
        }
    }

    // Own and tagged names count more if they are all that was typed; an alternate may be any three letters.
    private static final int EXACT_GROUPS = 2;

    private final Strings keys;
    private final int[] starts;
    private final int[] entries;

    private FoldedNames(Strings keys, int[] starts, int[] entries) {
        this.keys = keys;
        this.starts = starts;
        this.entries = entries;
    }

    static FoldedNames read(ByteBuffer file) {
        return new FoldedNames(Strings.read(file), GazetteerFile.starts(file), GazetteerFile.ints(file));
    }

    /** The entries of exactly this name, by kind and then rank. */
    int[] exactly(String folded) {
        int key = keys.indexOf(folded);
        return key < 0 ? new int[0] : Arrays.copyOfRange(entries, starts[key], starts[key + 1]);
    }

    /** The ranks of places with a name that starts so: exact own and tagged names first, then by kind. */
    List<BitSet> completing(String folded) {
        int first = keys.firstWith(folded);
        int end = keys.endOf(folded);
        int exactEnd = keys.indexOf(folded) < 0 ? starts[first] : starts[first + 1];
        List<BitSet> groups = Stream.generate(BitSet::new)
                .limit(EXACT_GROUPS + Kind.values().length)
                .toList();
        for (int at = starts[first]; at < starts[end]; at++) {
            int kind = Kind.of(entries[at]).code;
            boolean exact = at < exactEnd && kind < EXACT_GROUPS;
            groups.get(exact ? kind : EXACT_GROUPS + kind).set(Kind.rank(entries[at]));
        }
        return groups;
    }

    /** The alternates of some places by rank; one walk over all names, for rare use. */
    Map<Integer, List<String>> alternatesOf(BitSet ranks) {
        Map<Integer, List<String>> alternates = new HashMap<>();
        for (int key = 0; key < starts.length - 1; key++) {
            for (int at = starts[key]; at < starts[key + 1]; at++) {
                int rank = Kind.rank(entries[at]);
                if (Kind.of(entries[at]) == Kind.ALTERNATE && ranks.get(rank)) {
                    alternates.computeIfAbsent(rank, r -> new ArrayList<>()).add(keys.get(key));
                }
            }
        }
        return alternates;
    }
}
