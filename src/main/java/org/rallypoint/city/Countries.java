package org.rallypoint.city;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.http.BodyReader;

/** Countries: their codes, and their names in the languages of the Java runtime's locale data (CLDR). */
public final class Countries {

    // Kosovo has no ISO code; XK is the one that CLDR, GeoNames and the EU use.
    private static final Set<String> CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());

    // CLDR tells the two Congos apart by their capitals, which no list of cities does.
    private static final Map<String, Map<String, String>> WRITTEN_BY_PEOPLE = Map.of(
            "en", Map.of("CD", "DR Congo", "CG", "Republic of the Congo"),
            "de", Map.of("CD", "Demokratische Republik Kongo", "CG", "Republik Kongo", "US", "USA"),
            "fr", Map.of("CD", "République démocratique du Congo", "CG", "République du Congo"),
            "es", Map.of("CD", "República Democrática del Congo", "CG", "República del Congo"),
            "nl", Map.of("CD", "Democratische Republiek Congo", "CG", "Republiek Congo"));

    // Where CLDR knows nothing of a language it answers in English, but for a few names.
    private static final int NAMES_OF_ITS_OWN = 25;

    private static final Map<String, Boolean> NAMED_IN = new ConcurrentHashMap<>();

    private Countries() {}

    /** A country's code in a body, or null; one that doesn't exist is refused. */
    @Nullable
    public static String read(BodyReader body, String key) {
        var code = body.line(key, 2);
        if (code != null && !isCode(code)) {
            body.refuse(key, "unknown_country", "A country is a code of ISO 3166-1 alpha-2 in capitals such as CH.");
            return null;
        }
        return code;
    }

    /** Whether this is an ISO 3166-1 alpha-2 code in capitals that is in use, or {@code XK}. */
    public static boolean isCode(String code) {
        return code != null && CODES.contains(code);
    }

    static Set<String> codes() {
        return CODES;
    }

    /**
     * The country's name as lists of cities write it.
     *
     * @param code as in {@link #isCode}
     * @return in the locale's language if that is known, else in English; the code itself if it is none
     */
    public static String name(String code, Locale locale) {
        if (!isCode(code)) {
            return code;
        }
        String written = WRITTEN_BY_PEOPLE
                .getOrDefault(hasNames(locale) ? locale.getLanguage() : "en", Map.of())
                .get(code);
        if (written != null) {
            return written;
        }
        String name = fromLocaleData(code, locale);
        return name.equals(code) ? fromLocaleData(code, Locale.ENGLISH) : name;
    }

    /**
     * Whether country names are known in a language.
     *
     * @param tag BCP 47, any region or script of the language: {@code de}, {@code de-AT}; a malformed one is not known
     */
    public static boolean hasLanguage(String tag) {
        return hasNames(Locale.forLanguageTag(tag));
    }

    private static boolean hasNames(Locale locale) {
        String language = locale.getLanguage();
        if (language.equals("en")) {
            return true;
        }
        return Languages.KNOWN.contains(language) && NAMED_IN.computeIfAbsent(language, Countries::namesCountries);
    }

    private static boolean namesCountries(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return CODES.stream()
                        .filter(code -> !fromLocaleData(code, locale).equals(fromLocaleData(code, Locale.ENGLISH)))
                        .limit(NAMES_OF_ITS_OWN)
                        .count()
                == NAMES_OF_ITS_OWN;
    }

    private static String fromLocaleData(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** Apart, because listing the locales takes longer than all else here and most runs never ask. */
    private static final class Languages {
        static final Set<String> KNOWN = Arrays.stream(Locale.getAvailableLocales())
                .map(Locale::getLanguage)
                .collect(Collectors.toUnmodifiableSet());
    }
}
