package org.rallypoint.city;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.rallypoint.http.Languages;

/** What cities and countries are called in a reader's language. */
@Singleton
public class PlaceNames {

    private final Gazetteer gazetteer;

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
        return languages.stream()
                .filter(Countries::hasLanguage)
                .findFirst()
                .map(language -> Countries.name(code, Locale.forLanguageTag(language)))
                .orElseGet(() -> Countries.name(code, Locale.ENGLISH));
    }
}
