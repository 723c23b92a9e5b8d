package org.rallypoint.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.rallypoint.http.ProblemAnswers;
import org.rallypoint.http.RawHttp.RawAnswer;

/** Everything that can be wrong with a body of JSON, and with each of its fields. */
final class Bodies {

    private static final int MAX_BODY = 256 * 1024;

    /** No more faults than that are told at once. */
    private static final int TOLD = 90;

    private static final List<String> NO_JSON = List.of(
            "{",
            "}",
            "{\"a\"",
            "{\"a\":1,}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":0x1}",
            "{\"a\":tru}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"b\nc\"}",
            "{\"a\":\"\0\"}",
            "{}\0",
            "/**/{}",
            "{}//",
            "{} x",
            "{}{}",
            "{}]",
            "{},{}",
            "\u00A0{}",
            "<a/>",
            "a=b",
            "---\na: b",
            "\0",
            "{\"a\":1,\"a\":1}",
            "{\"a\":{\"b\":null,\"b\":null}}",
            "{\"a\":[{\"b\":1,\"b\":1}]}");

    private static final List<String> NO_OBJECT = List.of("null", "[]", "[{}]", "1", "-1.5", "true", "\"x\"", "\"\"");

    private static final List<String> NO_KEYS = List.of(
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "\\u200b",
            "",
            " ",
            "__proto__",
            "@type",
            "$ref",
            "title ",
            "\u0130d",
            "a/b~c",
            "x".repeat(10_000));

    private static final List<String> NO_TYPES = List.of(
            "text/plain",
            "text/html",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json; charset=nope",
            "application/jsonx",
            "garbage",
            "a/b/c",
            "*/*");

    /** Each contradicts itself. */
    private static final List<String> CONTRADICTIONS = List.of(
            "{\"startDate\":\"2025-02-10\",\"endDate\":\"2025-02-09\"}",
            "{\"startDate\":null,\"endDate\":\"2025-02-09\"}",
            "{\"startDate\":null,\"startTime\":\"14:00\"}",
            "{\"startDate\":\"2025-03-30\",\"startTime\":\"02:30\"}",
            "{\"startDate\":\"2025-03-29\",\"startTime\":\"23:00\",\"endTime\":\"02:30\"}",
            "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\",\"endDate\":\"2025-02-10\",\"endTime\":\"13:00\"}",
            "{\"startDate\":\"2025-10-26\",\"startTime\":\"02:30\",\"startOffset\":\"+05:00\"}",
            "{\"startDate\":\"2025-02-10\",\"startTime\":\"14:00\",\"startOffset\":\"+02:00\"}",
            "{\"turnout\":{\"low\":3,\"high\":2}}",
            "{\"venue\":{\"latitude\":1}}",
            "{\"signupLinks\":[{\"url\":\"https://a.example\",\"primary\":true},{\"url\":\"https://b.example\",\"primary\":true}]}",
            "{\"translations\":{\"en\":{\"title\":\"x\"}}}",
            "{\"translations\":{\"de\":{\"title\":\"x\"},\"DE\":{\"title\":\"y\"}}}",
            "{\"translations\":{\"de_CH\":{}}}",
            "{\"translations\":{\"\\u0000\":{}}}",
            "{\"translations\":{\"\":{}}}",
            "{\"translations\":{\"de\":{\"linkLabels\":{\"https://nowhere.example\":\"x\"}}}}");

    private final Trial trial;
    private final List<Field> fields;
    private final Set<String> mediaTypes;
    private final Set<String> names;
    private final Sample sample;
    /** A file is read by what it seems to be, and what is no part of it is passed over. */
    private final boolean isFile;

    Bodies(Trial trial, Contract contract) {
        this.trial = trial;
        var route = trial.row().route();
        var body = trial.body();
        // Of these each body has one.
        fields = contract.fields(route).stream()
                .filter(field -> !route.endsWith("/suggestions")
                        || !field.pointer().matches("/(campaign|proposal|event|patch)\\b.*")
                        || body.has(field.path().get(0)))
                .toList();
        mediaTypes = contract.mediaTypes(route);
        names = contract.names();
        sample = new Sample(fields);
        isFile = mediaTypes.size() > 2;
    }

    void tryAll() throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        raw();
        types();
        for (var never : BadValues.never().entrySet()) {
            eachOfAKind(never.getKey(), never.getValue());
        }
        missing();
        huge();
        otherNames();
        contradictions();
    }

    // ------------------------------------------------------------------ the body as a whole

    private void raw() throws IOException {
        var good = trial.body().toString();
        var bodies = new ArrayList<byte[]>();
        NO_JSON.forEach(text -> bodies.add(text.getBytes(UTF_8)));
        bodies.add(good.getBytes(UTF_16BE));
        bodies.add(good.getBytes(UTF_16LE));
        for (var bytes :
                List.of("\u00ED\u00A0\u0080", "\u00C0\u0080", "\u00FC", "\u00F4\u0090\u0080\u0080", "\u00E2\u0082")) {
            bodies.add(("{\"a\":\"" + bytes + "\"}").getBytes(ISO_8859_1));
        }
        bodies.add((good + good).getBytes(UTF_8));
        bodies.add(good.substring(0, good.length() - 1).getBytes(UTF_8));
        bodies.add(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8));
        bodies.add(("{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}").getBytes(UTF_8));
        bodies.add(("{\"a\":".repeat(40) + "1" + "}".repeat(40)).getBytes(UTF_8));
        bodies.add(("{\"a\":1" + "0".repeat(100_000) + "}").getBytes(UTF_8));
        bodies.add(("{\"" + "a".repeat(100_000) + "\":1}").getBytes(UTF_8));
        bodies.add(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
        for (var body : bodies) {
            trial.refuse("body", 1, trial.with(body));
        }
        refuseUnlessFile(trial.with(("\uFEFF" + good).getBytes(UTF_8)));
        for (var text : NO_OBJECT) {
            refuseUnlessFile(trial.with(text.getBytes(UTF_8)));
        }
        for (var key : NO_KEYS) {
            refuseUnlessFile(trial.with(("{\"" + key + "\":null}").getBytes(UTF_8)));
        }
        refuseUnlessFile(trial.with("{\"a\":1e999999999}".getBytes(UTF_8)));
        if (!isFile) {
            var announced = trial.good().body(null).header("Content-Length", String.valueOf(MAX_BODY + 1));
            trial.refuse("too large", 1, announced);
        }
    }

    private void refuseUnlessFile(Request request) throws IOException {
        if (isFile) {
            trial.ask("body", 1, request.query("dryRun=true"));
        } else {
            trial.refuse("body", 1, request);
        }
    }

    private void types() throws IOException {
        for (var type : NO_TYPES) {
            var isRead = mediaTypes.contains(type) || (isFile && type.contains("charset"));
            if (!isRead) {
                trial.refuse("media type " + type, 1, trial.with(trial.body()).header("Content-Type", type));
            }
        }
    }

    // ------------------------------------------------------------------ its fields

    /** Puts what no field can be into all of them at once; each has to be told. */
    private void eachOfAKind(String kind, Function<Field, Optional<JsonNode>> never) throws IOException {
        var levels = new TreeMap<Integer, Map<Field, JsonNode>>();
        for (var field : fields) {
            if (!field.path().isEmpty()) {
                // What holds others can't be replaced together with them.
                int level = field.isContainer() ? field.path().size() : 0;
                never.apply(field)
                        .ifPresent(value -> levels.computeIfAbsent(level, none -> new LinkedHashMap<>())
                                .put(field, value));
            }
        }
        for (var together : levels.values()) {
            var body = trial.body();
            together.forEach((field, value) -> sample.put(body, field, value));
            var told = told(trial.refuse(kind, together.size(), trial.with(body)));
            for (var field : together.keySet()) {
                if (told.stream().noneMatch(field::isAt)) {
                    alone(kind, field, together.get(field));
                }
            }
        }
    }

    private void alone(String kind, Field field, JsonNode value) throws IOException {
        var body = trial.body();
        sample.put(body, field, value);
        var request = trial.with(body);
        var answer = trial.refuse(kind + " at " + field, 0, request);
        if (answer.status() < 400 || told(answer).stream().noneMatch(field::isAt)) {
            trial.wrong(kind, request, answer, "doesn't point at " + field);
        }
    }

    private static List<String> told(RawAnswer answer) {
        return answer.status() == 400 || answer.status() == 422
                ? ProblemAnswers.pointers(Json.read(answer.text()))
                : List.of();
    }

    /** What an object can't be without is left out of it, and is null. */
    private void missing() throws IOException {
        for (var object : fields) {
            for (var field : fields) {
                var isOwn = field.path().size() == object.path().size() + 1
                        && field.pointer().startsWith(object.pointer() + "/");
                if (isOwn && object.requires(field.name())) {
                    var body = trial.body();
                    sample.put(body, field, Json.MAKE.nullNode());
                    refuseAt("null", body, field.pointer());
                    ((ObjectNode) body.at(object.pointer())).remove(field.name());
                    refuseAt("missing", body, field.pointer());
                }
            }
        }
    }

    private void huge() throws IOException {
        for (var field : fields) {
            var value = BadValues.huge(field);
            if (value.isPresent() && !field.path().isEmpty()) {
                var body = trial.body();
                sample.put(body, field, value.get());
                trial.refuse("huge", 1, trial.with(body));
            }
        }
    }

    /** All names that the contract knows, wherever they don't belong: ids, revisions and all that is computed among them. */
    private void otherNames() throws IOException {
        for (var object : fields) {
            if (!object.type().equals("object") || object.schema().has("additionalProperties") || isFile) {
                continue;
            }
            var others = new TreeSet<>(names);
            object.schema().path("properties").fieldNames().forEachRemaining(others::remove);
            var open = new ArrayList<>(others);
            for (int from = 0; from < open.size(); from += TOLD) {
                var some = open.subList(from, Math.min(from + TOLD, open.size()));
                for (var value : List.of(Json.text("x"), Json.MAKE.nullNode())) {
                    notWritable(object, some, value);
                }
            }
        }
    }

    private void notWritable(Field object, List<String> others, JsonNode value) throws IOException {
        var body = trial.body();
        var to = body;
        if (!object.path().isEmpty()) {
            sample.put(body, object.child(others.get(0), Json.MAKE.objectNode()), value);
            to = (ObjectNode) body.at(object.pointer());
        }
        for (var name : others) {
            to.set(name, value);
        }
        var request = trial.with(body);
        var answer = trial.refuse("not writable", others.size(), request);
        var told = told(answer);
        var taken = others.stream()
                .filter(name -> !told.contains(object.pointer() + "/" + name))
                .toList();
        if (answer.status() != 400 || !taken.isEmpty()) {
            trial.wrong("not writable as " + value, request, answer, "takes " + taken + " at " + object);
        }
    }

    private void contradictions() throws IOException {
        for (var root : List.of("", "/proposal", "/patch")) {
            for (var text : CONTRADICTIONS) {
                var contradiction = Json.read(text);
                var known = true;
                for (var name : (Iterable<String>) contradiction::fieldNames) {
                    known &= fields.stream().anyMatch(field -> field.pointer().equals(root + "/" + name));
                }
                if (known) {
                    var body = trial.body();
                    ((ObjectNode) body.at(root)).setAll((ObjectNode) contradiction);
                    trial.refuse("contradiction " + text, 1, trial.with(body));
                }
            }
        }
    }

    private void refuseAt(String what, ObjectNode body, String pointer) throws IOException {
        var request = trial.with(body);
        var answer = trial.refuse(what, 1, request);
        if (!told(answer).contains(pointer)) {
            trial.wrong(what, request, answer, "doesn't point at " + pointer);
        }
    }

    // ------------------------------------------------------------------ what is only odd

    /** Any text goes where any text may stand, all at once; elsewhere it is refused or not. */
    void tryAnyText() throws IOException {
        var plain = fields.stream().filter(Field::isPlain).toList();
        var plainValues = plain.stream().map(BadValues::anyTextOf).toList();
        for (int i = 0; !plain.isEmpty() && i < plainValues.get(0).size(); i++) {
            var body = trial.body();
            for (int j = 0; j < plain.size(); j++) {
                sample.put(body, plain.get(j), plainValues.get(j).get(i));
            }
            var request = duplicates(trial.with(body));
            var answer = trial.ask("text", plain.size(), request);
            // The first one may have settled it.
            if (answer.status() >= 300 && (i == 0 || answer.status() != 409)) {
                trial.wrong("text " + i, request, answer, "is refused");
            }
        }
        for (var field : fields) {
            if (field.isText()
                    && !field.isPlain()
                    && !field.isWord()
                    && field.format().matches("|uri")) {
                for (var text : BadValues.anyTextOf(field)) {
                    var body = trial.body();
                    sample.put(body, field, text);
                    trial.ask("text at " + field, 1, duplicates(trial.with(body)));
                }
            }
        }
    }

    private Request duplicates(Request request) {
        return request.target().matches(".*/v1/(campaigns/[^/]+/events|events/[^/]+)")
                ? request.query("allowDuplicate=true")
                : request;
    }
}
