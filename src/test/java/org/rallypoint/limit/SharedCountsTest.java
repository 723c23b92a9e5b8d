package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rallypoint.limit.LimitTest.taken;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.seal.KeyRing;
import org.rallypoint.seal.Seal;

/** Several nodes on one PostgreSQL count as one, nearly. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SharedCountsTest {

    private static final Policy READS = new Policy("reads", 300, Duration.ofMinutes(1), "Too many.");
    private static final Policy SUGGESTIONS = new Policy("suggestions", 6, Duration.ofHours(1), "Too many.");

    @Inject
    AgroalDataSource database;

    @Inject
    Seal seal;

    @Inject
    MeterRegistry metrics;

    @Inject
    TestClock clock;

    private final String client = UUID.randomUUID().toString();

    @BeforeEach
    void begin() {
        assumeTrue(TestDatabase.isPostgres(), "H2 serves one node");
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    void aClientOfTwoNodesGetsItsLimitAndATenthMore() {
        var one = node(READS);
        var other = node(READS);
        assertThat(taken(one, client, 1_000)).isEqualTo(300);
        assertThat(taken(other, client, 1_000)).isEqualTo(30);
        assertThat(taken(node(READS), client, 1_000)).isEqualTo(30);
    }

    @Test
    void aClientThatGoesRoundOverFourNodesGetsNoMore() {
        var nodes = List.of(node(READS), node(READS), node(READS), node(READS));
        long all = IntStream.range(0, 4_000)
                .filter(i -> nodes.get(i % 4).take(client).isConsumed())
                .count();
        assertThat(all).isBetween(300L, 420L);
    }

    @Test
    void whatWasTooMuchComesBackLater() {
        var one = node(READS);
        var other = node(READS);
        taken(one, client, 300);
        taken(other, client, 30);
        clock.set("2025-02-08T12:00:05Z");
        assertThat(other.take(client).isConsumed()).isFalse();
        clock.set("2025-02-08T12:00:07Z");
        assertThat(other.take(client).isConsumed()).isTrue();
        clock.set("2025-02-08T12:02:00Z");
        assertThat(taken(other, client, 1_000)).isEqualTo(300);
    }

    @Test
    void whoAsksLittleCostsNoStatement() throws SQLException {
        var before = rows();
        taken(node(READS), client, 29);
        assertThat(rows()).isEqualTo(before);
        taken(node(READS), client, 30);
        assertThat(rows()).hasSize(before.size() + 1);
    }

    @Test
    void ofSuggestionsEachNodeLetsOneMorePass() {
        var one = node(SUGGESTIONS);
        assertThat(taken(one, client, 10)).isEqualTo(6);
        var other = node(SUGGESTIONS);
        assertThat(taken(other, client, 10)).isEqualTo(1);
        clock.set("2025-02-08T12:15:00Z");
        assertThat(taken(other, client, 10)).isZero();
        clock.set("2025-02-08T12:20:00Z");
        assertThat(taken(other, client, 10)).isEqualTo(1);
    }

    @Test
    void limitsAndClientsAreCountedApart() {
        taken(node(READS), client, 300);
        assertThat(taken(node(SUGGESTIONS), client, 10)).isEqualTo(6);
        assertThat(taken(node(READS), client + "x", 1_000)).isEqualTo(300);
    }

    @Test
    void nodesThatTellOfManyClientsAtTheSameTimeLoseNothing() throws Exception {
        var clients = IntStream.range(0, 200).mapToObj(i -> client + i).toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var work = IntStream.range(0, 4)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        countInBatches(clients);
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        var late = node(READS);
        for (var each : clients) {
            assertThat(taken(late, each, 100)).as("of 300 these were left").isEqualTo(60);
        }
    }

    /** Tells of 30 uses of each client twice, of all of them at once. */
    private void countInBatches(List<String> clients) {
        var later = new ArrayList<Runnable>();
        var node = new Limit(READS, new SharedCounts(database, seal, clock, true, later::add), metrics, clock);
        for (int i = 0; i < 2; i++) {
            clients.forEach(each -> taken(node, each, 30));
            later.forEach(Runnable::run);
            later.clear();
        }
    }

    @Test
    void noAddressIsStored() throws SQLException {
        var address = ClientAddress.network("203.0.113.77");
        taken(node(READS), address, 30);
        assertThat(rows()).allMatch(row -> row.matches("[0-9a-f]{64}"));
        assertThat(rows()).contains(seal.mark("limits", "reads " + address));
        var otherKey = new Seal(KeyRing.of("YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=", List.of()));
        assertThat(rows()).doesNotContain(otherKey.mark("limits", "reads " + address));
    }

    @Test
    void whatHasComeBackIsForgotten() throws SQLException {
        var shared = shared();
        taken(new Limit(READS, shared, metrics, clock), client, 30);
        var mark = seal.mark("limits", "reads " + client);
        clock.set("2025-02-08T12:00:05Z");
        shared.forget();
        assertThat(rows()).contains(mark);
        clock.set("2025-02-08T12:00:06Z");
        shared.forget();
        assertThat(rows()).doesNotContain(mark);
    }

    private Limit node(Policy policy) {
        return new Limit(policy, shared(), metrics, clock);
    }

    private SharedCounts shared() {
        return new SharedCounts(database, seal, clock, true, Runnable::run);
    }

    private List<String> rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select client from limit_use")) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
