package org.rallypoint.importer.csv;

import java.util.Set;
import org.rallypoint.city.Folding;

/** What people write into a cell that they have nothing for yet. */
final class NotYetKnown {

    private static final int LONGEST = 40;

    /** Folded, in en, de, fr, es, nl. No "na": that is Namibia, too. */
    private static final Set<String> WORDS = Set.of(
            "tbd",
            "tba",
            "tbc",
            "n a",
            "unknown",
            "none",
            "to follow",
            "details to follow",
            "coming soon",
            "to be announced",
            "to be confirmed",
            "to be determined",
            "to be decided",
            "folgt",
            "folgt noch",
            "details folgen",
            "noch offen",
            "noch unbekannt",
            "unbekannt",
            "wird noch bekannt gegeben",
            "wird bekanntgegeben",
            "a confirmer",
            "a definir",
            "a venir",
            "a suivre",
            "a preciser",
            "details a venir",
            "details a suivre",
            "inconnu",
            "a confirmar",
            "por confirmar",
            "por definir",
            "por determinar",
            "por anunciar",
            "volgt",
            "volgt nog",
            "details volgen",
            "nog onbekend",
            "onbekend",
            "nnb",
            "ntb");

    private NotYetKnown() {}

    /** Whether this is empty, punctuation alone such as {@code ?} or {@code -}, or a word like "tba". */
    static boolean is(String text) {
        if (text.length() > LONGEST) {
            return text.isBlank();
        }
        var folded = Folding.fold(text);
        return folded.isEmpty() || WORDS.contains(folded);
    }
}
