package org.rallypoint.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a field of a body may never hold, and what any text may. */
final class BadValues {

    private static final int HUGE = 100_000;
    private static final String EMOJI = "\uD83D\uDE00";

    private static final List<JsonNode> OF_EACH_TYPE = List.of(
            Json.MAKE.numberNode(1),
            Json.MAKE.numberNode(-3.9),
            Json.MAKE.booleanNode(true),
            Json.text("true"),
            Json.text("1"),
            Json.read("[]"),
            Json.read("{}"),
            Json.read("[[\"x\"]]"));

    private static final List<String> NEVER_TEXT = List.of(
            "\0",
            "a\0b",
            "a\u0001",
            "a\u0008b",
            "\u001B[31ma",
            "a\u007F",
            "a\u0085b",
            "a\u009F",
            "\uD800",
            "a\uD83D",
            "\uDE00\uD83D",
            "a\u202Eb",
            "\u2066a",
            "a\u061C",
            "a\u200Fb",
            "a\uFFFE",
            "a\uFDD0",
            "a" + "\u0301".repeat(31),
            "a" + "\u0323\u0301".repeat(40),
            "",
            "   ",
            "\u00A0\u2003",
            "\u200B",
            "\u200B\u2060\uFEFF",
            "\u3164\u115F",
            "\uFE0F\u034F",
            "\u2800");

    private static final List<String> NO_DAYS = List.of(
            "2025-02-30",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "0000-01-01",
            "0001-01-01",
            "-0001-01-01",
            "+200000-01-01",
            "+999999999-12-31",
            "9999-12-31",
            "3000-01-01",
            "1899-12-31",
            "2025-2-7",
            "20250207",
            "2025-W06-5",
            "2025-038",
            "07.02.2025",
            "2025-02-07T00:00:00Z",
            "today",
            "2025-02-07 ",
            "\u0662\u0660\u0662\u0665-02-07");

    private static final List<String> NO_INSTANTS = List.of(
            "2025-02-07T12:00:00",
            "2025-02-07",
            "2025-06-30T23:59:60Z",
            "2016-12-31T23:59:60Z",
            "2025-02-30T00:00:00Z",
            "2025-02-07T24:00:01Z",
            "2025-02-07 12:00:00Z",
            "2025-02-07T12:00Z",
            "2025-02-07T12:00:00+25:00",
            "2025-02-07T12:00:00+0100",
            "2025-02-07T12:00:00.1234567890Z",
            "+200000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "1738929600",
            "now");

    private static final List<String> NO_TIMES =
            List.of("24:00", "25:00", "12:60", "-1:00", "1:00", "12", "12:00:00", "12:00Z", "noon", "2 pm", "12.00");

    private static final List<String> NO_OFFSETS =
            List.of("+25:00", "+19:00", "+1", "Z", "+01:60", "+01:00:00", "01:00", "CET", "+0100", "\u221201:00");

    private static final List<String> NO_ZONES = List.of(
            "Mars/Olympus",
            "Europe/Zurich/..",
            "../../etc/passwd",
            "europe/zurich",
            "GMT+25",
            "+01:00",
            "UTC+99",
            "CET\0",
            "Europe/Z\u00FCrich");

    private static final List<String> NO_ADDRESSES = List.of(
            "x",
            "//evil.example/a",
            "/v1/events",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "javascript&colon;alert(1)",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.example/",
            "gopher://a.example/",
            "https:a.example",
            "https://",
            "https:///a",
            "https://user@a.example/",
            "https://user:secret@a.example/",
            "https://a.example@evil.example/",
            "https://a.example/ b",
            "https://a.example/\"><script>",
            "https://a.example/\r\nX: 1",
            "https://[::1",
            "https://a.example:99999/",
            "https://a..example/");

    private static final List<String> NO_IDS = List.of(
            "x",
            "1-1-1-1-1",
            "0194a2c05e0070008000000000000011",
            "{0194a2c0-5e00-7000-8000-000000000011}",
            "urn:uuid:0194a2c0-5e00-7000-8000-000000000011",
            "0194a2c0-5e00-7000-8000-00000000001g",
            "0194a2c0-5e00-7000-8000-000000000011 ");

    private static final List<String> NO_LANGUAGES =
            List.of("de_CH", "*", "d", "-", "de-", "de,en", "zzzzzzzzzzz", "\u0436", "de de", "' or 1=1");

    private static final List<String> NO_COUNTRIES =
            List.of("XX", "C", "CHE", "C1", "\u00DF\u00DF", "%%", "__", "C\u0327");

    /** Of a place there is none. */
    private static final List<String> NO_CITIES =
            List.of("%", "_", "\\", "' union select --", "zurich-xx", "{{7*7}}", "\u0130\u0130\u0130", EMOJI);

    private static final List<String> NO_SLUGS =
            List.of("A", "a b", "\u00FC", "a/b", "../a", "a%", "a_b", "0194a2c0-5e00-7000-8000-000000000011", "\u0131");

    private static final List<String> ANY_TEXT = List.of(
            "Robert'); drop table event; --",
            "' or '1'='1",
            "100 % _sure_ \\",
            "${7*7} {{7*7}} #{7*7} {7*7} <%=7*7%> {#if x}{/if} {0} %s %n",
            "a".repeat(40) + "!",
            "((a+)+)+$ [ ( * + ? \\E",
            "\u0130stanbul I\u0131i\u0130",
            "Z\u00FCrich",
            "Zu\u0308rich",
            "a" + "\u0301".repeat(30),
            "\u0958 \uD834\uDD60 \uFB2C \uFDFA",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE8\uD83C\uDDED #\uFE0F\u20E3",
            "na\u200Dme",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "[free](javascript:alert(1)) @everyone <@1>",
            "=cmd|' /C calc'!A0",
            "null",
            "\\u0000",
            "../../etc/passwd");

    private BadValues() {}

    /** By what they are; each gives a value for the fields that can't hold it, and none for the others. */
    static Map<String, Function<Field, Optional<JsonNode>>> never() {
        var never = new LinkedHashMap<String, Function<Field, Optional<JsonNode>>>();
        OF_EACH_TYPE.forEach(value ->
                never.put("type " + value, field -> Optional.of(value).filter(given -> !field.fits(given))));
        NEVER_TEXT.forEach(text -> put(never, "text", text, Field::isText));
        NO_DAYS.forEach(text -> put(never, "day", text, field -> field.format().equals("date")));
        NO_INSTANTS.forEach(
                text -> put(never, "instant", text, field -> field.format().equals("date-time")));
        NO_TIMES.forEach(text -> put(never, "time", text, field -> field.name().matches("(start|end)Time")));
        NO_OFFSETS.forEach(
                text -> put(never, "offset", text, field -> field.name().matches("(start|end)Offset")));
        NO_ZONES.forEach(text -> put(never, "zone", text, field -> field.name().equals("timeZone")));
        NO_ADDRESSES.forEach(text -> put(
                never,
                "address",
                text,
                field -> field.format().equals("uri") || field.name().equals("url")));
        NO_IDS.forEach(text -> put(never, "id", text, field -> field.format().equals("uuid")));
        NO_LANGUAGES.forEach(text -> put(
                never,
                "language",
                text,
                field -> field.isText() && field.name().matches("lang|languages|defaultLanguage")));
        NO_COUNTRIES.forEach(text -> put(
                never,
                "country",
                text,
                field -> field.isText() && field.name().matches("country|countries|countryCode")));
        NO_CITIES.forEach(text -> put(
                never,
                "city",
                text,
                field -> field.pointer().matches(".*/(city|types/0)")
                        && !field.pointer().contains("summit")));
        for (var name : List.of("%%%", EMOJI, "---", "\uFDFA".repeat(100))) {
            put(never, "town", name, field -> field.pointer().endsWith("/newCity/name"));
        }
        NO_SLUGS.forEach(text -> put(never, "slug", text, field -> field.name().equals("slug")));
        never.put(
                "unknown word",
                field -> Optional.<JsonNode>of(Json.text("nope")).filter(x -> field.isWord()));
        never.put(
                "word in capitals",
                field -> field.isWord()
                        ? Optional.of(Json.text(
                                field.schema().get("enum").get(0).asText().toUpperCase(Locale.ROOT)))
                        : Optional.empty());
        never.put("one too long", field -> tooLong(field, "x"));
        never.put("one emoji too long", field -> tooLong(field, EMOJI));
        never.put("too small", field -> bound(field, "minimum", -1));
        never.put("too large", field -> bound(field, "maximum", 1));
        for (var number : List.of("1e400", "-1e400", "99999999999999999999", "-99999999999999999999")) {
            never.put(
                    "number " + number,
                    field -> field.type().matches("integer|number")
                            ? Optional.of(Json.MAKE.numberNode(new BigDecimal(number)))
                            : Optional.empty());
        }
        never.put(
                "a whole number with a point",
                field -> field.type().equals("integer")
                        ? Optional.of(Json.MAKE.numberNode(new BigDecimal("1.0")))
                        : Optional.empty());
        never.put("one item too many", BadValues::tooMany);
        never.put(
                "an item that is null",
                field -> field.type().equals("array") ? Optional.of(Json.read("[null]")) : Optional.empty());
        return never;
    }

    private static void put(
            Map<String, Function<Field, Optional<JsonNode>>> never, String what, String text, Predicate<Field> which) {
        never.put(
                what + " " + Json.text(text),
                field -> Optional.<JsonNode>of(Json.text(text)).filter(x -> which.test(field)));
    }

    private static Optional<JsonNode> tooLong(Field field, String sign) {
        return field.most() < 0 ? Optional.empty() : Optional.of(Json.text(sign.repeat(field.most() + 1)));
    }

    private static Optional<JsonNode> bound(Field field, String bound, int beyond) {
        return field.schema().has(bound)
                ? Optional.of(Json.MAKE.numberNode(field.schema().get(bound).asLong() + beyond))
                : Optional.empty();
    }

    private static Optional<JsonNode> tooMany(Field field) {
        return field.schema().has("maxItems")
                ? Optional.of(nulls(field.schema().get("maxItems").asInt() + 1))
                : Optional.empty();
    }

    private static ArrayNode nulls(int count) {
        var nulls = Json.MAKE.arrayNode();
        for (int i = 0; i < count; i++) {
            nulls.addNull();
        }
        return nulls;
    }

    /** To be sent for one field at a time, since a body holds only one of them. */
    static Optional<JsonNode> huge(Field field) {
        return switch (field.type()) {
            case "string" -> Optional.of(Json.text("x".repeat(HUGE)));
            case "array" -> field.schema().has("maxItems") ? Optional.of(nulls(HUGE / 2)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Texts that mean nothing here, whatever they would elsewhere; the longest come first. */
    static List<JsonNode> anyTextOf(Field field) {
        var texts = new ArrayList<JsonNode>();
        for (var sign : List.of(EMOJI, "\uFDFA", "x")) {
            texts.add(Json.text(sign.repeat(field.most())));
        }
        if (field.name().toLowerCase(Locale.ROOT).endsWith("url")) {
            for (var sign : List.of(EMOJI, "\uFDFA", "\u0436", "%41")) {
                texts.add(Json.text("https://a.example/" + sign.repeat((field.most() - 18) / sign.length())));
            }
            texts.add(Json.text("https://" + "\u0436".repeat(60) + ".example/"));
        }
        ANY_TEXT.forEach(text -> texts.add(Json.text(text.substring(
                0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), field.most()))))));
        return texts;
    }
}
