package org.rallypoint.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rallypoint.http.Cursor;
import org.rallypoint.http.ProblemAnswers;

/** Everything that can be wrong with a query and with headers. */
final class Parameters {

    private static final List<String> NEVER_TEXT = List.of(
            "",
            "%20",
            "+",
            "%00",
            "a%00b",
            "%0A",
            "%0D%0ASet-Cookie:x",
            "%1B",
            "%7F",
            "%C2%85",
            "%E2%80%AE",
            "%D8%9C",
            "%E2%80%8B",
            "%EF%BB%BF",
            "%EF%BF%BF",
            "%ED%A0%80",
            "%ED%A0%BD%ED%B8%80",
            "%C0%80",
            "%F4%90%80%80",
            "%FF",
            "%E2%82",
            "%zz",
            "%");

    private static final List<String> ANY_TEXT = List.of(
            "'; drop table event; --",
            "' or '1'='1",
            "%%%",
            "___",
            "\\\\\\",
            "a_%\\",
            "${7*7}{{7*7}}",
            "((a+)+)+$[(*",
            "a".repeat(200),
            "\uD83D\uDE00".repeat(100),
            "a" + "\u0301".repeat(30),
            "\u0130stanbul",
            "Zu\u0308rich",
            "../../etc/passwd",
            "<script>");

    private static final List<String> NO_TAGS = List.of(
            "*",
            "abc",
            "1",
            "\"",
            "\"1",
            "1\"",
            "W/",
            "w/\"1\"",
            "\"999\"",
            "W/\"999\"",
            "\"1\";q=1",
            "\"1\" \"2\"",
            "\"\u00E9",
            ",",
            "\"\"",
            "\"01\"",
            "\"1.0\"",
            "\"999\",".repeat(1_000) + "\"999\"");

    private static final List<String> NO_KEYS =
            List.of("", "   ", "k".repeat(201), "k".repeat(6_000), "cl\u00E9", "a\tb");

    private final Trial trial;
    private final List<Field> query;
    private final List<String> headers;

    Parameters(Trial trial, Contract contract) {
        this.trial = trial;
        var route = trial.row().route();
        query = contract.parameters(route, "query");
        headers = contract.parameters(route, "header").stream().map(Field::name).toList();
    }

    void tryAll() throws IOException {
        for (var bad : never().entrySet()) {
            together(bad.getKey(), bad.getValue());
        }
        unknown();
        tags();
        keys();
    }

    /** Each with a value that it can't have, all in one query. */
    private void together(String value, Predicate<Field> which) throws IOException {
        var tried = query.stream().filter(which).toList();
        if (tried.isEmpty()) {
            return;
        }
        var request = trial.good();
        var all = tried.stream().map(field -> field.name() + "=" + value).collect(Collectors.joining("&"));
        var answer = trial.refuse("query", tried.size(), request.target(request.path() + "?" + all));
        var found = answer.status() == 400 ? ProblemAnswers.parameters(Json.read(answer.text())) : List.<String>of();
        for (var field : tried) {
            if (!found.contains(field.name())) {
                alone(field, value);
            }
        }
    }

    /** One that was not told beside others has to be when there are none. */
    private void alone(Field field, String value) throws IOException {
        var request = trial.good();
        var only = request.target(request.path() + "?" + field.name() + "=" + value);
        var answer = trial.refuse("query", 1, only);
        if (answer.status() == 400
                && !ProblemAnswers.parameters(Json.read(answer.text())).contains(field.name())) {
            trial.wrong("query", only, answer, "doesn't name " + field.name());
        }
    }

    private static Map<String, Predicate<Field>> never() {
        var never = new LinkedHashMap<String, Predicate<Field>>();
        NEVER_TEXT.forEach(text -> never.put(text, field -> true));
        put(never, field -> field.type().equals("integer"), "-1", "501000", "abc", "1.5", "1e2", "0x10", "%2B5", "NaN");
        put(never, field -> field.name().equals("limit"), "0", "501", "5,6", "5%20", "%D9%A3", "99999999999999999999");
        put(
                never,
                field -> field.type().equals("number"),
                "NaN",
                "Infinity",
                "-Infinity",
                "1e400",
                "1e1",
                "180.1",
                "x");
        put(never, field -> field.name().equals("lat"), "91", "-90.0001");
        put(
                never,
                field -> field.name().matches("near|bbox"),
                "91,0",
                "NaN,0",
                "1e400,0",
                "1",
                "0,0,0",
                "0,91,0,0",
                ",");
        put(never, field -> field.type().equals("boolean"), "yes", "1", "TRUE", "null");
        put(
                never,
                field -> field.format().equals("date"),
                "2025-02-30",
                "2025-13-01",
                "0000-01-01",
                "%2B200000-01-01",
                "-200001-01-01",
                "9999-12-31",
                "2025-02-07T00:00:00Z",
                "today");
        put(
                never,
                field -> field.format().equals("date-time"),
                "2025-06-30T23:59:60Z",
                "2025-02-07T12:00:00",
                "2025-02-30T00:00:00Z",
                "%2B200000-01-01T00:00:00Z",
                "2025-02-07T12:00:00%2B25:00",
                "1738929600");
        put(never, field -> field.name().matches("lang|language"), "de_CH", "*", "d", "de-", "%D0%B6");
        put(never, field -> field.name().equals("country"), "XX", "ch", "CHE", "%25%25", "__");
        put(never, field -> field.name().matches("campaign|city"), "%25", "_", "%27%20or%201%3D1", "x".repeat(5_000));
        put(
                never,
                Parameters::isCursor,
                "AAAA",
                "%F0%9F%98%80",
                "x".repeat(5_000),
                Cursor.write("elsewhere", List.of("1", "2")),
                Cursor.write("startsAt", List.of("\0", "\uFFFF", "x")),
                Cursor.write("changes", List.of("-1")),
                Cursor.write("changes", List.of("99999999999999999999")),
                Cursor.write("changes", List.of("1")).substring(1));
        put(never, field -> field.format().equals("uuid"), "1-1-1-1-1", "0194a2c05e0070008000000000000011");
        put(never, field -> !field.name().equals("q"), "~nope~", "x".repeat(600), "%27%3Bdrop%20table%20event%3B--");
        return never;
    }

    private static boolean isCursor(Field field) {
        return field.name().equals("cursor")
                || (field.name().equals("since") && field.format().isEmpty());
    }

    private static void put(Map<String, Predicate<Field>> never, Predicate<Field> which, String... values) {
        for (var value : values) {
            never.merge(value, which, Predicate::or);
        }
    }

    /** Addresses that people share pass over what they don't know. */
    private void unknown() throws IOException {
        var good = trial.good();
        for (var parameter : List.of("=1", "a%00=1", "%FF=1", "%ED%A0%80=1", "a%E2%80%AE=1")) {
            trial.refuse("query", 1, good.query(parameter));
        }
        if (!good.path().startsWith("/v1/")) {
            return;
        }
        for (var parameter : List.of("nope=1", "nope", "Limit=5", "limit%20=5", "lang%5B%5D=de", "_method=DELETE")) {
            trial.refuse("query", 1, good.query(parameter));
        }
        for (var field : query) {
            if (!field.type().equals("array")) {
                var twice = field.name() + "=~&" + field.name() + "=~";
                trial.refuse("twice", 1, good.target(good.path() + "?" + twice));
            }
        }
        if (good.method().equals("GET")) {
            trial.refuse("HEAD", 1, good.method("HEAD").query("nope=1"));
        }
    }

    private void tags() throws IOException {
        var good = trial.good();
        if (headers.contains("If-Match")) {
            trial.refuse("If-Match", 1, good.without("If-Match"));
            trial.refuse("If-Match", 1, good.header("If-Match", ""));
            for (var tag : NO_TAGS) {
                trial.refuse("If-Match", 1, good.header("If-Match", tag));
            }
        } else if (good.method().equals("GET")) {
            int plain = trial.ask("good", 0, good).status();
            for (var tag : NO_TAGS) {
                var answer = trial.ask("If-None-Match", 1, good.header("If-None-Match", tag));
                if (answer.status() != 304 && answer.status() != plain) {
                    trial.wrong("If-None-Match", good.header("If-None-Match", tag), answer, "is refused");
                }
            }
        }
    }

    private void keys() throws IOException {
        if (headers.contains("Idempotency-Key")) {
            for (var key : NO_KEYS) {
                trial.refuse("Idempotency-Key", 1, trial.good().header("Idempotency-Key", key));
            }
            var twice = new ArrayList<>(trial.good().headers());
            twice.addAll(List.of("Idempotency-Key: a", "Idempotency-Key: b"));
            var good = trial.good();
            trial.refuse("Idempotency-Key", 1, new Request(good.method(), good.target(), twice, good.body()));
        }
        if (headers.contains("Last-Event-ID")) {
            for (var id : List.of("x", "-1", "\u00E9", "a".repeat(5_000))) {
                trial.refuse("Last-Event-ID", 1, trial.good().header("Last-Event-ID", id));
            }
        }
    }

    /** What is only text for one parameter may be a fault for another, but never does harm. */
    void tryAnyText() throws IOException {
        for (var field : query) {
            var good = trial.good();
            if (good.target().contains("?" + field.name() + "=")
                    || !field.type().matches("string|array")) {
                continue;
            }
            var hasLimit = query.stream().anyMatch(other -> other.name().equals("limit"));
            var brief = hasLimit && !field.name().equals("limit") ? good.query("limit=1") : good;
            for (var text : ANY_TEXT) {
                trial.ask("query", 1, brief.query(field.name() + "=" + URLEncoder.encode(text, UTF_8)));
            }
        }
    }
}
