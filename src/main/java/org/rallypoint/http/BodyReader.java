package org.rallypoint.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rallypoint.RuleViolation;

/**
 * Reads a JSON object strictly: every fault is kept with its JSON pointer (RFC 6901), and {@link #done} answers all of them
 * at once, an unknown key too. A missing key and an explicit null are the same: nothing is known, and null or an empty
 * collection is returned; so it is for a value at fault. No message repeats what was sent.
 */
public final class BodyReader {

    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}:\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u2028\u2029]");

    /** Both databases know these years; nobody plans a protest outside them. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;
    private static final int MAX_LANGUAGES = 60;
    /** Longer ones have private extensions that no text of ours is written in. */
    private static final int MAX_TAG = 35;

    private final ObjectNode body;
    private final String pointer;
    private final BodyFaults faults;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unwritable = new HashSet<>();
    private final List<BodyReader> children = new ArrayList<>();

    public BodyReader(ObjectNode body) {
        this(body, "", new BodyFaults());
    }

    /** For an object that stands somewhere in a body: {@code pointer} says where. */
    public BodyReader(ObjectNode body, String pointer) {
        this(body, pointer, new BodyFaults());
    }

    private BodyReader(ObjectNode body, String pointer, BodyFaults faults) {
        this.body = body;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** One line of plain text, without space around it and in NFC; up to {@code most} code points. */
    @Nullable
    public String line(String name, int most) {
        var value = value(name);
        return value == null ? null : oneLine(at(name), name, value, most);
    }

    /** Text of one or more lines, parted by LF alone, in NFC and without space around it; up to {@code most} code points. */
    @Nullable
    public String lines(String name, int most) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        var text = LINE_BREAK.matcher(value).replaceAll("\n").strip();
        var fault = TextHygiene.faultOfCharacters(text.replace('\n', ' ').replace('\t', ' '));
        return fit(at(name), name, text, fault, most);
    }

    /** Text without space around it; whether it is an address is for the rules of links to say, see {@link #check}. */
    @Nullable
    public String url(String name) {
        var value = value(name);
        return value == null ? null : oneLine(at(name), name, value, Integer.MAX_VALUE);
    }

    @Nullable
    public Boolean flag(String name) {
        var value = value(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        wrongType(at(name), name, "true or false");
        return null;
    }

    /** A whole number, written without a decimal point. */
    @Nullable
    public Integer whole(String name, int least, int most) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            wrongType(at(name), name, "a whole number");
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            refuse(name, "out_of_range", name + " is a whole number from " + least + " to " + most + ".");
            return null;
        }
        return value.intValue();
    }

    @Nullable
    public Double decimal(String name, double least, double most) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            wrongType(at(name), name, "a number");
            return null;
        }
        double number = value.doubleValue();
        if (!(number >= least && number <= most)) {
            refuse(name, "out_of_range", name + " is a number from " + least + " to " + most + ".");
            return null;
        }
        return number;
    }

    @Nullable
    public LocalDate day(String name) {
        return parsed(
                name,
                QueryReader::dayOf,
                "not_a_day",
                "a day that exists, written YYYY-MM-DD, from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    @Nullable
    public LocalTime time(String name) {
        return parsed(
                name,
                text -> LocalTime.parse(matching(TIME, text)),
                "not_a_time",
                "a time of day from 00:00 to 23:59, written HH:mm");
    }

    @Nullable
    public ZoneOffset offset(String name) {
        return parsed(
                name,
                text -> ZoneOffset.of(matching(OFFSET, text)),
                "not_an_offset",
                "an offset from UTC such as +01:00 or -03:30");
    }

    /** An instant of RFC 3339, cut to milliseconds. */
    @Nullable
    public Instant instant(String name) {
        return parsed(
                name,
                BodyReader::instantOf,
                "not_an_instant",
                "an instant of RFC 3339 such as 2025-02-07T12:00:00Z, from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    @Nullable
    public UUID id(String name) {
        return parsed(
                name,
                text -> UUID.fromString(matching(ID, text)),
                "not_an_id",
                "an id such as 0194a2c0-5e00-7000-8000-000000000011");
    }

    /** The constant that is written as the text on the wire. */
    @Nullable
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    fault(
                            name,
                            "unknown_value",
                            name + " is one of "
                                    + Arrays.stream(constants)
                                            .map(Enum::toString)
                                            .collect(Collectors.joining(", "))
                                    + ".");
                    return null;
                });
    }

    /** A language tag in its canonical spelling. */
    @Nullable
    public String language(String name) {
        var text = text(name);
        var tag = text == null ? Optional.<String>empty() : tagOf(text);
        if (text != null && tag.isEmpty()) {
            notALanguage(at(name), name);
        }
        return tag.orElse(null);
    }

    /** A list of texts of one line each. */
    public List<String> linesOf(String name, int mostItems, int mostLength) {
        var lines = new ArrayList<String>();
        forEachItem(name, mostItems, (item, at) -> {
            var line = oneLine(at, "An item of " + name, item, mostLength);
            if (line != null) {
                lines.add(line);
            }
        });
        return lines;
    }

    /** Language tags in their canonical spelling, each once. */
    public List<String> languages(String name, int most) {
        var tags = new ArrayList<String>();
        forEachItem(name, most, (item, at) -> {
            if (!item.isTextual()) {
                wrongType(at, "An item of " + name, "text");
                return;
            }
            var tag = tagOf(item.textValue());
            if (tag.isEmpty()) {
                notALanguage(at, "An item of " + name);
            } else if (!tags.contains(tag.get())) {
                tags.add(tag.get());
            }
        });
        return tags;
    }

    /** A reader of the object below; whatever it finds is told by this reader's {@link #done}. */
    public Optional<BodyReader> object(String name) {
        var value = value(name);
        return value == null ? Optional.empty() : child(at(name), name, value);
    }

    /** An object as it is, for somebody else to read. */
    @Nullable
    public ObjectNode node(String name) {
        var value = value(name);
        if (value == null || value instanceof ObjectNode) {
            return (ObjectNode) value;
        }
        wrongType(at(name), name, "an object");
        return null;
    }

    public List<BodyReader> objects(String name, int most) {
        var readers = new ArrayList<BodyReader>();
        forEachItem(
                name, most, (item, at) -> child(at, "An item of " + name, item).ifPresent(readers::add));
        return readers;
    }

    /** Objects by language, the tags in their canonical spelling; those that are null are passed over. */
    public SortedMap<String, BodyReader> byLanguage(String name) {
        var readers = new TreeMap<String, BodyReader>();
        var seen = new HashSet<String>();
        forEachEntry(name, MAX_LANGUAGES, (key, value) -> {
            var at = JsonPointers.toGiven(at(name), key);
            var tag = tagOf(key);
            if (tag.isEmpty()) {
                notALanguage(at, "A key of " + name);
            } else if (!seen.add(tag.get())) {
                faults.bad(at, "repeated", name + " has this language twice, in two spellings.");
            } else if (!value.isNull()) {
                child(at, "A value of " + name, value).ifPresent(child -> readers.put(tag.get(), child));
            }
        });
        return readers;
    }

    /** Texts of one line by a key that the sender chooses; those that are null are passed over. */
    public SortedMap<String, String> labels(String name, int mostLength) {
        var labels = new TreeMap<String, String>();
        forEachEntry(name, Integer.MAX_VALUE, (key, value) -> {
            var inKey = TextHygiene.fault(key);
            if (inKey.isPresent()) {
                faults.bad(at(name), "bad_text", "A key of " + name + " " + inKey.get() + ".");
            } else if (!value.isNull()) {
                var at = JsonPointers.toGiven(at(name), key);
                var label = oneLine(at, "A value of " + name, value, mostLength);
                if (label != null) {
                    labels.put(key, label);
                }
            }
        });
        return labels;
    }

    /** Whether the key is given with more than null. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Answers have these keys and requests can't, not even as null. */
    public void readOnly(Collection<String> names) {
        unwritable.addAll(names);
        names.stream()
                .filter(body::has)
                .forEach(name -> fault(name, "read_only", name + " is in answers, and can't be written."));
    }

    /** A fault of form (400); an empty name points at the object itself. */
    public void fault(String name, String code, String message) {
        faults.bad(at(name), code, message);
    }

    /** A fault by a rule (422); an empty name points at the object itself. */
    public void refuse(String name, String code, String message) {
        faults.refused(at(name), code, message);
    }

    /** What might have been meant; goes along with a 422. */
    public void suggest(List<?> candidates) {
        faults.suggest(candidates);
    }

    /** Whether no fault has been found so far. */
    public boolean isFine() {
        return faults.isEmpty();
    }

    /** Whether none has been found at these keys or below them, so that a rule about them together makes sense. */
    public boolean isFine(String... names) {
        return Arrays.stream(names).noneMatch(name -> faults.hasAt(at(name)));
    }

    /** Refuses a body without this key, or with null there. */
    public void require(String name) {
        if (value(name) == null) {
            refuse(name, "required", name + " is missing.");
        }
    }

    /** Keeps what a rule of the domain says against the values, at the field that it names. */
    public void check(Runnable rule) {
        get(() -> {
            rule.run();
            return null;
        });
    }

    /** The same for a rule that makes something; empty when it made nothing, or a fault was kept. */
    public <T> Optional<T> get(Supplier<T> rule) {
        try {
            return Optional.ofNullable(rule.get());
        } catch (RuleViolation violation) {
            faults.refused(pointer + JsonPointers.ofField(violation.field()), violation.code(), violation.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Ends the reading of the whole body. Throws a {@link ProblemException} with every fault there was: a 400 if any of them
     * is one of form, else a 422.
     */
    public void done() {
        findUnknown();
        faults.end();
    }

    private void findUnknown() {
        for (var key : (Iterable<String>) body::fieldNames) {
            if (!known.contains(key) && !unwritable.contains(key)) {
                faults.bad(JsonPointers.toGiven(pointer, key), "unknown_field", knownHere());
            }
        }
        children.forEach(BodyReader::findUnknown);
    }

    private String knownHere() {
        return known.isEmpty()
                ? "There are no keys here."
                : "There is no such key here; known are " + String.join(", ", known) + ".";
    }

    private String at(String name) {
        return name.isEmpty() ? pointer : JsonPointers.to(pointer, name);
    }

    @Nullable
    private JsonNode value(String name) {
        known.add(name);
        var value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable
    private String text(String name) {
        var value = value(name);
        if (value == null || value.isTextual()) {
            return value == null ? null : value.textValue();
        }
        wrongType(at(name), name, "text");
        return null;
    }

    @Nullable
    private <T> T parsed(String name, Function<String, T> parser, String code, String what) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            fault(name, code, name + " is " + what + ".");
            return null;
        }
    }

    @Nullable
    private String oneLine(String at, String what, JsonNode value, int most) {
        if (!value.isTextual()) {
            wrongType(at, what, "text");
            return null;
        }
        var text = value.textValue().strip();
        var fault = TextHygiene.faultOfCharacters(text)
                .or(() -> LINE_BREAK.matcher(text).find() ? Optional.of("has a line break") : Optional.empty());
        return fit(at, what, text, fault, most);
    }

    /** Text that is neither bad, blank nor too long, in NFC. */
    @Nullable
    private String fit(String at, String what, String text, Optional<String> fault, int most) {
        if (fault.isPresent()) {
            faults.bad(at, "bad_text", what + " " + fault.get() + ".");
            return null;
        }
        if (TextHygiene.isBlank(text)) {
            faults.refused(at, "blank", what + " is blank; null clears it.");
            return null;
        }
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (normal.codePointCount(0, normal.length()) > most) {
            faults.refused(at, "too_long", what + " has up to " + most + " characters.");
            return null;
        }
        return normal;
    }

    private void forEachItem(String name, int most, BiConsumer<JsonNode, String> reader) {
        var value = value(name);
        if (value == null) {
            return;
        }
        if (!value.isArray()) {
            wrongType(at(name), name, "a list");
        } else if (!isTooMany(name, value, most)) {
            for (int i = 0; i < value.size(); i++) {
                reader.accept(value.get(i), at(name) + "/" + i);
            }
        }
    }

    private void forEachEntry(String name, int most, BiConsumer<String, JsonNode> reader) {
        var value = value(name);
        if (value == null) {
            return;
        }
        if (!value.isObject()) {
            wrongType(at(name), name, "an object");
        } else if (!isTooMany(name, value, most)) {
            value.properties().forEach(entry -> reader.accept(entry.getKey(), entry.getValue()));
        }
    }

    private boolean isTooMany(String name, JsonNode several, int most) {
        if (several.size() > most) {
            refuse(name, "too_many", name + " takes up to " + most + ".");
        }
        return several.size() > most;
    }

    private Optional<BodyReader> child(String at, String what, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            wrongType(at, what, "an object");
            return Optional.empty();
        }
        var child = new BodyReader(object, at, faults);
        children.add(child);
        return Optional.of(child);
    }

    private void wrongType(String at, String what, String type) {
        faults.bad(at, "wrong_type", what + " is " + type + ".");
    }

    private void notALanguage(String at, String what) {
        faults.bad(at, "not_a_language", what + " is a language tag of BCP 47 such as de or pt-BR.");
    }

    private static Optional<String> tagOf(String text) {
        return text.isBlank() ? Optional.empty() : Languages.canonical(text).filter(tag -> tag.length() <= MAX_TAG);
    }

    private static Instant instantOf(String text) {
        var instant = OffsetDateTime.parse(matching(INSTANT, text)).withOffsetSameInstant(ZoneOffset.UTC);
        if (instant.getYear() < FIRST_YEAR || instant.getYear() > LAST_YEAR) {
            throw new DateTimeException("Out of range");
        }
        return instant.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new DateTimeException("Written in another way");
        }
        return text;
    }
}
