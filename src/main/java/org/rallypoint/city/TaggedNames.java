package org.rallypoint.city;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of places by language. */
final class TaggedNames {

    private static final int TEXT_BITS = 24;

    private final Strings names;
    private final List<String> languages;
    private final int[] starts;
    // Number of the language above 24 bits of the name's index.
    private final int[] entries;

    private TaggedNames(Strings names, List<String> languages, int[] starts, int[] entries) {
        this.names = names;
        this.languages = languages;
        this.starts = starts;
        this.entries = entries;
    }

    static TaggedNames read(ByteBuffer file, Strings names) {
        List<String> languages = List.of(Strings.read(file).toArray());
        return new TaggedNames(names, languages, GazetteerFile.starts(file), GazetteerFile.ints(file));
    }

    static int entry(int language, int text) {
        return language << TEXT_BITS | text;
    }

    boolean knows(String tag) {
        for (String wanted = canonical(tag); !wanted.isEmpty(); wanted = parent(wanted)) {
            if (languages.contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    Optional<String> in(int rank, String tag) {
        for (String wanted = canonical(tag); !wanted.isEmpty(); wanted = parent(wanted)) {
            int language = languages.indexOf(wanted);
            for (int at = starts[rank]; language >= 0 && at < starts[rank + 1]; at++) {
                if (entries[at] >>> TEXT_BITS == language) {
                    return Optional.of(text(at));
                }
            }
        }
        return Optional.empty();
    }

    List<String> of(int rank) {
        List<String> all = new ArrayList<>();
        for (int at = starts[rank]; at < starts[rank + 1]; at++) {
            all.add(text(at));
        }
        return all;
    }

    private String text(int at) {
        return names.get(entries[at] & (1 << TEXT_BITS) - 1);
    }

    // GeoNames files Norwegian names under Bokmål and Nynorsk only, browsers ask for Norwegian.
    private String canonical(String tag) {
        if (languages.contains(tag)) {
            return tag;
        }
        String canonical = Locale.forLanguageTag(tag).toLanguageTag();
        return canonical.equals("no") || canonical.startsWith("no-") ? "nb" + canonical.substring(2) : canonical;
    }

    private static String parent(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
