package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.city.CityDetailsView;
import org.rallypoint.city.CityFinder;
import org.rallypoint.city.CityFinder.Found;
import org.rallypoint.city.CityFinder.Hints;
import org.rallypoint.city.CountryNames;
import org.rallypoint.city.Tier;
import org.rallypoint.http.Fault;
import org.rallypoint.importer.proposal.Proposal.Spot;

/** Finds the city that a source means. */
class Whereabouts {

    private static final Pattern COMMA_OR_LINE = Pattern.compile("[,;\\n\\r]|\\s[-–—|]\\s");
    private static final Pattern WITH_DIGITS = Pattern.compile("\\S*\\d\\S*");
    private static final int LONGEST_ADDRESS = 1000;
    private static final int MOST_PARTS = 12;
    private static final int MOST_CANDIDATES = 20;

    private final CityFinder cities;
    private final String language;

    Whereabouts(CityFinder cities, String language) {
        this.cities = cities;
        this.language = language;
    }

    /**
     * Where it is.
     *
     * @param cityId null when that can't be told
     * @param fault why it can't, or what to look at though it was; null when there is nothing to say
     * @param candidates what may be meant where it can't be told
     */
    record Place(@Nullable String cityId, @Nullable Fault fault, List<CityDetailsView> candidates) {}

    Place find(Spot spot) {
        Set<String> codes = spot.country() == null ? Set.of() : CountryNames.codes(spot.country(), language);
        if (spot.country() != null && codes.isEmpty()) {
            return unclear("unknown_country", "There is no country of this name.", List.of());
        }
        if (spot.city() != null) {
            return told(cities.find(spot.city(), hints(spot, codes)), codes);
        }
        if (spot.address() != null && spot.address().length() <= LONGEST_ADDRESS) {
            return inAddress(spot, codes);
        }
        return unclear("no_city", "It names no city.", List.of());
    }

    private Place told(Found found, Collection<String> codes) {
        if (found.id() == null) {
            return found.candidates().isEmpty()
                    ? unclear(
                            "unknown_city",
                            "The gazetteer knows no such city"
                                    + (codes.isEmpty() ? "" : " in " + String.join(", ", codes))
                                    + "; enter it once through the API, as newCity.",
                            List.of())
                    : unclear(
                            "ambiguous_city",
                            "Several cities bear this name; give a region, or the id of one of the candidates.",
                            found.candidates());
        }
        return new Place(
                found.id(),
                found.isGuess()
                        ? new Fault(null, null, "city_guessed", "Taken for its size: " + found.id() + " of several.")
                        : null,
                List.of());
    }

    /** The last part that is a country, and the last one before it that is a city there under a name of its own. */
    private Place inAddress(Spot spot, Set<String> given) {
        var parts = parts(spot.address());
        var codes = given;
        for (int i = 0; i < parts.size() && codes.isEmpty(); i++) {
            codes = CountryNames.codes(parts.get(i), language);
            if (!codes.isEmpty()) {
                parts.remove(i);
            }
        }
        Place unsure = null;
        for (int i = 0; i < parts.size(); i++) {
            var region = i == 0 ? spot.region() : parts.get(i - 1);
            var found = cities.find(parts.get(i), new Hints(codes, region, spot.latitude(), spot.longitude()));
            if (found.tier() != Tier.OWN && found.tier() != Tier.TAGGED) {
                continue;
            }
            if (found.id() != null) {
                return told(found, codes);
            }
            unsure = unsure == null ? told(found, codes) : unsure;
        }
        return unsure == null ? unclear("no_city", "No city can be made out in its address.", List.of()) : unsure;
    }

    /** Last first, without house numbers and postcodes. */
    private static List<String> parts(String address) {
        var parts = new ArrayList<String>();
        COMMA_OR_LINE
                .splitAsStream(address)
                .map(part -> WITH_DIGITS.matcher(part).replaceAll(" ").strip())
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        Collections.reverse(parts);
        return new ArrayList<>(parts.subList(0, Math.min(parts.size(), MOST_PARTS)));
    }

    private static Hints hints(Spot spot, Collection<String> codes) {
        return new Hints(codes, spot.region(), spot.latitude(), spot.longitude());
    }

    private static Place unclear(String code, String message, List<CityDetailsView> candidates) {
        return new Place(
                null,
                new Fault(null, null, code, message),
                candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES)));
    }
}
