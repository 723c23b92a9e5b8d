package org.rallypoint.importer.markdown;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rallypoint.city.CountryNames;

/**
 * What may be a city, a region or a country.
 *
 * @param name as it is written, without notes and signs around it
 * @param country the name of a country that it is or begins with, or null
 */
record PlaceName(Piece piece, String name, @Nullable String country) {

    /** Where the name of a country may end though its piece goes on. */
    private static final Pattern END = Pattern.compile("[\\n(\\[]|\\.[ \\n]|[ \\n](?=\\d)");

    private static final int MOST_ENDS = 3;

    /** All in a text, in their order; notes and dates left out. */
    static List<PlaceName> in(MarkedText text, String language) {
        var names = Piece.of(text).stream()
                .filter(piece -> piece.standsOut() || !BulletNotes.isNote(piece.text()))
                .map(piece -> of(piece, language))
                .toList();
        // 6th of October City is none.
        Predicate<PlaceName> isDated =
                name -> PlainName.hasDigits(name.name()) && !name.piece().standsOut() && !name.isCountry();
        var undated = names.stream().filter(isDated.negate()).toList();
        return undated.size() < 2 ? names : undated;
    }

    static PlaceName of(Piece piece, String language) {
        String name = PlainName.of(piece.text());
        String country = Stream.concat(Stream.of(name), beginnings(piece.text()))
                .filter(candidate -> !CountryNames.codes(candidate, language).isEmpty())
                .findFirst()
                .orElse(null);
        return new PlaceName(piece, name, country);
    }

    boolean isCountry() {
        return country != null;
    }

    /** The longest first, since St. Lucia goes on behind its full stop. */
    private static Stream<String> beginnings(String text) {
        var ends = END.matcher(text)
                .results()
                .limit(MOST_ENDS)
                .map(MatchResult::start)
                .toList();
        return IntStream.rangeClosed(1, ends.size())
                .mapToObj(i -> text.substring(0, ends.get(ends.size() - i)))
                .map(PlainName::of);
    }
}
