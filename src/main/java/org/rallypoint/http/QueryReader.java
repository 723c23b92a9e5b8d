package org.rallypoint.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a query strictly: what is not understood is a fault, and {@link #done} answers all faults at once with a 400, an
 * unknown parameter too. A typo must not return everything.
 */
public final class QueryReader {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,5}(\\.\\d{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    /** Both databases know these years; nobody plans a protest outside them. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;
    private static final int MAX_VALUES = 50;

    private final MultivaluedMap<String, String> given;
    private final Set<String> known = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();

    public QueryReader(UriInfo uri) {
        given = uri.getQueryParameters();
    }

    /** One value; empty when the parameter is absent. */
    public Optional<String> text(String name) {
        known.add(name);
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            fault(name, "repeated", name + " can be given once.");
        } else if (values.size() == 1 && values.get(0).isBlank()) {
            fault(name, "blank", name + " has no value.");
        } else if (values.size() == 1) {
            return Optional.of(values.get(0));
        }
        return Optional.empty();
    }

    /** Several values, repeated or separated by commas; empty when the parameter is absent. */
    public List<String> texts(String name) {
        known.add(name);
        var values = given.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
        if (values.contains("")) {
            fault(name, "blank", name + " has an empty value.");
        } else if (values.size() > MAX_VALUES) {
            fault(name, "too_many", name + " takes up to " + MAX_VALUES + " values.");
        } else {
            return values;
        }
        return List.of();
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        return text(name).flatMap(value -> constant(name, type, value)).orElse(otherwise);
    }

    public <E extends Enum<E>> Set<E> anyOf(String name, Class<E> type) {
        var chosen = EnumSet.noneOf(type);
        texts(name).forEach(value -> constant(name, type, value).ifPresent(chosen::add));
        return chosen;
    }

    public boolean flag(String name, boolean otherwise) {
        var value = text(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            unknownValue(name, value.get(), List.of("true", "false"));
            return otherwise;
        }
        return value.map(Boolean::valueOf).orElse(otherwise);
    }

    /** Whether the parameter is given with its only value. */
    public boolean isOnly(String name, String only) {
        var value = text(name);
        value.filter(given -> !given.equals(only)).ifPresent(given -> unknownValue(name, given, List.of(only)));
        return value.isPresent();
    }

    public int number(String name, int otherwise, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (WHOLE.matcher(value.get()).matches()) {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(name, "out_of_range", name + " is a whole number from " + least + " to " + most + ".");
        return otherwise;
    }

    public Optional<Double> decimal(String name, double least, double most) {
        return text(name).flatMap(value -> decimal(name, value, least, most));
    }

    /** {@code count} decimals separated by commas, each within its bounds; empty when absent or at fault. */
    public Optional<double[]> decimals(String name, double[] least, double[] most) {
        return text(name).flatMap(value -> {
            var parts = value.split(",", -1);
            if (parts.length != least.length) {
                fault(name, "wrong_shape", name + " is " + least.length + " numbers separated by commas.");
                return Optional.empty();
            }
            var numbers = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                var number = decimal(name, parts[i].strip(), least[i], most[i]);
                if (number.isEmpty()) {
                    return Optional.empty();
                }
                numbers[i] = number.get();
            }
            return Optional.of(numbers);
        });
    }

    public Optional<LocalDate> day(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(dayOf(value));
            } catch (DateTimeException e) {
                fault(name, "not_a_day", name + " is a day that exists, written YYYY-MM-DD.");
                return Optional.empty();
            }
        });
    }

    /** A day that exists and that a protest can have; throws DateTimeException for anything else. */
    public static LocalDate dayOf(String text) {
        if (!DAY.matcher(text).matches()) {
            throw new DateTimeException("Not written YYYY-MM-DD");
        }
        var day = LocalDate.parse(text);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("Out of range");
        }
        return day;
    }

    public Optional<Instant> instant(String name) {
        return text(name).flatMap(value -> {
            try {
                var instant = OffsetDateTime.parse(value);
                if (instant.getYear() >= FIRST_YEAR && instant.getYear() <= LAST_YEAR) {
                    return Optional.of(instant.toInstant());
                }
            } catch (DateTimeParseException e) {
                // Falls through to the one fault.
            }
            fault(
                    name,
                    "not_an_instant",
                    name + " is an instant of RFC 3339 such as 2025-02-07T12:00:00Z; write the + of an offset as %2B.");
            return Optional.empty();
        });
    }

    /** Language tags in their canonical spelling. */
    public List<String> languages(String name) {
        var tags = new ArrayList<String>();
        for (var value : texts(name)) {
            Languages.canonical(value)
                    .ifPresentOrElse(
                            tags::add,
                            () -> fault(
                                    name,
                                    "not_a_language",
                                    name + " takes language tags of BCP 47 such as de or pt-BR."));
        }
        return tags;
    }

    public boolean isGiven(String name) {
        return given.containsKey(name);
    }

    public void fault(String name, String code, String message) {
        var fault = Fault.ofParameter(name, code, message);
        // A parameter that two filters look at is at fault once.
        if (faults.size() < Fault.MOST && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    public void unknownValue(String name, String value, Iterable<String> values) {
        fault(
                name,
                "unknown_value",
                name + " doesn't know '" + value + "'; it knows " + String.join(", ", values) + ".");
    }

    /**
     * Ends the reading of an address that people share: what platforms hang on it ({@code fbclid}, {@code utm_source}) is
     * passed over. Faults of what is known are thrown all the same.
     */
    public void doneWithSharedAddress() {
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(faults);
        }
    }

    /** Ends the reading: throws a {@link ProblemException} with every fault there was. */
    public void done() {
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                fault(name, "unknown_parameter", knownHere());
            }
        }
        doneWithSharedAddress();
    }

    private String knownHere() {
        return known.isEmpty()
                ? "There are no parameters here."
                : "There is no such parameter here; known are " + String.join(", ", known) + ".";
    }

    private <E extends Enum<E>> Optional<E> constant(String name, Class<E> type, String value) {
        var constants = type.getEnumConstants();
        var match =
                Arrays.stream(constants).filter(c -> c.toString().equals(value)).findFirst();
        if (match.isEmpty()) {
            unknownValue(
                    name, value, Arrays.stream(constants).map(Enum::toString).collect(Collectors.toList()));
        }
        return match;
    }

    private Optional<Double> decimal(String name, String value, double least, double most) {
        if (DECIMAL.matcher(value).matches()) {
            double number = new BigDecimal(value).doubleValue();
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        fault(name, "out_of_range", name + " takes decimals from " + least + " to " + most + ".");
        return Optional.empty();
    }
}
