package org.rallypoint.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The catalogues of names by language, one folder for each locale, with GeoNames' numbers as keys. */
final class MessageCatalogues {

    private MessageCatalogues() {}

    /** For each number the names by BCP 47 tag. */
    static Map<Integer, SortedMap<String, String>> read(Path folder) throws IOException {
        List<Path> locales;
        try (Stream<Path> found = Files.list(folder)) {
            locales = found.sorted().toList();
        }
        Map<Integer, SortedMap<String, String>> names = new HashMap<>();
        for (Path locale : locales) {
            String tag = tag(locale.getFileName().toString());
            MoFile.read(locale.resolve("LC_MESSAGES/geonames.mo")).forEach((key, name) -> {
                if (key.matches("\\d+") && !name.isBlank()) {
                    names.computeIfAbsent(Integer.valueOf(key), number -> new TreeMap<>())
                            .put(tag, name.strip());
                }
            });
        }
        return names;
    }

    private static String tag(String locale) {
        String tag = Locale.forLanguageTag(locale.replace('_', '-')).toLanguageTag();
        if (!tag.replace('-', '_').equalsIgnoreCase(locale)) {
            throw new IllegalArgumentException("no language tag for the locale " + locale);
        }
        return tag;
    }
}
