package org.rallypoint.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rallypoint.DatabaseWithStandby;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.webhook.FakeDiscord;
import org.rallypoint.webhook.FakeTarget;
import org.rallypoint.webhook.TestCertificate;

/** Two nodes that were started at once on one empty PostgreSQL behave as one; the second one reads at a hot standby. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesFaults {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final DatabaseWithStandby database = new DatabaseWithStandby();
    private final TestCertificate certificate = TestCertificate.make();
    private final FakeTarget target = FakeTarget.start(certificate);
    private final FakeDiscord discord = FakeDiscord.start(certificate);
    private String databaseUrl;
    private Node first;
    private Node second;

    @BeforeAll
    void begin() {
        assumeTrue(TestDatabase.isPostgres(), "H2 serves one node");
        var settings = new HashMap<>(database.start());
        databaseUrl = settings.get("quarkus.datasource.jdbc.url");
        settings.putAll(Node.calling(certificate, discord.api()));
        var alone = new HashMap<>(settings);
        alone.remove("rallypoint.read-replica-url");
        var starting = CompletableFuture.supplyAsync(() -> Node.start(alone));
        second = Node.start(settings);
        first = starting.join();
    }

    @AfterAll
    void end() {
        if (TestDatabase.isPostgres()) {
            first.close();
            second.close();
            target.close();
            discord.close();
            certificate.close();
            database.stop();
        }
    }

    @Test
    void theDatabaseWasMigratedOnce() throws SQLException {
        var verdict = new Verdict("two nodes started at once on an empty database", "one of them migrates it");
        var migrations = texts("select version || ' ' || success from flyway_schema_history where version is not null");
        assertThat(migrations).doesNotHaveDuplicates().allMatch(migration -> migration.endsWith(" true"));
        assertThat(texts("select label from token where created_by is null")).hasSize(1);
        assertThat(first.errors()).isEmpty();
        assertThat(second.errors()).isEmpty();
        verdict.held("%d migrations, each done once", migrations.size());
    }

    @Test
    void oneKeySentToBothAtOnceIsDoneOnce() {
        var verdict = new Verdict("one Idempotency-Key sent to two nodes at once", "done once");
        first.admin().campaign("once");
        int made = 0;
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var key = "key-" + i;
            var body = "{\"city\":\"oslo-no\",\"startDate\":\"2035-03-02\",\"title\":\"Once %d\"}".formatted(i);
            var answers = both(node -> post(node, "/campaigns/once/events?allowDuplicate=true", key, body));
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsAnyOf(201)
                    .isSubsetOf(201, 409);
            refused += (int) answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .count();
            var again = both(node -> post(node, "/campaigns/once/events?allowDuplicate=true", key, body));
            assertThat(again).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(again.get(0).body()).isEqualTo(again.get(1).body());
            made++;
        }
        var listed =
                first.admin().get("/campaigns/once/events?limit=100").good().json();
        assertThat(listed.get("items")).hasSize(made);
        verdict.held("%d keys: %d events, %d times told that it is still running", ROUNDS, made, refused);
    }

    @Test
    void aTokenThatIsRevokedAtOneIsRefusedByTheOther() {
        var verdict = new Verdict("a token revoked at another node", "refused with the next request");
        for (int i = 0; i < ROUNDS; i++) {
            var made = first.admin()
                    .post("/tokens", "{\"role\":\"reader\",\"label\":\"A bot\"}")
                    .good();
            var bot = new Api(second.url(), made.text("token"));
            assertThat(bot.get("/me").status()).isEqualTo(200);
            first.admin()
                    .send("DELETE", "/tokens/" + made.text("id"), null, null)
                    .good();
            assertThat(bot.get("/me").status()).isEqualTo(401);
        }
        verdict.held("%d tokens, each refused with the next request", ROUNDS);
    }

    @Test
    void whatIsWrittenAtOneIsReadAtTheOtherWithinASecond() throws SQLException {
        var verdict = new Verdict(
                "a write at another node, whose notices are cut off now and then",
                "read within %d ms".formatted(SOON.toMillis()));
        first.admin().campaign("seen");
        var path = "/campaigns/seen/events";
        second.nobody().get(path).good();
        long slowest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 4 == 3) {
                execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rallypoint listens'");
            }
            var title = "Seen " + i;
            first.admin().event("seen", title).good();
            slowest = Math.max(
                    slowest,
                    millisUntil(() ->
                            second.nobody().get(path).good().json().toString().contains(title)));
        }
        verdict.tell(slowest < SOON.toMillis(), "%d writes, each read after %d ms at most", ROUNDS, slowest);
    }

    @Test
    void whoeverWritesAtOneReadsItAtTheOtherWithTheNextRequest() {
        var verdict = new Verdict("a standby that stands still", "whoever wrote at one node reads it at the other");
        first.admin().campaign("own");
        DatabaseWithStandby.standby().pause();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                var title = "Own " + i;
                first.admin().event("own", title).good();
                assertThat(second.admin()
                                .get("/campaigns/own/events?limit=100")
                                .good()
                                .json()
                                .toString())
                        .contains(title);
            }
        } finally {
            DatabaseWithStandby.standby().resume();
        }
        verdict.held("%d writes with a token, each read with it at the other node at once", ROUNDS);
    }

    @Test
    void nothingIsToldTwice() {
        var verdict = new Verdict("two nodes that tell one target", "each change told once");
        var api = first.admin();
        api.campaign("told");
        api.webhook("standard", "told", "https://127.0.0.1:" + target.port() + "/told");
        var events = IntStream.range(0, ROUNDS)
                .mapToObj(i -> (i % 2 == 0 ? first : second)
                        .admin()
                        .event("told", "Told " + i)
                        .good()
                        .text("id"))
                .toList();
        Waiting.until(PATIENCE, () -> told().size() >= events.size());
        // What a second node would have sent too is there by then.
        Waiting.pause(Duration.ofSeconds(3));
        assertThat(told()).containsExactlyInAnyOrderElementsOf(events);
        verdict.held("%d events made at both nodes in turn, each told once", events.size());
    }

    private List<String> told() {
        return target.received().stream()
                .filter(received -> received.path().equals("/told"))
                .map(received ->
                        Api.parsed(received.body()).at("/data/event/id").asText())
                .toList();
    }

    private interface Asked {
        HttpResponse<String> of(Node node);
    }

    private List<HttpResponse<String>> both(Asked asked) {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var node : List.of(first, second)) {
            answers.add(CompletableFuture.supplyAsync(() -> asked.of(node)));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static HttpResponse<String> post(Node node, String path, String key, String body) {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + node.admin().token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long millisUntil(BooleanSupplier condition) {
        long begun = System.nanoTime();
        Waiting.until(PATIENCE, condition);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
