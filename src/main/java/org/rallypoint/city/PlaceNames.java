package org.rallypoint.city;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.rallypoint.http.Languages;

/** What cities and countries are called in a reader's language. */
@Singleton
public class PlaceNames {

    /** Of the few hundred languages and countries that there are; readers may spell a language in many ways. */
    private static final int REMEMBERED = 2_000;

    private final Gazetteer gazetteer;
    private final LoadingCache<Country, String> countries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(Country::name);

    PlaceNames(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** Whether anything is named in this language. */
    public boolean know(String language) {
        return Languages.withParents(language).stream()
                .anyMatch(tag -> gazetteer.knowsLanguage(tag) || Countries.hasLanguage(tag));
    }

    /** The city's name in the first of the languages that has one, else its own. */
    public String ofCity(String id, String ownName, List<String> languages) {
        return gazetteer
                .byId(id)
                .flatMap(place -> languages.stream()
                        .flatMap(language -> gazetteer.nameIn(place, language).stream())
                        .findFirst())
                .orElse(ownName);
    }

    public String ofCountry(String code, List<String> languages) {
        return countries.get(new Country(code, languages));
    }

    /** The JDK looks a name up in its locale data each time, which takes longer than all else of a city in a list. */
    private record Country(String code, List<String> languages) {

        String name() {
            return languages.stream()
                    .filter(Countries::hasLanguage)
                    .findFirst()
                    .map(language -> Countries.name(code, Locale.forLanguageTag(language)))
                    .orElseGet(() -> Countries.name(code, Locale.ENGLISH));
        }
    }
}
