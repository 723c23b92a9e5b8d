package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people and spreadsheets write it, in en, de, fr, es, nl; perhaps with a time behind it.
 *
 * @param day null if and only if something is the trouble
 * @param time null where none is written; a midnight that a spreadsheet hangs on is none
 */
record WrittenDay(
        @Nullable LocalDate day,
        @Nullable WrittenTime time,
        @Nullable Trouble trouble) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int MOST_MONTHS = 12;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final Pattern SERIAL_NUMBER = Pattern.compile("(\\d{5})(?:[.,](\\d{1,20}))?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern WITH_DOTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})(?!\\d)");
    // With hyphens and two digits, the year may come first, too.
    private static final Pattern WITH_STROKES =
            Pattern.compile("(?<!\\d)(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|(?<!-)\\d{2})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[ -]?(?:of |de )?(\\p{L}+)\\.?,?[ -]?(?:del? )?(\\d{4}|\\d{2})(?![\\d:.h])");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)");
    private static final Pattern WORD_IN_FRONT = Pattern.compile("(\\p{L}+)[.,]*+ ");
    private static final Pattern BEFORE_A_TIME = Pattern.compile("^(?:t(?=\\d)| ?[,;|–-]? ?)");

    /** Why a text is no day. */
    enum Trouble {
        UNREADABLE,
        /** It may be two days: the month may come first or second. */
        AMBIGUOUS,
        /** It is not the weekday that is written with it. */
        OTHER_WEEKDAY
    }

    /** @param order of days whose month may come first or second */
    static WrittenDay of(String text, DayOrder order) {
        if (text.length() > WrittenTime.LONGEST) {
            return trouble(Trouble.UNREADABLE);
        }
        try {
            return read(WrittenTime.plain(text), order);
        } catch (DateTimeException e) {
            return trouble(Trouble.UNREADABLE);
        }
    }

    /** The order in which a text itself shows its parts to be; one with dots or the year in front shows nothing. */
    static DayOrder orderIn(String text) {
        if (text.length() > WrittenTime.LONGEST || (text.indexOf('/') < 0 && text.indexOf('-') < 0)) {
            return DayOrder.UNKNOWN;
        }
        var parts = WITH_STROKES.matcher(WrittenTime.plain(text));
        return parts.find() ? orderOf(number(parts, 1), number(parts, 3)) : DayOrder.UNKNOWN;
    }

    private static DayOrder orderOf(int first, int second) {
        boolean isDayFirst = first > MOST_MONTHS;
        boolean isMonthFirst = second > MOST_MONTHS;
        return isDayFirst == isMonthFirst ? DayOrder.UNKNOWN : isDayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
    }

    /** Whether nothing but a weekday is written. */
    static boolean isWeekday(String text) {
        return text.length() <= WrittenTime.LONGEST
                && CalendarWords.weekday(text).isPresent();
    }

    /** The years that the API knows. */
    static boolean isOfOurTimes(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static WrittenDay read(String text, DayOrder order) {
        var serial = SERIAL_NUMBER.matcher(text);
        if (serial.matches()) {
            return ofSerialNumber(serial);
        }
        return inFigures(text, order)
                .or(() -> inWords(text))
                .or(() -> behindAWord(text, order))
                .orElse(trouble(Trouble.UNREADABLE));
    }

    private static WrittenDay ofSerialNumber(Matcher serial) {
        var time = serial.group(2) == null ? null : WrittenTime.ofFraction("0." + serial.group(2));
        return new WrittenDay(
                DAY_ZERO.plusDays(number(serial, 1)),
                time == null ? null : time.filter(it -> !isMidnight(it)).orElse(null),
                null);
    }

    private static Optional<WrittenDay> inFigures(String text, DayOrder order) {
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.lookingAt()) {
            return Optional.of(
                    withTime(day(number(yearFirst, 1), number(yearFirst, 3), number(yearFirst, 4)), text, yearFirst));
        }
        var dots = WITH_DOTS.matcher(text);
        if (dots.lookingAt()) {
            return Optional.of(withTime(day(year(dots.group(3)), number(dots, 2), number(dots, 1)), text, dots));
        }
        var strokes = WITH_STROKES.matcher(text);
        return strokes.lookingAt() ? Optional.of(withStrokes(text, strokes, order)) : Optional.empty();
    }

    private static WrittenDay withStrokes(String text, Matcher strokes, DayOrder order) {
        int first = number(strokes, 1);
        int second = number(strokes, 3);
        int year = year(strokes.group(4));
        var own = orderOf(first, second);
        var settled = own == DayOrder.UNKNOWN ? order : own;
        if (settled == DayOrder.MONTH_FIRST) {
            return withTime(day(year, first, second), text, strokes);
        }
        var day = day(year, second, first);
        return settled == DayOrder.UNKNOWN && first != second
                ? trouble(Trouble.AMBIGUOUS)
                : withTime(day, text, strokes);
    }

    private static Optional<WrittenDay> inWords(String text) {
        var dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.lookingAt()) {
            return CalendarWords.month(dayMonth.group(2))
                    .map(month -> withTime(day(year(dayMonth.group(3)), month, number(dayMonth, 1)), text, dayMonth));
        }
        var monthDay = MONTH_DAY.matcher(text);
        return monthDay.lookingAt()
                ? CalendarWords.month(monthDay.group(1))
                        .map(month ->
                                withTime(day(year(monthDay.group(3)), month, number(monthDay, 2)), text, monthDay))
                : Optional.empty();
    }

    /** "Friday, 7 February": the words in front are passed over, but a weekday has to be the right one. */
    private static Optional<WrittenDay> behindAWord(String text, DayOrder order) {
        var word = WORD_IN_FRONT.matcher(text);
        if (!word.lookingAt()) {
            return Optional.empty();
        }
        var weekday = CalendarWords.weekday(word.group(1));
        if (weekday.isEmpty() && !CalendarWords.isArticle(word.group(1))) {
            return Optional.empty();
        }
        var read = read(text.substring(word.end()), order);
        return Optional.of(
                weekday.isPresent() && read.isOtherThan(weekday.get()) ? trouble(Trouble.OTHER_WEEKDAY) : read);
    }

    private boolean isOtherThan(DayOfWeek weekday) {
        return day != null && day.getDayOfWeek() != weekday;
    }

    private static WrittenDay withTime(LocalDate day, String text, Matcher before) {
        var rest = BEFORE_A_TIME.matcher(text.substring(before.end())).replaceFirst("");
        if (rest.isEmpty()) {
            return new WrittenDay(day, null, null);
        }
        return WrittenTime.of(rest)
                .map(time -> new WrittenDay(day, isMidnight(time) ? null : time, null))
                .orElse(trouble(Trouble.UNREADABLE));
    }

    private static boolean isMidnight(WrittenTime time) {
        return time.from().equals(LocalTime.MIDNIGHT) && time.until() == null;
    }

    private static int year(String written) {
        int year = Integer.parseInt(written);
        return written.length() == 2 ? 2000 + year : year;
    }

    private static LocalDate day(int year, int month, int dayOfMonth) {
        if (!isOfOurTimes(year)) {
            throw new DateTimeException("Out of range");
        }
        return LocalDate.of(year, month, dayOfMonth);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static WrittenDay trouble(Trouble trouble) {
        return new WrittenDay(null, null, trouble);
    }
}
