package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as people and spreadsheets write it, in en, de, fr, es, nl. Seconds are cut off.
 *
 * @param until null where there is no end
 */
record WrittenTime(LocalTime from, @Nullable LocalTime until) {

    /** Longer ones say more than a day and a time. */
    static final int LONGEST = 60;

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Spreadsheets count days from here, and show a time without a day as one of this day. */
    private static final Pattern DAY_ZERO = Pattern.compile("(?:1899-12-30|12/30/1899|30[./]12[./]1899)[t ]");

    private static final Pattern FRACTION = Pattern.compile("0[.,]\\d{1,20}");
    private static final Pattern FRACTION_OR_MINUTES = Pattern.compile("0[.,][0-5]\\d");

    private static final Pattern GAPS = Pattern.compile("[\\s\\h]+");

    private static final String CLOCK = "(\\d{1,2})(?: ?(?:[:.h]|uhr) ?(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?)?"
            + " ?(am|pm|a\\.m\\.|p\\.m\\.|uhr|hrs?|uur|h|u)?";

    private static final Pattern SPAN = Pattern.compile("(?:(?:from|at|ab|von|um|de|dès|à|a|las|desde|om|van|vanaf) )*+"
            + CLOCK + "(?:(?: ?[-–—] ?| (?:to|until|till|bis|à|a|hasta|las|tot) (?:las )?)" + CLOCK + ")?");

    /** One of the clocks of a pattern, before the other one has told which half of the day is meant. */
    private record Clock(
            int hour, @Nullable String minute, @Nullable String unit) {

        static Clock of(Matcher span, int group) {
            return new Clock(Integer.parseInt(span.group(group)), span.group(group + 1), span.group(group + 2));
        }

        boolean isMarked() {
            return minute != null || unit != null;
        }

        boolean isOfHalf() {
            return unit != null && (unit.startsWith("a") || unit.startsWith("p"));
        }

        /** Whether it stands for two times of a day, as far as the hour itself says. */
        boolean mayBeEither() {
            return !isOfHalf() && hour <= 12;
        }

        Clock inHalf(String half) {
            return new Clock(hour, minute, half);
        }

        LocalTime time() {
            if (isOfHalf() && (hour == 0 || (hour > 12 && unit.startsWith("a")))) {
                throw new DateTimeException("No hour of this half of the day");
            }
            int onTheDial = isOfHalf() && hour <= 12 ? hour % 12 + (unit.startsWith("p") ? 12 : 0) : hour;
            return LocalTime.of(onTheDial, minute == null ? 0 : Integer.parseInt(minute));
        }
    }

    /** Reads a whole text; empty if anything in it is no time. A bare number is no time, either. */
    static Optional<WrittenTime> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = DAY_ZERO.matcher(plain(text)).replaceFirst("");
        if (FRACTION_OR_MINUTES.matcher(plain).matches()) {
            return Optional.empty();
        }
        if (FRACTION.matcher(plain).matches()) {
            return ofFraction(plain);
        }
        var span = SPAN.matcher(plain);
        try {
            return span.matches() ? ofSpan(span) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Brings together what only looks the same. */
    static String plain(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return GAPS.matcher(composed).replaceAll(" ").strip();
    }

    /** @param fraction of a day, with a point or a comma, as a cell of a spreadsheet counts it */
    static Optional<WrittenTime> ofFraction(String fraction) {
        long minutes = Math.round(Double.parseDouble(fraction.replace(',', '.')) * MINUTES_OF_A_DAY);
        return minutes >= MINUTES_OF_A_DAY
                ? Optional.empty()
                : Optional.of(new WrittenTime(LocalTime.MIN.plusMinutes(minutes), null));
    }

    private static Optional<WrittenTime> ofSpan(Matcher span) {
        var from = Clock.of(span, 1);
        if (span.group(4) == null) {
            return from.isMarked() ? Optional.of(new WrittenTime(from.time(), null)) : Optional.empty();
        }
        var until = Clock.of(span, 4);
        if (!(from.isMarked() || until.isMarked()) || (from.isOfHalf() && until.mayBeEither())) {
            return Optional.empty();
        }
        if (until.isOfHalf() && from.mayBeEither()) {
            return Optional.of(new WrittenTime(before(until, from), until.time()));
        }
        return Optional.of(new WrittenTime(from.time(), until.time()));
    }

    /** "2–4 pm" is in one half of the day, "11–1 pm" is not. */
    private static LocalTime before(Clock until, Clock from) {
        var sameHalf = from.inHalf(until.unit()).time();
        return sameHalf.isBefore(until.time())
                ? sameHalf
                : from.inHalf(until.unit().startsWith("p") ? "am" : "pm").time();
    }
}
