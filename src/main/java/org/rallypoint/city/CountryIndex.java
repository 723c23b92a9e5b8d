package org.rallypoint.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of countries, found again by whoever writes them a little differently. */
record CountryIndex(Map<String, Set<String>> codesByKey) {

    private static final Set<String> ARTICLES =
            Set.of("the", "der", "die", "das", "la", "le", "les", "el", "los", "las", "de", "het");

    private static final Set<String> SMALL_WORDS = Set.of("the", "and", "und", "et", "y", "en");

    /** Folding would make one word of {@code l'Allemagne}. */
    private static final Pattern ELIDED_ARTICLE = Pattern.compile("^[lL]['\u2019]");

    private static final Pattern IN_BRACKETS = Pattern.compile("^([^()]+) \\(([^()]+)\\)(.*)$");

    /** One name of a country. */
    record Name(String name, String code) {}

    static CountryIndex of(List<Name> names) {
        var whole = new HashMap<String, Set<String>>();
        var parts = new HashMap<String, Set<String>>();
        for (Name name : names) {
            put(whole, name.name(), name.code());
            var brackets = IN_BRACKETS.matcher(name.name());
            if (brackets.matches()) {
                put(parts, brackets.group(1) + brackets.group(3), name.code());
                put(parts, brackets.group(2) + brackets.group(3), name.code());
            }
        }
        // Myanmar (Burma) is Burma too, but Hong Kong (China) isn't China.
        parts.forEach(whole::putIfAbsent);
        return new CountryIndex(whole);
    }

    /** Every country of that name. */
    Set<String> codes(String written) {
        return codesByKey.getOrDefault(key(written), Set.of());
    }

    private static void put(Map<String, Set<String>> index, String name, String code) {
        index.computeIfAbsent(key(name), key -> new TreeSet<>()).add(code);
    }

    /** The form in which two ways to write a name are equal: {@code the St. Kitts & Nevis}, {@code Saint Kitts and Nevis}. */
    private static String key(String name) {
        String folded = Folding.fold(ELIDED_ARTICLE.matcher(name.strip()).replaceFirst(""));
        var words = List.of(folded.split(" ", -1));
        boolean hasArticle = words.size() > 1 && ARTICLES.contains(words.get(0));
        return words.stream()
                .skip(hasArticle ? 1 : 0)
                .filter(word -> !SMALL_WORDS.contains(word))
                .map(word -> word.equals("st") ? "saint" : word)
                .collect(Collectors.joining(" "));
    }
}
