package org.rallypoint.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;
import org.rallypoint.packaged.Api;
import org.rallypoint.packaged.Node;
import org.rallypoint.packaged.Results;
import org.rallypoint.packaged.Waiting;
import org.rallypoint.webhook.AbusiveTargets;

/** Whoever wants to be told at an address of this machine is refused, or told nothing: no connection is made. */
class ForbiddenTargetsFaults {

    /** What the JVM of the node takes for the answers of name servers: an inside address alone, and among others. */
    private static final String NAMES = """
            127.0.0.1 inside.example.org
            93.184.215.14 mixed.example.org
            127.0.0.1 mixed.example.org
            """;

    private final TestDatabase database = new TestDatabase();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private int port;
    private Node node;

    @BeforeEach
    void begin() throws IOException {
        listen("127.0.0.1", 0);
        port = listeners.get(0).getLocalPort();
        listen("::1", port);
        var names = Files.writeString(Files.createTempFile("names", ""), NAMES);
        var settings = new HashMap<>(database.start());
        settings.put("jdk.net.hosts.file", names.toString());
        node = Node.start(settings);
    }

    @AfterEach
    void end() throws IOException {
        node.close();
        for (var listener : listeners) {
            listener.close();
        }
        database.stop();
    }

    private void listen(String address, int port) throws IOException {
        var listener = new ServerSocket(port, 50, InetAddress.getByName(address));
        listeners.add(listener);
        var thread = new Thread(() -> count(listener));
        thread.setDaemon(true);
        thread.start();
    }

    private void count(ServerSocket listener) {
        try {
            while (true) {
                listener.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void noSpellingOfAForbiddenTargetLeadsToAConnection() throws IOException {
        var verdict = new Verdict("every spelling of a forbidden target", "no connection");
        var api = node.admin();
        var results = new Results("faults", "forbidden-targets");
        var statuses = new TreeMap<>(Stream.concat(AbusiveTargets.urls(), AbusiveTargets.urlsTo(port))
                .distinct()
                // Spaces around a value are taken away, and what is left of that one is a public address.
                .filter(url -> url.equals(url.strip()))
                .collect(groupingBy(url -> subscribe(api, url).status(), counting())));
        var tested = Stream.of("inside", "mixed").map(name -> tested(api, name)).toList();
        results.add("spellings by the status of their refusal: %s", statuses);
        results.add("names that lead inside, by what the log says of the test message: %s", tested);
        results.add("connections to 127.0.0.1 and ::1: %d", connections.get());
        assertThat(statuses.keySet()).isSubsetOf(400, 422);
        assertThat(statuses.get(422)).isGreaterThan(statuses.getOrDefault(400, 0L));
        assertThat(tested).containsOnly("forbidden_target");
        assertThat(api.get("/webhooks").good().json().at("/page/total").asInt()).isEqualTo(tested.size());
        assertThat(connections).hasValue(0);
        theListenersDoCount();
        verdict.held(
                "%d spellings refused, 0 connections",
                statuses.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Api.Answer subscribe(Api api, String url) {
        var body = JsonNodeFactory.instance.objectNode().put("kind", "standard").put("url", url);
        return api.post("/webhooks", body.toString());
    }

    /** Why the test message to a name wasn't sent. */
    private String tested(Api api, String name) {
        var id = subscribe(api, "https://" + name + ".example.org:" + port + "/canary")
                .good()
                .text("id");
        api.post("/webhooks/" + id + "/test", "{}").good();
        var log = "/webhooks/" + id + "/deliveries";
        Waiting.until(
                Duration.ofSeconds(30),
                () -> api.get(log + "?state=failed").json().at("/page/total").asInt() == 1);
        return api.get(log).json().at("/items/0/lastFault").asText();
    }

    private void theListenersDoCount() throws IOException {
        for (var listener : listeners) {
            new Socket(listener.getInetAddress(), port).close();
        }
        Waiting.until(Duration.ofSeconds(10), () -> connections.get() == listeners.size());
    }
}
