package org.rallypoint.format;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rallypoint.event.EventTimesView;
import org.rallypoint.http.Languages;

/** What pages and formats say around the data, in five languages; any other language is answered in English. */
public final class Words {

    /** Those that there are words in. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl");

    private static final Map<String, Words> BY_LANGUAGE =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::new));

    private final Locale locale;
    private final Properties words = new Properties();
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;

    private Words(String language) {
        locale = Locale.forLanguageTag(language);
        try (Reader in = new InputStreamReader(
                Words.class.getResourceAsStream("/words/" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        day = DateTimeFormatter.ofPattern(of("day_pattern"), locale);
        shortDay = DateTimeFormatter.ofPattern(of("short_day_pattern"), locale);
    }

    /** The words of a language, of what it is a variant of, or of English. */
    public static Words in(String language) {
        return Languages.withParents(language).stream()
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(BY_LANGUAGE::get)
                .orElseGet(() -> BY_LANGUAGE.get("en"));
    }

    /** The language of these words, which may be another one than was asked for. */
    public String language() {
        return locale.getLanguage();
    }

    /** The word with this key. */
    public String of(String key) {
        var word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("There is no word " + key + " in " + language());
        }
        return word;
    }

    /** A sentence with gaps, filled; texts stand as they are, numbers as the language writes them. */
    public String of(String key, Object... gaps) {
        return new MessageFormat(of(key), locale).format(gaps);
    }

    /** One day: {@code Saturday 8 February 2025}. */
    public String day(LocalDate day) {
        return written(this.day, day);
    }

    /** The same without its day of the week: {@code 8 February 2025}. */
    public String shortDay(LocalDate day) {
        return written(shortDay, day);
    }

    /** The first of a month has a name of its own in French. */
    private String written(DateTimeFormatter pattern, LocalDate day) {
        var text = pattern.format(day);
        return day.getDayOfMonth() == 1 ? text.replaceFirst("\\b1\\b", of("first_of_month")) : text;
    }

    /**
     * When an event is, on the clocks of its city, with the zone named where a time is: {@code Saturday 8 February 2025,
     * 14:00–16:00 (Europe/Paris)}.
     *
     * @return null while no day is known
     */
    @Nullable
    public String when(EventTimesView times) {
        if (times.startDate() == null) {
            return null;
        }
        var zone = times.startTime() == null && times.endTime() == null ? "" : " (" + times.timeZone() + ")";
        var start = day(times.startDate()) + (times.startTime() == null ? "" : ", " + times.startTime());
        var end = end(times);
        return end.isEmpty() ? start + zone : start + end + zone;
    }

    private String end(EventTimesView times) {
        var onAnotherDay = times.endDate() != null && !times.endDate().equals(times.startDate());
        if (onAnotherDay) {
            return " – " + day(times.endDate()) + (times.endTime() == null ? "" : ", " + times.endTime());
        }
        if (times.endTime() == null) {
            return "";
        }
        return times.startTime() == null ? ", –" + times.endTime() : "–" + times.endTime();
    }
}
