package org.rallypoint.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.DatabaseFiles;
import org.rallypoint.OwnDatabase;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.RouteTable;
import org.rallypoint.access.RouteTable.Row;
import org.rallypoint.access.Scenes;
import org.rallypoint.access.Who;
import org.rallypoint.http.RawHttp;

/**
 * Every bad input on every route and in every field. Which routes there are and what they take is read from the contract, and
 * good arguments for each from the {@link RouteTable}, so that whatever is new is tried, too.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(
        OwnDatabase.class) // What is taken of all this are towns and campaigns with names that other tests take for
// nobody's.
class BadInputTest {

    /** A stream goes on for ever, and nobody but Discord can ask well there. */
    private static final Set<String> NEVER_GOOD = Set.of("GET /v1/changes/stream", "POST /discord/interactions");

    /** It takes either of two bodies. */
    private static final Set<String> EACH_BODY = Set.of("POST /v1/suggestions");

    private static final int ADMIN = List.of(Who.values()).indexOf(Who.admin);

    private static final BadInputCount COUNT = new BadInputCount();

    @Inject
    Scenes scenes;

    @Inject
    DatabaseFiles database;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @AfterAll
    static void tell() throws IOException {
        COUNT.write();
    }

    /** One that is good for each route. */
    static Stream<Row> rows() {
        var seen = new HashSet<String>();
        return RouteTable.rows().stream()
                .filter(row -> !row.isAbout(RouteTable.BY_QUARKUS))
                .filter(row -> row.statuses().get(ADMIN) < 400 || NEVER_GOOD.contains(row.route()))
                .filter(row -> seen.add(row.route() + (EACH_BODY.contains(row.route()) ? bodyKind(row) : "")));
    }

    private static String bodyKind(Row row) {
        return row.body().substring(0, row.body().indexOf(':'));
    }

    @Test
    void everyRouteOfTheContractHasGoodArguments() {
        assertThat(rows().map(Row::route).collect(Collectors.toSet()))
                .containsAll(Contract.served().routes());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothingBadIsStoredAndNothingGoodIsHindered(Row row) throws IOException {
        var wrong = new ArrayList<String>();
        try (var line = new RawHttp.Line()) {
            var contract = Contract.served();
            var trial = new Trial(line, row);
            trial.begin(scenes.begin(row, Who.admin));
            var before = database.sizes();
            var bodies = new Bodies(trial, contract);
            var parameters = new Parameters(trial, contract);
            new Addresses(trial).tryAll();
            parameters.tryAll();
            bodies.tryAll();
            new BadFiles(trial, contract).tryAll();
            if (!database.sizes().equals(before)) {
                wrong.add("Something was stored: " + before + " became " + database.sizes());
            }
            if (!NEVER_GOOD.contains(row.route())) {
                good(trial);
                trial.begin(scenes.begin(row, Who.admin));
                parameters.tryAnyText();
                bodies.tryAnyText();
            }
            wrong.addAll(trial.wrong());
            COUNT.add(row.route(), trial.counts());
        }
        assertThat(wrong).as(row.toString()).isEmpty();
    }

    /** A good request is as good as ever; its key is its own. */
    private void good(Trial trial) throws IOException {
        var key = "a key of " + trial.row().route();
        var good = trial.good().header("Idempotency-Key", key);
        var answer = trial.ask("good", 0, good);
        var expected = trial.row().statuses().get(ADMIN);
        if (answer.status() != expected) {
            trial.wrong("good", good, answer, "is not " + expected);
        }
        if (trial.row().method().equals("POST")) {
            var other = good.body("{\"note\":\"another\"}".getBytes(UTF_8));
            var reused = trial.refuse("reused key", 1, other);
            if (reused.status() != 422) {
                trial.wrong("reused key", other, reused, "is not 422");
            }
            if (trial.ask("again", 0, good).status() != expected) {
                trial.wrong("again", good, answer, "is not replayed");
            }
        }
    }
}
