package org.rallypoint.importer.markdown;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;
import org.rallypoint.city.Folding;
import org.rallypoint.importer.proposal.Proposal.Spot;

/**
 * The place that an item of a list names.
 *
 * @param words all of the names, folded
 * @param isPerhapsSentence whether it goes on as if the names were but part of a sentence
 */
record BulletPlace(Spot spot, String words, boolean isPerhapsSentence) {

    /** Cities in no country: where a page asks for more. */
    private static final List<String> PLACEHOLDERS = List.of(
            "your city",
            "your town",
            "deine stadt",
            "eure stadt",
            "ihre stadt",
            "ta ville",
            "votre ville",
            "tu ciudad",
            "su ciudad",
            "vuestra ciudad",
            "jouw stad",
            "je stad",
            "jullie stad",
            "uw stad");

    /** Longer ones without bold letters or a link are sentences; San Fernando del Valle de Catamarca is a city. */
    private static final int MOST_WORDS = 6;

    /** How many names may stand behind the country: the last one is the city. */
    private static final int MOST_BEHIND_COUNTRY = 3;

    /** Both {@code City, Region, Country} and {@code Country, Region, City}; null if there is no known country. */
    @Nullable
    static BulletPlace in(MarkedText paragraph, String language) {
        var names = PlaceName.in(paragraph, language);
        var place = beginsWithCountry(names) ? countryFirst(names) : cityFirst(names);
        return place == null && names.size() == 1 ? withCountryAside(names.get(0), language) : place;
    }

    /** Whether this folded text is part of the names. */
    boolean says(String folded) {
        return (" " + words + " ").contains(" " + folded + " ");
    }

    /** Georgia may be either: then the country is the other end, or the one behind a city that stands out. */
    private static boolean beginsWithCountry(List<PlaceName> names) {
        var behind = names.stream().skip(1).filter(PlaceName::isCountry).toList();
        return !names.isEmpty()
                && names.get(0).isCountry()
                && (behind.isEmpty()
                        || !(names.get(0).piece().standsOut()
                                || names.get(names.size() - 1).isCountry()));
    }

    @Nullable
    private static BulletPlace cityFirst(List<PlaceName> names) {
        int last = 1;
        while (last < names.size() && !names.get(last).isCountry()) {
            last++;
        }
        // The first one of "Atlanta, Georgia, USA" is a state.
        while (last + 1 < names.size() && names.get(last + 1).isCountry() && followsComma(names, last + 1)) {
            last++;
        }
        return last >= names.size()
                ? null
                : of(names.get(0), names.subList(1, last), names.get(last), followsComma(names, last + 1));
    }

    @Nullable
    private static BulletPlace countryFirst(List<PlaceName> names) {
        int last = 0;
        while (last < MOST_BEHIND_COUNTRY
                && followsComma(names, last + 1)
                && !(last > 0 && names.get(last).piece().standsOut())) {
            last++;
        }
        return last == 0
                ? null
                : of(names.get(last), names.subList(1, last), names.get(0), followsComma(names, last + 1));
    }

    /** {@code City (Country)}, where the city stands out. */
    @Nullable
    private static BulletPlace withCountryAside(PlaceName city, String language) {
        var country = PlaceName.of(new Piece(city.piece().aside().replaceAll("[()]", ""), "", false, false), language);
        return country.isCountry() && !city.isCountry() ? of(city, List.of(), country, false) : null;
    }

    private static boolean followsComma(List<PlaceName> names, int i) {
        return i < names.size() && names.get(i).piece().followsComma();
    }

    /** Null for what asks for a city or is a sentence. */
    @Nullable
    private static BulletPlace of(PlaceName city, List<PlaceName> regions, PlaceName country, boolean goesOn) {
        String folded = Folding.fold(city.name());
        boolean isPlaceholder = PLACEHOLDERS.stream().anyMatch(asked -> (folded + " ").startsWith(asked + " "));
        if (isPlaceholder || city.name().isEmpty() || isSentence(city, country)) {
            return null;
        }
        String region = regions.stream().map(PlaceName::name).collect(Collectors.joining(", "));
        var spot = new Spot(city.name(), region.isEmpty() ? null : region, country.country(), null, null, null);
        String words = String.join(" ", city.name(), region, country.name());
        return new BulletPlace(
                spot, Folding.fold(words), goesOn && !city.piece().standsOut());
    }

    private static boolean isSentence(PlaceName city, PlaceName country) {
        return !city.piece().standsOut()
                && (city.name().split(" ", -1).length > MOST_WORDS || isExclaimed(city) || isExclaimed(country));
    }

    private static boolean isExclaimed(PlaceName name) {
        String text = name.piece().text().strip();
        return text.endsWith("!") || text.endsWith("?");
    }
}
