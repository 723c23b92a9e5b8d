package org.rallypoint.importer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.rallypoint.importer.proposal.Proposal;

/** What a proposal says, as the API would be told it. */
final class ApiInput {

    /** Keys whose texts belong to a language. */
    private static final List<String> TEXTS =
            List.of("title", "summary", "description", "statusNote", "whatToBring", "imageAlt");

    private static final List<String> ONE_LINE = List.of("title", "summary", "statusNote", "imageAlt", "organisedBy");

    /** Keys with a fixed set of values. */
    private static final List<String> VALUES = List.of("kind", "attendance", "permit", "affiliation");

    private static final Pattern SPACE = Pattern.compile("[\\s\u00a0]+");

    private final ObjectNode input;

    private ApiInput(ObjectNode fields) {
        input = fields;
    }

    /**
     * The input of an event.
     *
     * @param zone the clocks of its city
     * @param language of its texts
     * @param defaultLanguage of the campaign: texts in others stand under {@code translations}
     */
    static ObjectNode of(Proposal proposal, ZoneId zone, String language, String defaultLanguage) {
        var made = new ApiInput(proposal.fields().deepCopy());
        made.tidy();
        made.putTimes(proposal.times(), zone);
        made.putLanguages();
        var isForeign = !language.equals(defaultLanguage);
        if (isForeign) {
            made.translate(language);
        }
        made.putLinks(proposal, isForeign ? language : null);
        return made.input;
    }

    /** A cell has line breaks where the API has one line, and values are written as people write them. */
    private void tidy() {
        ONE_LINE.forEach(key -> change(input, key, ApiInput::onOneLine));
        VALUES.forEach(key ->
                change(input, key, text -> text.strip().toLowerCase(Locale.ROOT).replace(' ', '_')));
        if (input.get("venue") instanceof ObjectNode venue) {
            List.of("name", "address").forEach(key -> change(venue, key, ApiInput::onOneLine));
        }
        if (input.get("turnout") instanceof ObjectNode turnout) {
            change(turnout, "source", ApiInput::onOneLine);
        }
    }

    /** Spaces on one line are as somebody meant them: French has those that don't break. */
    private static String onOneLine(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? SPACE.matcher(text).replaceAll(" ")
                : text;
    }

    private static void change(ObjectNode in, String key, UnaryOperator<String> change) {
        if (in.path(key).isTextual()) {
            in.put(key, change.apply(in.get(key).textValue()));
        }
    }

    private void putTimes(Proposal.Times times, ZoneId zone) {
        var start = local(times.startsAt(), zone, times.startDate(), times.startTime());
        var end = local(times.endsAt(), zone, times.endDate(), times.endTime());
        put("startDate", start.day);
        put("startTime", start.time);
        putOffset("startOffset", start);
        if (end.day == null && end.time == null) {
            return;
        }
        if (end.day != null && end.time != null && end.equals(start)) {
            // Calendars write it so when they know no end.
            return;
        }
        put("endTime", end.time);
        putOffset("endOffset", end);
        if (needsEndDay(start, end)) {
            put("endDate", end.day);
        } else if (!input.has("endDate")) {
            input.putNull("endDate");
        }
    }

    /**
     * A day and a time of the city.
     *
     * @param isAmbiguous whether the clock shows that time twice, and the source knows which of them it means
     * @param offset of the second of the two; null for the first, and for all other times
     */
    private record Local(
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            boolean isAmbiguous,
            @Nullable ZoneOffset offset) {}

    private static Local local(
            @Nullable Instant instant, ZoneId zone, @Nullable LocalDate day, @Nullable LocalTime time) {
        if (instant == null) {
            return new Local(day, time == null ? null : time.truncatedTo(ChronoUnit.MINUTES), false, null);
        }
        var local = instant.truncatedTo(ChronoUnit.MINUTES).atZone(zone);
        var offsets = zone.getRules().getValidOffsets(local.toLocalDateTime());
        var isSecond = !local.getOffset().equals(offsets.get(0));
        return new Local(
                local.toLocalDate(), local.toLocalTime(), offsets.size() > 1, isSecond ? local.getOffset() : null);
    }

    /** An end on the first day, or in the night that follows it, needs no day of its own. */
    private static boolean needsEndDay(Local start, Local end) {
        if (end.day == null || start.day == null) {
            return end.day != null;
        }
        if (start.time == null || end.time == null) {
            return !end.day.equals(start.day);
        }
        var follows = end.time.isAfter(start.time) ? start.day : start.day.plusDays(1);
        return !end.day.equals(follows);
    }

    private void put(String key, @Nullable Object value) {
        if (value != null) {
            input.put(key, value.toString());
        }
    }

    private void putOffset(String key, Local at) {
        if (at.isAmbiguous && !input.has(key)) {
            input.put(key, at.offset == null ? null : at.offset.toString());
        }
    }

    /** The API has them in this order. */
    private void putLanguages() {
        if (input.get("languages") instanceof ArrayNode languages) {
            var sorted = StreamSupport.stream(languages.spliterator(), false)
                    .sorted(Comparator.comparing(node -> node.asText()))
                    .toList();
            languages.removeAll();
            languages.addAll(sorted);
        }
    }

    private void translate(String language) {
        var texts = JsonNodeFactory.instance.objectNode();
        TEXTS.stream().filter(input::has).forEach(key -> texts.set(key, input.remove(key)));
        if (input.get("accessibility") instanceof ObjectNode access && access.has("note")) {
            texts.set("accessibilityNote", access.remove("note"));
        }
        if (!texts.isEmpty()) {
            input.putObject("translations").set(language, texts);
        }
    }

    private void putLinks(Proposal proposal, @Nullable String foreign) {
        if (!proposal.links().isEmpty()) {
            var links = input.putArray("signupLinks");
            proposal.links().forEach(link -> putLink(links.addObject(), link));
        }
        if (foreign != null) {
            translateLabels(foreign);
        }
    }

    private static void putLink(ObjectNode node, Proposal.ProposedLink link) {
        node.put("url", link.url());
        if (link.label() != null) {
            node.put("label", link.label());
        }
        if (link.kind() != null) {
            node.put("kind", link.kind());
        }
        if (link.isPrimary()) {
            node.put("primary", true);
        }
    }

    private void translateLabels(String language) {
        var labels = JsonNodeFactory.instance.objectNode();
        for (var key : List.of("signupLinks", "links")) {
            for (var link : input.path(key)) {
                var label = ((ObjectNode) link).remove("label");
                if (label != null && label.isTextual()) {
                    labels.set(link.path("url").asText(), label);
                }
            }
        }
        if (!labels.isEmpty()) {
            input.withObject("/translations").withObject("/" + language).set("linkLabels", labels);
        }
    }
}
