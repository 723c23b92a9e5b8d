package org.rallypoint.importer.markdown;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.rallypoint.city.Folding;

/** Remarks behind a place that are no part of its name: that details follow, or that nothing will take place then. */
final class BulletNotes {

    /** What follows; folded, and only together with how it follows. */
    private static final Set<String> WHAT = Set.of(
            ("details detail info infos information informations more date time venue place location link sign-up signup"
                            + " weitere mehr naheres informationen datum zeit uhrzeit ort treffpunkt anmeldung"
                            + " plus de d lieu heure lien inscription detalles mas informacion fecha lugar hora enlace"
                            + " meer informatie locatie tijd aanmelden and und et y en")
                    .split(" ", -1));

    private static final Set<String> THAT_IT_FOLLOWS = phrases("""
            tba; tbd; tbc; to be announced; to be confirmed; to be determined; to be decided; to follow; follow; soon
            coming soon; follow soon; will follow; are coming; pending
            folgt; folgen; folgt noch; folgen noch; folgt bald; folgen bald; folgt in Kürze; folgen in Kürze; in Kürze; bald
            wird noch bekanntgegeben; werden noch bekanntgegeben; wird noch bekannt gegeben; werden noch bekannt gegeben
            noch offen; in Planung; stehen noch aus; steht noch aus
            à venir; à suivre; à confirmer; à préciser; à définir; bientôt; prochainement; suivront; suivent
            por confirmar; por anunciar; por definir; próximamente; pronto; en breve; a seguir; pendiente; pendientes
            volgt; volgen; volgt nog; volgen nog; volgt binnenkort; volgen binnenkort; binnenkort; nader te bepalen
            volgt snel; volgen snel; nog niet bekend; wordt nog bekendgemaakt; worden nog bekendgemaakt
            """);

    private static final Set<String> THAT_IT_IS_CANCELLED = phrases("""
            cancelled; canceled; abgesagt; fällt aus; annulé; annulée; cancelado; cancelada; geannuleerd; afgelast
            gaat niet door
            """);

    private static final Set<String> THAT_IT_IS_POSTPONED = phrases("""
            postponed; verschoben; reporté; reportée; aplazado; aplazada; pospuesto; uitgesteld
            """);

    private static final Set<String> LAST_WORDS = THAT_IT_FOLLOWS.stream()
            .map(phrase -> phrase.substring(phrase.lastIndexOf(' ') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_WORDS = 4;

    private static final int LONGEST = 60;

    private BulletNotes() {}

    /** Whether it is a note from beginning to end. */
    static boolean isNote(String text) {
        return without(PlainName.onOneLine(text)).isEmpty() || isOfCancelling(text) || isOfPostponing(text);
    }

    /**
     * The text without a note at its end.
     *
     * @param text on one line
     */
    static String without(String text) {
        var words = Arrays.asList(text.split(" ", -1));
        int end = words.size();
        if (!LAST_WORDS.contains(folded(words.get(end - 1)))) {
            return text;
        }
        for (int length = Math.min(MOST_WORDS, end); length > 0; length--) {
            int start = end - length;
            if (THAT_IT_FOLLOWS.contains(folded(String.join(" ", words.subList(start, end))))) {
                while (start > 0 && WHAT.contains(folded(words.get(start - 1)))) {
                    start--;
                }
                return String.join(" ", words.subList(0, start));
            }
        }
        return text;
    }

    /** Whether it says that it is cancelled, and nothing else. */
    static boolean isOfCancelling(String text) {
        return THAT_IT_IS_CANCELLED.contains(folded(text));
    }

    /** Whether it says that it takes place on another day, and nothing else; which one, a list doesn't tell. */
    static boolean isOfPostponing(String text) {
        return THAT_IT_IS_POSTPONED.contains(folded(text));
    }

    /** {@code t.b.a.} is one word; empty for what is too long to be a note. */
    private static String folded(String text) {
        return text.length() > LONGEST ? "" : Folding.fold(text.replace(".", ""));
    }

    private static Set<String> phrases(String lines) {
        return Arrays.stream(lines.split("[;\\n]", -1))
                .map(Folding::fold)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
