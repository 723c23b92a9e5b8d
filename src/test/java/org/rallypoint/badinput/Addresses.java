package org.rallypoint.badinput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rallypoint.access.RouteTable;

/** Everything that can be wrong with a path, and with the method for it. */
final class Addresses {

    private static final List<String> NOTHING = List.of(
            "nope",
            "not-a-uuid",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "-1",
            "*",
            "_",
            "%25",
            "%5F%25",
            "%27%20or%201%3D1--",
            "%24%7B7*7%7D",
            "%7B%7B7*7%7D%7D",
            "%F0%9F%98%80",
            "%C4%B0%C4%B0%C4%B0",
            "z%CC%83%CC%83%CC%83%CC%83",
            "a%20b",
            "%3Cscript%3E",
            "a".repeat(2_000),
            "%00",
            "a%00b",
            "%0D%0AX:1",
            "%1B",
            "%7F",
            "%ED%A0%80",
            "%ED%A0%BD%ED%B8%80",
            "%C0%AF",
            "%FF",
            "%E2%80%AE",
            "%E2%80%8B",
            "%EF%BF%BF",
            "%zz",
            "%",
            ".",
            "..",
            "%2e%2e",
            "..%2f..",
            "a%2Fb",
            "a%5Cb",
            "a;x=1",
            ";x=1",
            "",
            "<a>",
            "a|b",
            "{a}");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "LOCK", "get", "NOPE");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private final Trial trial;

    Addresses(Trial trial) {
        this.trial = trial;
    }

    void tryAll() throws IOException {
        spellings();
        values();
        methods();
    }

    private void spellings() throws IOException {
        var good = trial.good();
        var path = good.path();
        if (path.equals("/")) {
            return;
        }
        var spellings = new ArrayList<>(List.of(
                "/" + path,
                path + "/",
                path + "//",
                path + ";x=1",
                path + "/.",
                path + "/..",
                path + "/%2e%2e",
                path + "%2F",
                path + "%00",
                path + "%20",
                "/." + path,
                "/x/.." + path,
                "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
                "/" + path.substring(1, 3).toUpperCase(Locale.ROOT) + path.substring(3) + "X"));
        int second = path.indexOf('/', 1);
        for (var between : second < 0 ? List.<String>of() : List.of("/", ";v=1", "\\", "/.", "%2F..")) {
            spellings.add(path.substring(0, second) + between + path.substring(second));
        }
        for (var spelling : spellings) {
            trial.refuse("spelling", 1, good.target(good.target().replace(path, spelling)));
        }
    }

    private void values() throws IOException {
        var template = trial.row().target().split("\\?", 2)[0].split("/", -1);
        var good = trial.good();
        for (int i = 0; i < template.length; i++) {
            if (!template[i].contains("{")) {
                continue;
            }
            var path = good.path();
            for (var value : NOTHING) {
                var parts = path.split("/", -1);
                parts[i] = PLACEHOLDER.matcher(template[i]).replaceAll(found -> Matcher.quoteReplacement(value));
                trial.refuse("path value", 1, good.target(good.target().replace(path, String.join("/", parts))));
            }
        }
    }

    private void methods() throws IOException {
        var path = trial.good().path();
        var known = known(path);
        for (var method : METHODS) {
            if (!known.contains(method)) {
                var answer = trial.refuse("method", 1, trial.good().method(method));
                var allowed = answer.header("Allow") == null
                        ? Set.<String>of()
                        : new TreeSet<>(Arrays.asList(answer.header("Allow").split(", *", -1)));
                if (answer.status() != 405 || !allowed.equals(known)) {
                    trial.wrong("method", trial.good().method(method), answer, "allows " + allowed + ", not " + known);
                }
            }
        }
    }

    /** Those of all routes that have a place for this path. */
    private static Set<String> known(String path) {
        var known = RouteTable.rows().stream()
                .filter(row -> Pattern.matches(pattern(row), path))
                .map(RouteTable.Row::method)
                .collect(Collectors.toCollection(TreeSet::new));
        known.add("OPTIONS");
        if (known.contains("GET")) {
            known.add("HEAD");
        }
        return known;
    }

    private static String pattern(RouteTable.Row row) {
        return Arrays.stream(PLACEHOLDER.split(row.target().split("\\?", 2)[0], -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"));
    }
}
