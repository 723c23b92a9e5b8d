package org.rallypoint.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The languages that a reader wants, most wanted first, as BCP 47 tags. {@code lang} wins over {@code Accept-Language}. */
public record Languages(List<String> wanted) {

    /** As many as a person may know; a longer header is somebody's game. */
    private static final int MAX_RANGES = 20;

    /** Takes {@code lang}, else the value of Accept-Language, which may be null; a malformed header counts as absent. */
    public static Languages read(QueryReader query, String accepted) {
        var lang = query.text("lang");
        if (lang.isEmpty()) {
            return new Languages(accepted(accepted));
        }
        var tag = canonical(lang.get());
        if (tag.isEmpty()) {
            query.fault("lang", "not_a_language", "lang is a language tag of BCP 47 such as de or pt-BR.");
        }
        return new Languages(tag.map(List::of).orElse(List.of()));
    }

    /** A language tag in its canonical spelling; empty when it is malformed. */
    static Optional<String> canonical(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /**
     * The language of an answer: the most wanted one that its texts are written in, else the most wanted one that names of
     * places are known in, else the fallback.
     */
    public String choose(Collection<String> written, Predicate<String> hasNames, String fallback) {
        var candidates =
                wanted.stream().flatMap(tag -> withParents(tag).stream()).toList();
        return candidates.stream()
                .filter(written::contains)
                .findFirst()
                .or(() -> candidates.stream().filter(hasNames).findFirst())
                .orElse(fallback);
    }

    /** Where to look for a text, field by field: the language, what it is a variant of, the fallback. */
    public static List<String> chain(String language, String fallback) {
        var chain = new ArrayList<>(withParents(language));
        if (!chain.contains(fallback)) {
            chain.add(fallback);
        }
        return chain;
    }

    /** The lookup of RFC 4647: de-CH-1996, de-CH, de. */
    public static List<String> withParents(String tag) {
        var tags = new ArrayList<String>();
        var rest = tag;
        while (!rest.isEmpty()) {
            tags.add(rest);
            int cut = rest.lastIndexOf('-');
            // A single letter introduces what follows it, so it goes with it.
            if (cut >= 2 && rest.charAt(cut - 2) == '-') {
                cut -= 2;
            }
            rest = cut < 0 ? "" : rest.substring(0, cut);
        }
        return tags;
    }

    private static List<String> accepted(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().contains("*"))
                    .limit(MAX_RANGES)
                    .map(range -> Locale.forLanguageTag(range.getRange()).toLanguageTag())
                    .toList();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK lets the latter out for a header such as "-".
            return List.of();
        }
    }
}
