package org.rallypoint;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Prometheus reads: values by name and labels, {@code rallypoint_cache_requests_total{result="hit"}}. */
public record Metrics(Map<String, Double> samples) {

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    public static Metrics now() {
        var lines = PlainHttp.ask("GET", "/metrics", null, null).body().lines();
        return new Metrics(lines.filter(line -> !line.startsWith("#"))
                .map(line ->
                        List.of(line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)))
                .collect(toMap(sample -> sample.get(0), sample -> Double.valueOf(sample.get(1)))));
    }

    /** 0 where nothing has been counted yet. */
    public double of(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }

    Set<String> names() {
        return samples.keySet().stream().map(Metrics::name).collect(toSet());
    }

    /** Those that any sample of these metrics has. */
    Set<String> labels(Set<String> names) {
        return samples.keySet().stream()
                .filter(sample -> names.contains(name(sample)))
                .flatMap(sample -> LABEL.matcher(sample).results())
                .map(label -> label.group(1))
                .collect(toSet());
    }

    private static String name(String sample) {
        return Arrays.asList(sample.split("\\{", 2)).get(0);
    }
}
