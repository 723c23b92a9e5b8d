package org.rallypoint.faults;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.rallypoint.webhook.FakeTarget;
import org.rallypoint.webhook.FakeTarget.Behaviour;
import org.rallypoint.webhook.FakeTarget.Received;
import org.rallypoint.webhook.TestCertificate;

/** Targets and channels at Discord that misbehave, each as the last part of its path says, beside a channel that is well. */
final class BadTargets implements AutoCloseable {

    static final String WELL = "well";

    /** What a target can do to whoever calls it. */
    static final List<String> WAYS = List.of("busy", "broken", "silent", "slow", "endless", "elsewhere", "unknown");

    /** Of these Discord may have taken the message: it never said. */
    private static final List<String> UNSURE = List.of("silent", "slow", "endless");

    private static final Pattern WAY = Pattern.compile("/\\d+/([a-z]+)(?:[/?].*)?$");

    private final FakeTarget target;
    private final AtomicLong messages = new AtomicLong(1_300_000_000_000_000_000L);
    private final Map<String, Behaviour> ways;

    BadTargets(TestCertificate certificate, String elsewhere) {
        target = FakeTarget.start(certificate);
        ways = Map.of(
                "busy",
                FakeTarget.tooMany(1.5),
                "broken",
                FakeTarget.status(500, "{}"),
                "silent",
                FakeTarget.hang(),
                "slow",
                FakeTarget.drip(),
                "endless",
                FakeTarget.endless(),
                "elsewhere",
                FakeTarget.redirect(elsewhere),
                "unknown",
                FakeTarget.notFound(),
                WELL,
                this::take);
        target.always((request, body) -> ways.get(way(request.uri())).answer(request, body));
    }

    /** For {@code rallypoint.discord.api}. */
    String discord() {
        return target.url("/api/v10");
    }

    /** Where a subscription of a kind is treated so. */
    String url(String kind, int number, String way) {
        return kind.equals("discord")
                ? "https://discord.com/api/webhooks/" + number + "/" + way
                : "https://127.0.0.1:" + target.port() + "/" + number + "/" + way;
    }

    /** Posts of new messages to a channel that it has taken, or may have, since it never said. */
    List<Received> posts(int number) {
        return target.received().stream()
                .filter(received -> received.method().equals("POST"))
                .filter(received -> received.path().startsWith("/api/v10/webhooks/" + number + "/"))
                .filter(received -> {
                    var way = way(received.path());
                    return way.equals(WELL) || UNSURE.contains(way);
                })
                .toList();
    }

    int requests() {
        return target.received().size();
    }

    @Override
    public void close() {
        target.close();
    }

    private static String way(String path) {
        var way = WAY.matcher(path);
        return way.find() ? way.group(1) : "unknown";
    }

    private void take(HttpServerRequest request, String body) {
        var id = messages.incrementAndGet();
        FakeTarget.status(200, "{\"id\":\"" + id + "\"}", "content-type", "application/json")
                .answer(request, body);
    }
}
