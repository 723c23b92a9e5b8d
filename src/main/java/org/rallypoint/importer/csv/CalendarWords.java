package org.rallypoint.importer.csv;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rallypoint.city.Folding;

/** Months and weekdays as they are written in en, de, fr, es, nl, whole and cut short. */
final class CalendarWords {

    private static final Map<String, Integer> MONTHS = numbered(List.of(
            "january jan januar janner janvier janv enero ene januari",
            "february feb februar fevrier fevr fev febrero februari",
            "march mar marz mrz maerz mars marzo maart mrt",
            "april apr avril avr abril abr",
            "may mai mayo mei",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug aout agosto ago augustus",
            "september sep sept septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dic"));

    private static final Map<String, Integer> WEEKDAYS = numbered(List.of(
            "monday mon mo montag lundi lun lunes maandag ma",
            "tuesday tue tues dienstag di mardi mar martes dinsdag",
            "wednesday wed mittwoch mi mercredi mer miercoles mie woensdag wo",
            "thursday thu thur thurs donnerstag do jeudi jeu jueves jue donderdag",
            "friday fri freitag fr vendredi ven viernes vie vrijdag vr",
            "saturday sat samstag sonnabend sa samedi sam sabado sab zaterdag za",
            "sunday sun sonntag so dimanche dim domingo dom zondag zo"));

    private static final Set<String> ARTICLES = Set.of("on", "the", "am", "den", "dem", "der", "le", "el", "op", "de");

    private CalendarWords() {}

    /** From 1. */
    static Optional<Integer> month(String word) {
        return Optional.ofNullable(MONTHS.get(Folding.fold(word)));
    }

    static Optional<DayOfWeek> weekday(String word) {
        return Optional.ofNullable(WEEKDAYS.get(Folding.fold(word))).map(DayOfWeek::of);
    }

    /** Whether a word may stand in front of a day and says nothing. */
    static boolean isArticle(String word) {
        return ARTICLES.contains(Folding.fold(word));
    }

    private static Map<String, Integer> numbered(List<String> spellings) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < spellings.size(); i++) {
            for (var word : spellings.get(i).split(" ", -1)) {
                numbers.put(word, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
