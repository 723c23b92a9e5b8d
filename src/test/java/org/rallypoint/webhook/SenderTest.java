package org.rallypoint.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.EverythingLogged;
import org.rallypoint.Network;
import org.rallypoint.RallypointConfig;
import org.rallypoint.RuleViolation;

/** What a target can do, and what comes of it. */
class SenderTest {

    private static final String ALLOWED = "127.0.0.0/8,::1/128";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Long enough for a TLS handshake on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static TestCertificate certificate;
    private static Vertx vertx;

    private final FakeTarget target = FakeTarget.start(certificate);

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() throws InterruptedException {
        certificate = TestCertificate.make().trust();
        vertx = Vertx.vertx();
        // The first handshake of a JVM takes as long as a hundred later ones.
        try (var any = FakeTarget.start(certificate)) {
            post(sender(PATIENCE), any, "/");
            assertThat(any.allClosed()).isTrue();
        }
    }

    @AfterAll
    static void end() {
        vertx.close();
        certificate.close();
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aMessageArrivesAsItIs() throws InterruptedException {
        target.always(FakeTarget.status(201, "{\"id\":\"ü\"}", "set-cookie", "a=b"));
        var sent = Map.of("content-type", "application/json", "webhook-id", "7");
        var reply = sender(PATIENCE)
                .send(
                        "PATCH",
                        at("hooks.example.org", "/in/x%20y?a=%2F&b="),
                        sent,
                        "{\"title\":\"Zürich\"}".getBytes(UTF_8));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.isAnswered()).isTrue();
        assertThat(reply.isTaken()).isTrue();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("{\"id\":\"ü\"}");
        assertThat(reply.retryAfter()).isNull();
        assertThat(reply.fault()).isNull();
        assertThat(reply.millis()).isBetween(0, (int) PATIENCE.toMillis());
        var received = target.received().get(0);
        assertThat(received.method()).isEqualTo("PATCH");
        assertThat(received.path()).isEqualTo("/in/x%20y?a=%2F&b=");
        assertThat(received.body()).isEqualTo("{\"title\":\"Zürich\"}");
        assertThat(received.headers())
                .containsAllEntriesOf(sent)
                .containsEntry("host", "hooks.example.org:" + target.port())
                .containsEntry("user-agent", "Rallypoint (+https://rallypoint.example, 1.2.3)")
                .containsEntry("accept-encoding", "identity")
                .doesNotContainKeys("cookie", "authorization", "referer");
        assertThat(target.allClosed()).isTrue();
    }

    @Test
    void anAddressIsCalledAsWellAsAName() {
        assertThat(post(sender(PATIENCE), at("127.0.0.1", "/")).status()).isEqualTo(200);
        assertThat(target.received().get(0).headers()).containsEntry("host", "127.0.0.1:" + target.port());
    }

    @Test
    void anIpv6AddressIsCalledToo() {
        assumeThat(hasIpv6()).as("this machine has ::1").isTrue();
        try (var other = FakeTarget.start(certificate, "::1", FakeTarget.status(200, ""))) {
            var reply = post(sender(PATIENCE), Target.ofStored("https://[::1]:" + other.port() + "/"));
            assertThat(reply.fault()).isNull();
            assertThat(other.received().get(0).headers()).containsEntry("host", "[::1]:" + other.port());
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (var other = FakeTarget.start(certificate)) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                target.next(FakeTarget.status(status, "", "location", other.url("/")));
                var reply = post(sender(PATIENCE), target, "/");
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.fault()).isEqualTo("status");
                assertThat(reply.isTaken()).isFalse();
            }
            assertThat(other.accepted()).isZero();
        }
        assertThat(target.received()).hasSize(5);
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of("silence", FakeTarget.hang(), Outcome.UNANSWERED, 0, "timeout"),
                Arguments.of("one byte a second", FakeTarget.drip(), Outcome.ANSWERED, 200, "timeout"),
                Arguments.of("an endless body", FakeTarget.endless(), Outcome.ANSWERED, 200, "too_large"),
                Arguments.of("a megabyte of headers", FakeTarget.hugeHeaders(), Outcome.UNANSWERED, 0, "too_large"),
                Arguments.of("a close", FakeTarget.closeBeforeAnswer(), Outcome.UNANSWERED, 0, "reset"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void eachMisbehaviourEndsInTimeAndLeavesNoConnection(
            String what, FakeTarget.Behaviour behaviour, Outcome outcome, int status, String fault)
            throws InterruptedException {
        target.always(behaviour);
        var reply = post(sender(SHORT), target, "/");
        assertThat(reply.outcome()).as(what).isEqualTo(outcome);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.fault()).isEqualTo(fault);
        assertThat(reply.body()).isNull();
        assertThat(reply.isTaken()).isEqualTo(status == 200);
        assertThat(Duration.ofMillis(reply.millis())).isLessThan(SHORT.multipliedBy(3));
        assertThat(target.allClosed()).isTrue();
        assertThat(target.received()).hasSize(1);
    }

    @Test
    void aBodyIsReadUpTo64Kibibytes() {
        target.next(FakeTarget.status(200, "x".repeat(64 * 1024)), FakeTarget.status(200, "x".repeat(64 * 1024 + 1)));
        var sender = sender(PATIENCE);
        assertThat(post(sender, target, "/").body()).hasSize(64 * 1024);
        assertThat(post(sender, target, "/").fault()).isEqualTo("too_large");
    }

    @Test
    void whatComesCompressedIsNotInflated() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[1_000_000]);
        }
        target.always((request, body) ->
                request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(bytes.toByteArray())));
        var reply = post(sender(PATIENCE), target, "/");
        assertThat(reply.fault()).isNull();
        assertThat(reply.body()).hasSizeLessThan(10_000);
    }

    @Test
    void discordsRefusalsSayHowLongToWait() {
        target.next(FakeTarget.tooMany(1.25), FakeTarget.notFound());
        var sender = sender(PATIENCE);
        var tooMany = post(sender, target, "/");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(tooMany.fault()).isEqualTo("status");
        assertThat(post(sender, target, "/").status()).isEqualTo(404);
    }

    @Test
    void aCertificateOfSomeoneElseIsRefused() {
        var elsewhere = post(sender(PATIENCE), at("other.example.org", "/"));
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(elsewhere.fault()).isEqualTo("tls");
        try (var unknown = FakeTarget.start(TestCertificate.make())) {
            var untrusted = post(sender(PATIENCE), unknown, "/");
            assertThat(untrusted.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(untrusted.fault()).isEqualTo("tls");
            assertThat(unknown.received()).isEmpty();
        }
        assertThat(target.received()).isEmpty();
    }

    @Test
    void whereNobodyListensNothingWasSent() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var reply = post(sender(PATIENCE), Target.ofStored("https://localhost:" + port + "/"));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.fault()).isEqualTo("refused");
    }

    @Test
    void aTargetThatNeverShakesHandsIsLeftInTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var reply = post(sender(SHORT), Target.ofStored("https://localhost:" + silent.getLocalPort() + "/"));
            assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(reply.fault()).isIn("timeout", "tls");
            assertThat(Duration.ofMillis(reply.millis())).isLessThan(SHORT.multipliedBy(3));
            try (var accepted = silent.accept()) {
                accepted.setSoTimeout(10_000);
                assertThat(accepted.getInputStream().readAllBytes())
                        .as("its greeting, then the end")
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aNameThatIsUnknownOrTakesTooLongIsAFaultOfDns() {
        var unknown = post(
                sender(PATIENCE, host -> {
                    throw new UnknownHostException(host);
                }),
                target,
                "/");
        assertThat(unknown.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(unknown.fault()).isEqualTo("dns");
        var never = new CountDownLatch(1);
        var slow = post(
                sender(SHORT, host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                }),
                target,
                "/");
        never.countDown();
        assertThat(slow.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(slow.fault()).isEqualTo("dns");
        assertThat(Duration.ofMillis(slow.millis())).isLessThan(SHORT.multipliedBy(3));
        assertThat(target.accepted()).isZero();
    }

    @Test
    void aThreadThatIsStoppedDoesNotWaitForTheTarget() {
        target.always(FakeTarget.hang());
        Thread.currentThread().interrupt();
        var reply = post(sender(PATIENCE), target, "/");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply.isAnswered()).isFalse();
        assertThat(Duration.ofMillis(reply.millis())).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void noSpellingOfAForbiddenTargetMakesAConnection(String loopback) throws IOException {
        assumeThat(loopback.equals("127.0.0.1") || hasIpv6()).isTrue();
        var targets = new Targets(Configured.with(Map.of()));
        var sender = sender(PATIENCE, targets);
        try (var listener = new ServerSocket(0, 1000, Network.literal(loopback).orElseThrow())) {
            int port = listener.getLocalPort();
            AbusiveTargets.urlsTo(port)
                    .forEach(url -> assertThatExceptionOfType(RuleViolation.class)
                            .as(url)
                            .isThrownBy(() -> post(sender, targets.judge("url", url))));
            // And where the spelling was let through by mistake, or a name of one's own leads there.
            for (var address : AbusiveTargets.ADDRESSES) {
                var leading = new Targets(Configured.with(Map.of()), host -> InetAddress.getAllByName(address));
                var reply = post(
                        sender(PATIENCE, leading), leading.judge("url", "https://hooks.example.org:" + port + "/"));
                assertThat(reply.outcome()).as(address).isEqualTo(Outcome.NOT_SENT);
                assertThat(reply.fault()).as(address).isEqualTo("forbidden_target");
            }
            for (var host : new String[] {"localhost", "127.1", "2130706433", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"}) {
                var reply = post(sender, new Target("https://" + host, host, port, "/"));
                assertThat(reply.outcome()).as(host).isEqualTo(Outcome.NOT_SENT);
                assertThat(reply.fault()).as(host).isIn("forbidden_target", "dns");
            }
            assertNobodyCameBefore(listener);
        }
    }

    @Test
    void aNameThatLeadsInsideAtTheCallIsNotCalled() {
        var looks = new int[1];
        var sender = sender(PATIENCE, new Targets(Configured.with(Map.of()), host -> {
            looks[0]++;
            return new InetAddress[] {Network.literal("8.8.8.8").orElseThrow(), InetAddress.getLoopbackAddress()};
        }));
        assertThat(post(sender, target, "/").fault()).isEqualTo("forbidden_target");
        assertThat(looks[0]).isEqualTo(1);
        assertThat(target.accepted()).isZero();
    }

    @Test
    void theCallGoesToTheAddressThatWasJudgedWithoutAskingAgain() {
        var looks = new int[1];
        var sender = sender(PATIENCE, host -> {
            looks[0]++;
            return InetAddress.getAllByName("127.0.0.1");
        });
        assertThat(post(sender, at("hooks.example.org", "/")).status()).isEqualTo(200);
        assertThat(looks[0]).isEqualTo(1);
    }

    @Test
    void neitherLogsNorRepliesShowAnAddressOrABody() throws IOException {
        var log = folder.resolve("log");
        var said = new StringBuilder();
        target.next(
                FakeTarget.status(200, "canary"),
                FakeTarget.status(500, "canary"),
                FakeTarget.hang(),
                FakeTarget.endless(),
                FakeTarget.hugeHeaders(),
                FakeTarget.closeBeforeAnswer(),
                FakeTarget.redirect("https://localhost/canary"));
        var ownVertx = Vertx.vertx();
        try (var logged = new EverythingLogged(log, Level.ALL)) {
            var sender =
                    sender(ownVertx, SHORT, new Targets(config(SHORT), host -> InetAddress.getAllByName("127.0.0.1")));
            for (int i = 0; i < 7; i++) {
                said.append(post(sender, at("hooks.example.org", "/canary?canary")));
            }
            said.append(post(sender, at("other.example.org", "/canary?canary")));
            said.append(at("hooks.example.org", "/canary"));
            logged.flush();
        } finally {
            ownVertx.close();
        }
        assertThat(Files.readString(log)).doesNotContain("canary", "ERROR [", "WARN [");
        assertThat(said.toString()).contains("ANSWERED 200").doesNotContain("canary");
    }

    @Test
    void theFakeDiscordKeepsMessagesAndTheirEdits() {
        try (var discord = FakeDiscord.start(certificate)) {
            var sender = sender(PATIENCE);
            var address = DiscordAddress.ofStored(discord.api() + "/webhooks/77/canary");
            var posted = sender.send("POST", address.post(), Map.of(), message("Oslo", "Where"));
            var id = new JsonObject(posted.body()).getString("id");
            assertThat(sender.send("PATCH", address.message(id), Map.of(), message("Oslo!", "There"))
                            .status())
                    .isEqualTo(200);
            assertThat(sender.send("PATCH", address.message("1"), Map.of(), message("x", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(sender.send("POST", address.post(), Map.of(), "no".getBytes(UTF_8))
                            .status())
                    .isEqualTo(400);
            assertThat(discord.messages()).hasSize(1);
            assertThat(discord.messages().get(0)).hasSize(2);
            assertThat(discord.target().received()).hasSize(4);
            assertThat(discord.transcript())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).doesNotContain("canary"));
            assertThat(discord.transcript().get(0)).endsWith("Z POST /webhooks/77 -> " + id + " Oslo [Where]");
            assertThat(discord.transcript().get(1)).endsWith("Z PATCH /webhooks/77/messages/" + id + " Oslo! [There]");
        }
    }

    /** The first to be accepted is the one that comes now. */
    private static void assertNobodyCameBefore(ServerSocket listener) throws IOException {
        try (var own = new Socket()) {
            own.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
            try (var first = listener.accept()) {
                assertThat(first.getPort()).isEqualTo(own.getLocalPort());
            }
        }
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, Network.literal("::1").orElseThrow())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] message(String content, String title) {
        return "{\"content\":\"%s\",\"embeds\":[{\"title\":\"%s\"}]}"
                .formatted(content, title)
                .getBytes(UTF_8);
    }

    private Target at(String host, String path) {
        return Target.ofStored("https://" + host + ":" + target.port() + path);
    }

    private static Reply post(Sender sender, FakeTarget target, String path) {
        return post(sender, Target.ofStored(target.url(path)));
    }

    private static Reply post(Sender sender, Target target) {
        return sender.send("POST", target, Map.of("content-type", "application/json"), "{}".getBytes(UTF_8));
    }

    /** Every name but that of an address leads to 127.0.0.1. */
    private static Sender sender(Duration timeout) {
        return sender(timeout, host -> InetAddress.getAllByName(host.startsWith("[") ? host : "127.0.0.1"));
    }

    private static Sender sender(Duration timeout, Targets.Names names) {
        return sender(timeout, new Targets(config(timeout), names));
    }

    private static Sender sender(Duration timeout, Targets targets) {
        return sender(vertx, timeout, targets);
    }

    private static Sender sender(Vertx vertx, Duration timeout, Targets targets) {
        var clock = Clock.fixed(Instant.parse("2025-02-08T12:00:00Z"), ZoneOffset.UTC);
        return new Sender(vertx, targets, new RetryAfter(clock), config(timeout), "1.2.3");
    }

    private static RallypointConfig config(Duration timeout) {
        return Configured.with(Map.of(
                "rallypoint.public-url",
                "https://rallypoint.example",
                "rallypoint.webhooks.allowed-networks",
                ALLOWED,
                "rallypoint.webhooks.timeout",
                timeout.toString()));
    }
}
