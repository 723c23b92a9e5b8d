package org.rallypoint.webhook;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What a channel's webhook does at Discord: takes new messages, and edits of those that it has. */
public final class FakeDiscord implements AutoCloseable {

    private static final Pattern POST =
            Pattern.compile("/api/v10/webhooks/(\\d+)/[\\w-]+\\?wait=true(?:&thread_id=\\d+)?");
    private static final Pattern EDIT =
            Pattern.compile("/api/v10/webhooks/(\\d+)/[\\w-]+/messages/(\\d+)(?:\\?thread_id=\\d+)?");
    private static final long FIRST_ID = 1_300_000_000_000_000_000L;

    private final FakeTarget target;
    /** By id, as posted and after each edit. */
    private final Map<String, List<JsonObject>> messages = new LinkedHashMap<>();

    private final List<String> transcript = new CopyOnWriteArrayList<>();

    private FakeDiscord(TestCertificate certificate) {
        target = FakeTarget.start(certificate, "127.0.0.1", this::answer);
    }

    public static FakeDiscord start(TestCertificate certificate) {
        return new FakeDiscord(certificate);
    }

    /** The server below, to make it misbehave. */
    public FakeTarget target() {
        return target;
    }

    /** For {@code rallypoint.discord.api}. */
    public String api() {
        return target.url("/api/v10");
    }

    /** The messages in the order of their posts, each with what it was at first and after each edit. */
    public synchronized List<List<JsonObject>> messages() {
        return messages.values().stream().map(List::copyOf).toList();
    }

    /** One line for each message that was taken: when, what, where without the token, its text and the titles in it. */
    public List<String> transcript() {
        return List.copyOf(transcript);
    }

    @Override
    public void close() {
        target.close();
    }

    private void answer(HttpServerRequest request, String body) {
        try {
            take(request, new JsonObject(body));
        } catch (DecodeException e) {
            FakeTarget.status(400, "{\"message\":\"400: Bad Request\",\"code\":0}")
                    .answer(request, body);
        }
    }

    private synchronized void take(HttpServerRequest request, JsonObject message) {
        var post = POST.matcher(request.uri());
        var edit = EDIT.matcher(request.uri());
        if (request.method().name().equals("POST") && post.matches()) {
            var id = String.valueOf(FIRST_ID + messages.size());
            messages.put(id, new ArrayList<>(List.of(message)));
            note("POST /webhooks/" + post.group(1) + " -> " + id, message);
            answer(request, id, post.group(1), message);
        } else if (request.method().name().equals("PATCH") && edit.matches() && messages.containsKey(edit.group(2))) {
            messages.get(edit.group(2)).add(message);
            note("PATCH /webhooks/" + edit.group(1) + "/messages/" + edit.group(2), message);
            answer(request, edit.group(2), edit.group(1), message);
        } else {
            var answer = "{\"message\":\"Unknown Message\",\"code\":10008}";
            FakeTarget.status(404, answer, "content-type", "application/json").answer(request, "");
        }
    }

    private static void answer(HttpServerRequest request, String id, String webhook, JsonObject message) {
        var answer =
                new JsonObject().put("id", id).put("webhook_id", webhook).put("content", message.getString("content"));
        FakeTarget.status(200, answer.encode(), "content-type", "application/json")
                .answer(request, "");
    }

    private void note(String deed, JsonObject message) {
        var titles = new ArrayList<String>();
        if (message.getJsonArray("embeds") != null) {
            message.getJsonArray("embeds").forEach(embed -> titles.add(((JsonObject) embed).getString("title")));
        }
        transcript.add(Instant.now() + " " + deed + " " + message.getString("content", "") + " " + titles);
    }
}
