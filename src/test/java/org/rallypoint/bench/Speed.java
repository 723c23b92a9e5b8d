package org.rallypoint.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@link SpeedBench} has measured, as a section of the report. */
record Speed(Rounds rounds, List<Comparison> comparisons, Rounds calm, Pauses pauses, String notes) {

    /** How many times as long as half of the answers 99 of 100 may take. */
    private static final double WANTED_TAIL = 3;

    void write() throws IOException {
        var chart = Report.file("speed.png");
        Chart.write(chart, "Requests a second beside another kind, " + Report.database(), comparisons);
        Report.section("speed", """
                ## Speed, %s

                The packaged application, a bare Vert.x server that sends the same head and bytes (the ceiling of this stack) and nginx with the same file are asked for the list of a campaign with 18 events, over 32 connections that stay open and ask again as soon as they are answered. They take turns in short rounds. Each figure is the median of its rounds; in parentheses stand the lowest and the highest, which is the noise. A ratio is that of rounds that were measured within seconds of each other. Processor and memory are those of the server alone, without what asks it and without PostgreSQL. Random filters are misses: the list of events around a place that nobody has asked for yet.

                %s
                | | requests a second | p50 µs | p99 µs | bytes | CPU µs each | MB (peak) | beside | ratio | wanted | held |
                |---|---|---|---|---|---|---|---|---|---|---|
                %s

                ![The ratios](%s)

                At half of what the cached list gave at most, with a request at each of its evenly spaced times, however long the others take, and its time counted from when it was due. What asks is late itself, as the last columns show; that is counted in. It holds only where the p50 is no longer than that above, since a queue that grows all the time has no tail. %s

                | | requests a second | p50 µs | p99 µs | p99 : p50 | wanted | held | late p50 µs | late p99 µs |
                |---|---|---|---|---|---|---|---|---|
                %s
                """.formatted(
                        Report.database(),
                        notes,
                        rounds.names().stream().map(this::row).collect(Collectors.joining("\n")),
                        chart.getFileName(),
                        pauses.text(),
                        calm.names().stream().map(this::calmRow).collect(Collectors.joining("\n"))));
    }

    /** A queue that only grows would have no tail: half of the load must not wait longer than all of it does. */
    boolean isTailHeld() {
        return calm.spread("cached", Rounds.Round::tail).median() < WANTED_TAIL
                && calm.spread("cached", Rounds.Round::half).median()
                        <= rounds.spread("cached, plain", Rounds.Round::half).median();
    }

    private String row(String name) {
        var beside = comparisons.stream()
                .filter(comparison -> comparison.name().equals(name))
                .findFirst()
                .map(Speed::cells)
                .orElse(" | | | ");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.0f | %.1f | %.0f (%.0f) | %s |",
                name,
                rounds.spread(name, Rounds.Round::rate).text("%.0f"),
                rounds.spread(name, Rounds.Round::half).median(),
                rounds.spread(name, Rounds.Round::almostAll).median(),
                rounds.spread(name, round -> round.result().bytes()).median(),
                rounds.spread(name, Rounds.Round::cpu).median(),
                rounds.spread(name, Rounds.Round::megabytes).median(),
                rounds.spread(name, Rounds.Round::most).most(),
                beside);
    }

    private static String cells(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%s | %s | %s",
                comparison.to(),
                comparison.ratio().text("%.2f"),
                comparison.wanted() == null
                        ? " | "
                        : String.format(Locale.ROOT, "%.2f | %s", comparison.wanted(), held(comparison.isHeld())));
    }

    private String calmRow(String name) {
        var tail = calm.spread(name, Rounds.Round::tail);
        var isWanted = name.startsWith("cached");
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %s | %s | %s | %.0f | %.0f |",
                name,
                calm.spread(name, Rounds.Round::rate).median(),
                calm.spread(name, Rounds.Round::half).median(),
                calm.spread(name, Rounds.Round::almostAll).median(),
                tail.text("%.2f"),
                isWanted ? "under " + WANTED_TAIL : "",
                isWanted ? held(isTailHeld()) : "",
                calm.spread(name, round -> round.late(50)).median(),
                calm.spread(name, round -> round.late(99)).median());
    }

    private static String held(boolean isHeld) {
        return isHeld ? "yes" : "**no**";
    }
}
