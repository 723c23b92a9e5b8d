package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rallypoint.PlainHttp.Answer;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.access.RouteTable;
import org.rallypoint.contact.Erasures;
import org.rallypoint.webhook.Deliverer;
import org.rallypoint.webhook.FakeDiscord;
import org.rallypoint.webhook.FakeTarget;
import org.rallypoint.webhook.Targeted;

/**
 * Secrets are planted, everything is asked, and what was answered, logged and stored is searched for them. Whoever adds a
 * route adds it to the reads here.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(Targeted.class)
class CanaryTest {

    private static final String NOW = "2025-02-08T12:00:00Z";

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Erasures erasures;

    @Inject
    DatabaseFiles files;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "rallypoint.contact-key")
    Optional<String> contactKey;

    @TempDir
    Path logs;

    @Inject
    Deliverer deliverer;

    private FakeTarget target;
    private FakeDiscord discord;

    private String webhook;
    private String beginning;

    private String campaign;
    private String coordinator;
    private String organiser;
    private final Map<String, String> callers = new LinkedHashMap<>();

    /** Tokens, links and keys: nobody is shown them again. */
    private final Set<String> secrets = new TreeSet<>();

    /** What is sent and refused: nobody is shown it at all. */
    private final Planted refused = Planted.of("refused");

    /** Contacts of one audience: a name, an address and a number. */
    private record Planted(String name, String email, String phone) {

        static Planted of(String audience) {
            var mark = UUID.randomUUID().toString().substring(0, 8);
            var digits = String.valueOf(10_000_000L + Long.parseLong(mark, 16) % 89_999_999L);
            return new Planted("Kanari " + mark, "canary-" + audience + "-" + mark + "@example.org", "+41795" + digits);
        }

        Set<String> all() {
            return Set.of(name, email, phone);
        }

        String json(String audience, String more) {
            return Stream.of("email", "phone")
                    .map(channel ->
                            """
                            {"name":"%s","channel":"%s","value":"%s","audience":"%s","consentAt":"2025-02-01T00:00:00Z"%s}""".formatted(name, channel, channel.equals("email") ? email : phone, audience, more))
                    .reduce((one, other) -> one + "," + other)
                    .orElseThrow();
        }
    }

    /** An answer, to whom, and whether it is that of a single event, the only place of contacts. */
    private record Heard(String who, String request, boolean single, Answer answer) {}

    @BeforeEach
    void begin() throws IOException {
        clock.set(NOW);
        campaign = fixtures.campaign();
        coordinator = bearers.of(Role.coordinator, campaign);
        var key = contactKey.isPresent() ? contactKey.get() : keyFile();
        secrets.add(key);
        secrets.add(HexFormat.of().formatHex(Base64.getDecoder().decode(key)));
        organiser = shownOnce(
                "/v1/tokens", "{\"role\":\"organiser\",\"label\":\"A\",\"campaigns\":[\"%s\"]}".formatted(campaign));
        callers.put("nobody", null);
        callers.put("reader", shownOnce("/v1/tokens", "{\"role\":\"reader\",\"label\":\"A bot\"}"));
        callers.put("holder", organiser);
        callers.put(
                "organiser",
                shownOnce(
                        "/v1/tokens",
                        "{\"role\":\"organiser\",\"label\":\"B\",\"campaigns\":[\"%s\"]}".formatted(campaign)));
        callers.put("coordinator", coordinator);
        callers.put("coordinator elsewhere", bearers.of(Role.coordinator, fixtures.campaign()));
        callers.put("admin", bearers.of(Role.admin));
        callers.values().stream().filter(token -> token != null).forEach(secrets::add);
    }

    private String keyFile() throws IOException {
        return Files.readString(Path.of(files.folder, "rallypoint.key")).strip();
    }

    // ------------------------------------------------------------------ what is answered, logged and stored

    @Test
    void whatIsSecretIsNowhereItDoesNotBelong() throws IOException, InterruptedException {
        var log = logs.resolve("everything.log");
        var heard = new ArrayList<Heard>();
        var planted = new LinkedHashMap<String, Planted>();
        List.of("private", "organisers", "public").forEach(audience -> planted.put(audience, Planted.of(audience)));
        try (var logged = new EverythingLogged(log, Level.ALL)) {
            subscribe();
            var event = announce("zurich-ch", planted);
            deliver();
            var link = shownOnce("/v1/events/" + event + "/edit-links", "{\"label\":\"Anna\"}");
            callers.put("edit link", link);
            var suggestion = suggest();
            callers.put("sender", suggestion.get("token").asText());
            heard.addAll(reads(event, suggestion.get("id").asText()));
            heard.addAll(refusals(event));
            heard.addAll(changes(event));
            heard.addAll(reads(event, suggestion.get("id").asText()));
            for (var who : callers.keySet()) {
                heard.add(streamed(who));
            }
            logged.flush();
        }
        assertThat(unread(heard)).as("routes that nobody has read").isEmpty();
        var laterLog = logs.resolve("later.log");
        // On TRACE Vert.x writes down each address, with what somebody put there though it belongs nowhere.
        try (var logged = new EverythingLogged(laterLog, Level.FINE)) {
            heard.addAll(searches(planted));
            logged.flush();
        }
        assertThat(target.received()).isNotEmpty();
        assertThat(discord.messages()).isNotEmpty();
        assertThat(target.received() + discord.transcript().toString())
                .doesNotContain(planted.values().stream()
                        .flatMap(contacts -> contacts.all().stream())
                        .toList());
        assertThat(heard).hasSizeGreaterThan(500);
        assertThat(heard.stream().flatMap(one -> leaks(one, planted).stream()))
                .as("answers that show too much")
                .isEmpty();

        var all = new TreeSet<>(secrets);
        all.addAll(refused.all());
        planted.values().forEach(contacts -> all.addAll(contacts.all()));
        assertThat(Files.readString(log)).as("the log was taken down").contains(campaign, "DEBUG", "TRACE");
        assertThat(Files.readString(laterLog)).as("the log was taken down").contains("DEBUG");
        var text = Files.readString(log) + Files.readString(laterLog);
        assertThat(all.stream().filter(text::contains).map(secret -> secret + " in " + around(text, secret)))
                .as("secrets in the log")
                .isEmpty();

        var rows = files.rows();
        assertThat(rows)
                .anyMatch(row -> row.startsWith("audit_entry") && row.contains(campaign))
                .anyMatch(row -> row.startsWith("change_entry"))
                .anyMatch(row -> row.startsWith("remembered_answer"))
                .anyMatch(row -> row.startsWith("webhook_delivery") && row.contains("delivered"))
                .anyMatch(row -> row.startsWith("suggestion"));
        assertThat(rows.stream().filter(row -> all.stream().anyMatch(row::contains)))
                .as("rows with secrets")
                .isEmpty();

        files.flush();
        assertThat(files.found(Set.of(campaign)))
                .as("what is stored can be found")
                .isNotEmpty();
        assertThat(files.found(all)).as("secrets in the files of the database").isEmpty();
        assertThat(files.foundInLog(all)).as("secrets in the write-ahead log").isEmpty();
        assertThat(heard.stream()
                        .filter(one -> one.answer.status() >= 500)
                        .map(one -> one.who + " " + one.request + ": " + one.answer.status()))
                .as("failures")
                .isEmpty();
    }

    /** While everything is logged an answer may come too late, and is asked for again after a while. */
    private void deliver() {
        for (int hours = 1; hours <= 5 && isAnyWaiting(); hours++) {
            deliverer.run();
            clock.set(Instant.parse(NOW).plus(Duration.ofHours(hours)).toString());
        }
        clock.set(NOW);
    }

    private boolean isAnyWaiting() {
        var its = files.rows().stream()
                .filter(row -> row.startsWith("webhook_delivery") && row.contains(campaign))
                .toList();
        return its.isEmpty() || its.stream().anyMatch(row -> row.contains(" waiting "));
    }

    /** An organiser's event, published by a coordinator, with its contacts; done with Idempotency-Keys, which keep answers. */
    private String announce(String city, Map<String, Planted> contacts) {
        var made = ask(organiser, "POST", "/v1/campaigns/" + campaign + "/events", "{\"city\":\"%s\"}".formatted(city));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asText();
        assertThat(onIts(coordinator, "POST", id, "/publish", "{}").status()).isEqualTo(200);
        var list = contacts.entrySet().stream()
                .map(entry -> entry.getValue().json(entry.getKey(), ""))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        var put = onIts(organiser, "PUT", id, "/contacts", "{\"contacts\":[" + list + "]}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        return id;
    }

    /** Makes something of which the answer alone shows a secret. */
    private String shownOnce(String target, String body) {
        var answer = ask(
                coordinator,
                "POST",
                target,
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var text = answer.json().get("token").asText();
        secrets.add(text);
        return text;
    }

    /** A receiver and a channel that are told, and one that may not be; nobody is shown their addresses. */
    private void subscribe() {
        beginning = ask(null, "GET", "/v1/changes", null).json().get("cursor").asText();
        var made = subscribed("standard", "https://127.0.0.1:" + target.port() + "/" + secret());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        secrets.add(made.json().get("secret").asText());
        webhook = made.json().get("id").asText();
        var rotated = ask(coordinator, "POST", "/v1/webhooks/" + webhook + "/secret", "{}", "If-Match", "\"1\"");
        secrets.add(rotated.json().get("secret").asText());
        var channel = subscribed("discord", "https://discord.com/api/webhooks/1234567890/" + secret());
        assertThat(channel.status()).as(channel.body()).isEqualTo(201);
        assertThat(subscribed("standard", "https://10.0.0.1/" + secret()).status())
                .isEqualTo(422);
    }

    private Answer subscribed(String kind, String url) {
        var body = "{\"kind\":\"%s\",\"campaign\":\"%s\",\"url\":\"%s\"}".formatted(kind, campaign, url);
        return ask(
                coordinator,
                "POST",
                "/v1/webhooks",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private String secret() {
        var secret = "canary-hook-" + UUID.randomUUID();
        secrets.add(secret);
        return secret;
    }

    private JsonNode suggest() {
        var body = "{\"campaign\":\"%s\",\"proposal\":{\"city\":\"oslo-no\"}}".formatted(campaign);
        var answer = ask(
                null,
                "POST",
                "/v1/suggestions",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        secrets.add(answer.json().get("token").asText());
        return answer.json();
    }

    /** Everything that can be read, by everybody. */
    private List<Heard> reads(String event, String suggestion) {
        var slug = PlainHttp.ask("GET", "/v1/events/" + event, coordinator, null)
                .json()
                .get("slug")
                .asText();
        var singles = List.of(
                "/v1/events/" + event,
                "/v1/events/" + slug,
                "/v1/events/" + event + "?translations=all&lang=de",
                "/v1/events/" + event + "/contacts");
        var others = new ArrayList<>(List.of(
                "/v1/campaigns?when=all",
                "/v1/campaigns/" + campaign,
                "/v1/campaigns/" + campaign + "?include=events&translations=all",
                "/v1/campaigns/" + campaign + "/events?when=all",
                "/v1/campaigns/" + campaign + "/events?fields=id,contacts",
                "/v1/campaigns/" + campaign + "/supporters",
                "/v1/events?when=all&campaign=" + campaign,
                "/v1/events?when=all&limit=1&campaign=" + campaign,
                "/v1/events?fields=contacts&sort=-updatedAt&campaign=" + campaign,
                "/v1/events?updatedSince=2025-01-01T00:00:00Z&campaign=" + campaign,
                "/v1/events?near=47.37,8.54&sort=distance&campaign=" + campaign,
                "/v1/events?bbox=5,45,11,48&country=CH&city=zurich-ch&campaign=" + campaign,
                "/v1/events?status=cancelled,scheduled,postponed&lang=de&campaign=" + campaign,
                "/v1/cities?q=zur&hasUpcoming=true",
                "/v1/cities/zurich-ch",
                "/v1/cities/zurich-ch/events?when=all",
                "/v1/countries?hasUpcoming=true",
                "/v1/nearest?city=zurich-ch",
                "/go/" + campaign + "/zurich-ch",
                "/c/" + campaign,
                "/c/" + campaign + "/map.svg",
                "/c/" + campaign + "/map.png",
                "/embed/" + campaign,
                "/embed.js",
                "/assets/icon.svg",
                "/oembed?url=http://localhost:8080/c/" + campaign,
                "/v1/events/" + event + ".scheduled-event.json",
                "/",
                "/privacy",
                "/v1/events/" + event + "/edit-links",
                "/v1/suggestions/" + suggestion,
                "/v1/review",
                "/v1/review?campaign=" + campaign,
                "/v1/audit?limit=500",
                "/v1/audit?campaign=" + campaign,
                "/v1/audit?event=" + event,
                "/v1/me",
                "/v1/me/events",
                "/v1/tokens?limit=500",
                "/v1/tokens?campaign=" + campaign,
                "/v1/tokens?role=status",
                "/v1/tokens?role=edit,reader",
                "/v1/changes",
                "/v1/changes?since=" + beginning,
                "/v1/changes?campaign=" + campaign + "&lang=de&since=" + beginning,
                "/v1/webhooks",
                "/v1/webhooks/" + webhook,
                "/v1/webhooks/" + webhook + "/deliveries",
                "/v1/discord/commands.json",
                "/metrics",
                "/openapi",
                "/openapi?format=JSON",
                "/docs/",
                "/health",
                "/health/live",
                "/health/ready"));
        for (var suffix : formats()) {
            others.add("/v1/events/" + event + "." + suffix);
            others.add("/v1/campaigns/" + campaign + "/events." + suffix);
            others.add("/v1/events." + suffix + "?when=all&campaign=" + campaign);
            others.add("/v1/cities/zurich-ch/events." + suffix + "?when=all&campaign=" + campaign);
        }
        var heard = new ArrayList<Heard>();
        callers.forEach((who, token) -> {
            // A page is the same for everybody: it shows those who want to be found.
            heard.add(heard(who, true, "GET", "/e/" + slug, null));
            singles.forEach(target -> heard.add(heard(who, true, "GET", target, null)));
            heard.add(heard(who, false, "HEAD", "/v1/events/" + event, null));
            others.forEach(target -> heard.add(heard(who, false, "GET", target, null)));
        });
        return heard;
    }

    /** The stream doesn't end: its first messages since nothing had happened. */
    private Heard streamed(String who) throws IOException, InterruptedException {
        var target = "/v1/changes/stream?campaign=" + campaign + "&since=" + beginning;
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + target));
        if (callers.get(who) != null) {
            request.header("Authorization", "Bearer " + callers.get(who));
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        var text = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            while (!text.toString().contains("data:") || !text.toString().endsWith("\n\n")) {
                text.append(lines.readLine()).append('\n');
            }
        }
        return new Heard(who, "GET " + target, false, new Answer(answer.statusCode(), Map.of(), text.toString()));
    }

    /** What can be read, and nobody has. */
    private static List<String> unread(List<Heard> heard) {
        var paths = heard.stream()
                .map(one -> one.request.split("\\?", 2)[0])
                .distinct()
                .toList();
        return RouteTable.rows().stream()
                .filter(row -> !row.isWrite())
                .map(RouteTable.Row::route)
                .distinct()
                .filter(route -> {
                    var pattern = Arrays.stream(route.split("\\{[^}]*}", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[^/]+"));
                    return paths.stream().noneMatch(path -> path.matches(pattern));
                })
                .toList();
    }

    /** All that the contract knows, so that no new one is forgotten here. */
    private static List<String> formats() {
        var suffixes = new ArrayList<String>();
        var parameters = PlainHttp.ask("GET", "/openapi?format=JSON", null, null)
                .json()
                .at("/paths/~1v1~1events.{format}/get/parameters");
        for (var parameter : parameters) {
            if (parameter.path("name").asText().equals("format")) {
                parameter.at("/schema/enum").forEach(suffix -> suffixes.add(suffix.asText()));
            }
        }
        assertThat(suffixes).hasSizeGreaterThan(8);
        return suffixes;
    }

    /** Whoever looks for a contact or a token finds nothing by it. */
    private List<Heard> searches(Map<String, Planted> planted) {
        var heard = new ArrayList<Heard>();
        for (var who : List.of("nobody", "admin")) {
            for (var contacts : planted.values()) {
                for (var text : contacts.all()) {
                    for (var target : List.of("/v1/events?when=all&q=", "/v1/cities?q=")) {
                        var found = heard(who, false, "GET", target + encoded(text), null);
                        assertThat(found.answer.json().path("items"))
                                .as(found.toString())
                                .isEmpty();
                        heard.add(found);
                    }
                }
            }
            for (var secret : secrets) {
                heard.add(heard(who, false, "GET", "/v1/events?access_token=" + encoded(secret), null));
                heard.add(heard(who, false, "GET", "/v1/events?cursor=" + encoded(secret), null));
                heard.add(heard(who, false, "GET", "/v1/tokens?campaign=" + encoded(secret), null));
            }
        }
        return heard;
    }

    /** Requests that hold a secret, or somebody's address, and are refused. */
    private List<Heard> refusals(String event) {
        var contacts = "/v1/events/" + event + "/contacts";
        var events = "/v1/campaigns/" + campaign + "/events";
        var good = refused.json("private", "");
        var heard = new ArrayList<Heard>();
        callers.forEach((who, token) -> {
            heard.add(heard(who, true, "PUT", contacts, list(good)));
            heard.add(heard(who, true, "PUT", contacts, list(good), "If-Match", "\"999\""));
            heard.add(heard(who, false, "PUT", contacts, list(good), "If-Match", refused.email));
            heard.add(heard(who, false, "PUT", "/v1/events/" + UUID.randomUUID() + "/contacts", list(good)));
            heard.add(heard(
                    who,
                    false,
                    "POST",
                    "/v1/suggestions",
                    "{\"campaign\":\"%s\",\"proposal\":%s}".formatted(campaign, list(good))));
        });
        for (var who : List.of("holder", "coordinator")) {
            for (var body : List.of(
                    list(good.replace("private", "everybody")),
                    list(good.replace("\"2025-02-01T00:00:00Z\"", "null").replace("private", "public")),
                    list(good.replace(refused.email, refused.email + "@@").replace(refused.phone, refused.phone + "x")),
                    list(good.replace("}", ",\"id\":\"%s\"}".formatted(UUID.randomUUID()))),
                    list(good.replace("}", ",\"visibleUntil\":\"%s\"}".formatted(refused.phone))),
                    list(good.replace("channel", "means")),
                    list(good.replace("\"email\"", "\"phone\"")),
                    list(good.replace("\"email\"", "\"" + refused.email + "\"")),
                    list(good + "," + good.replace("\"" + refused.phone + "\"", "[\"" + refused.phone + "\"]")),
                    list(good).substring(0, good.length() - 5),
                    list(good) + list(good),
                    list(Stream.generate(() -> good)
                            .limit(30)
                            .reduce((a, b) -> a + "," + b)
                            .orElseThrow()),
                    list(Stream.generate(() -> good)
                            .limit(2000)
                            .reduce((a, b) -> a + "," + b)
                            .orElseThrow()))) {
                heard.add(heard(who, false, "PUT", contacts, body, "If-Match", present(event)));
            }
            heard.add(heard(
                    who, false, "PUT", contacts, list(good), "Content-Type", "text/" + refused.phone.substring(1)));
            for (var key : List.of(
                    "contacts",
                    "startDate",
                    "kind",
                    "newCity",
                    "languages",
                    "catchmentKm",
                    "holder",
                    "imageUrl",
                    "affiliation")) {
                heard.add(heard(
                        who,
                        false,
                        "PATCH",
                        "/v1/events/" + event,
                        "{\"%s\":\"%s\"}".formatted(key, refused.email),
                        "If-Match",
                        present(event)));
                heard.add(heard(
                        who,
                        false,
                        "POST",
                        events,
                        "{\"city\":\"zurich-ch\",\"%s\":\"%s\"}".formatted(key, refused.email)));
            }
            for (var url : List.of(
                    "mailto:" + refused.email, "javascript:" + refused.email, "https://" + refused.email + "/")) {
                heard.add(heard(
                        who,
                        false,
                        "PATCH",
                        "/v1/events/" + event,
                        "{\"signupLinks\":[{\"url\":\"%s\"}]}".formatted(url),
                        "If-Match",
                        present(event)));
            }
            for (var secret : secrets) {
                heard.add(heard(
                        who,
                        false,
                        "POST",
                        "/v1/tokens",
                        "{\"role\":\"organiser\",\"label\":\"C\",\"token\":\"%s\"}".formatted(secret)));
                heard.add(heard(
                        who,
                        false,
                        "POST",
                        "/v1/tokens",
                        "{\"role\":\"organiser\",\"label\":\"C\",\"campaigns\":[\"%s\"]}".formatted(secret)));
                heard.add(heard(
                        who, true, "POST", "/v1/events/" + event + "/cancel", "{}", "If-Match", '"' + secret + '"'));
                heard.add(heard(who, false, "POST", events, "{\"city\":\"zurich-ch\"}", "Idempotency-Key", secret));
                heard.add(heard(
                        who,
                        false,
                        "POST",
                        events,
                        "{\"city\":\"zurich-ch\",\"title\":\"x\"}",
                        "Idempotency-Key",
                        secret));
            }
        }
        for (var secret : List.copyOf(secrets)) {
            for (var credential :
                    List.of("Bearer " + secret + "x", "Basic " + secret, secret, "Bearer  " + secret + " " + secret)) {
                heard.add(heard("nobody", false, "GET", "/v1/events", null, "Authorization", credential));
                heard.add(heard("nobody", false, "DELETE", "/v1/events/" + event, null, "Authorization", credential));
            }
            heard.add(heard(
                    "nobody", false, "GET", "/v1/events", null, "Cookie", "token=" + secret, "X-Api-Key", secret));
        }
        assertThat(heard.stream().filter(one -> one.answer.status() < 400 && !one.request.startsWith("GET")))
                .as("refusals")
                .isEmpty();
        return heard;
    }

    /** Deeds that succeed and show the event as their doer may see it. */
    private List<Heard> changes(String event) {
        var heard = new ArrayList<Heard>();
        for (var who : List.of("edit link", "holder", "coordinator", "admin")) {
            var address = "/v1/events/" + event;
            heard.add(heard(
                    who,
                    true,
                    "PATCH",
                    address,
                    "{\"title\":\"By the %s\"}".formatted(who),
                    "If-Match",
                    present(event)));
            for (var deed : List.of("cancel", "reinstate", "postpone")) {
                heard.add(heard(
                        who,
                        true,
                        "POST",
                        address + "/" + deed,
                        "{}",
                        "If-Match",
                        present(event),
                        "Idempotency-Key",
                        who + deed));
                heard.add(heard(
                        who,
                        true,
                        "POST",
                        address + "/" + deed,
                        "{}",
                        "If-Match",
                        present(event),
                        "Idempotency-Key",
                        who + deed));
            }
            heard.add(heard(who, true, "PATCH", address, "{\"startDate\":\"2025-02-10\"}", "If-Match", present(event)));
            heard.add(heard(
                    who,
                    false,
                    "POST",
                    "/v1/campaigns/" + campaign + "/events",
                    "{\"city\":\"zurich-ch\",\"startDate\":\"2025-02-10\"}"));
        }
        assertThat(heard.stream()
                        .filter(one -> one.single)
                        .map(one -> one.answer.status())
                        .distinct())
                .containsExactly(200);
        return heard;
    }

    /** What an answer shows though it may not. */
    private List<String> leaks(Heard one, Map<String, Planted> planted) {
        var hidden = new TreeSet<>(secrets);
        hidden.addAll(refused.all());
        planted.forEach((audience, contacts) -> {
            if (!one.single || !audiences(one.who).contains(audience)) {
                hidden.addAll(contacts.all());
            }
        });
        var answered = one.answer.headers() + "\n" + one.answer.body();
        return hidden.stream()
                .filter(answered::contains)
                .map(secret -> one.who + " " + one.request + ": " + one.answer.status() + " shows " + secret + " in "
                        + around(answered, secret))
                .toList();
    }

    private static Set<String> audiences(String who) {
        return switch (who) {
            case "holder", "coordinator", "admin" -> Set.of("private", "organisers", "public");
            case "organiser" -> Set.of("organisers", "public");
            default -> Set.of("public");
        };
    }

    // ------------------------------------------------------------------ what is left after erasure

    /** Three ways to be erased, the removal of a whole draft, and a contact that stays. */
    @Test
    void anErasedContactIsInNoFile() {
        var ways = List.of("delete", "put", "job", "draft", "stays");
        var planted = new LinkedHashMap<String, Planted>();
        var events = new LinkedHashMap<String, String>();
        for (var way : ways) {
            planted.put(way, Planted.of(way));
            events.put(way, eventWith(way, planted.get(way)));
            assertThat(cancel(way, events.get(way)).body())
                    .as("what is remembered shows contacts")
                    .contains(planted.get(way).all());
        }
        files.gatherStatistics();
        files.flush();
        var sealed = new LinkedHashMap<String, List<String>>();
        events.forEach((way, event) -> sealed.put(way, sealed(event)));
        var plain = planted.values().stream()
                .flatMap(contacts -> contacts.all().stream())
                .toList();
        var ciphers = sealed.values().stream().flatMap(List::stream).toList();
        assertThat(ciphers).hasSize(5 * (4 + 1));
        assertThat(files.found(ciphers)).as("the search finds what is there").containsAll(ciphers);
        assertThat(files.found(plain)).as("plain text").isEmpty();

        erase(events);
        for (var way : List.of("delete", "put", "draft")) {
            assertThat(sealed(events.get(way))).as(way).isEmpty();
        }
        for (var way : List.of("delete", "put")) {
            var replay = cancel(way, events.get(way));
            assertThat(replay.status()).as(way).isEqualTo(409);
            assertThat(replay.json().get("type").asText()).isEqualTo("urn:rallypoint:problem:answer_erased");
        }
        clock.set("2025-03-22T12:00:01Z");
        erasures.run();
        assertThat(sealed(events.get("job"))).as("after the job").isEmpty();

        files.compact();
        var gone = ciphers.stream()
                .filter(text -> !sealed.get("stays").contains(text))
                .toList();
        assertThat(files.found(plain)).as("plain text").isEmpty();
        assertThat(files.found(gone)).as("ciphertext of what was erased").isEmpty();
        assertThat(files.found(sealed.get("stays"))).as("what was not erased").hasSameElementsAs(sealed.get("stays"));
        assertThat(PlainHttp.ask("GET", "/v1/events/" + events.get("stays"), organiser, null)
                        .body())
                .as("the application goes on")
                .contains(planted.get("stays").all());
    }

    @Test
    void aRevokedTokensAnswerIsForgotten() {
        var key = UUID.randomUUID().toString();
        var body = "{\"role\":\"organiser\",\"label\":\"C\",\"campaigns\":[\"%s\"]}".formatted(campaign);
        var made = ask(coordinator, "POST", "/v1/tokens", body, "Idempotency-Key", key);
        var id = made.json().get("id").asText();
        assertThat(ask(coordinator, "POST", "/v1/tokens", body, "Idempotency-Key", key)
                        .body())
                .isEqualTo(made.body());
        var sealed = files.texts("select sealed from remembered_answer where shown = '" + id + "'");
        assertThat(sealed).hasSize(1).doesNotContainNull();
        assertThat(ask(made.json().get("token").asText(), "DELETE", "/v1/tokens/" + id, null)
                        .status())
                .isEqualTo(204);
        assertThat(files.texts("select sealed from remembered_answer where shown = '" + id + "'"))
                .containsOnlyNulls();
        var replay = ask(coordinator, "POST", "/v1/tokens", body, "Idempotency-Key", key);
        assertThat(replay.status()).isEqualTo(409);
        assertThat(replay.body()).doesNotContain(made.json().get("token").asText());
    }

    private String eventWith(String way, Planted contacts) {
        var draft = way.equals("draft") ? ",\"publication\":\"draft\"" : "";
        var made = ask(
                organiser,
                "POST",
                "/v1/campaigns/" + campaign + "/events?allowDuplicate=true",
                "{\"city\":\"zurich-ch\"" + draft + "}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asText();
        var until = way.equals("job") ? "2025-02-20T12:00:00Z" : "2025-06-01T00:00:00Z";
        var list = list(contacts.json("private", ",\"visibleUntil\":\"" + until + "\""));
        assertThat(onIts(organiser, "PUT", id, "/contacts", list).status()).isEqualTo(200);
        return id;
    }

    private Answer cancel(String way, String event) {
        return ask(
                organiser,
                "POST",
                "/v1/events/" + event + "/cancel",
                "{}",
                "If-Match",
                "\"2\"",
                "Idempotency-Key",
                way + event);
    }

    private void erase(Map<String, String> events) {
        var contacts = "/v1/events/" + events.get("delete") + "/contacts";
        ask(organiser, "GET", contacts, null)
                .json()
                .get("contacts")
                .forEach(contact -> assertThat(ask(
                                        organiser,
                                        "DELETE",
                                        contacts + "/" + contact.get("id").asText(),
                                        null)
                                .status())
                        .isEqualTo(204));
        assertThat(onIts(organiser, "PUT", events.get("put"), "/contacts", list(""))
                        .status())
                .isEqualTo(200);
        assertThat(onIts(organiser, "DELETE", events.get("draft"), "", null).status())
                .isEqualTo(204);
    }

    /** All sealed texts that are stored of an event: names, values and remembered answers. */
    private List<String> sealed(String event) {
        var texts = new ArrayList<String>();
        texts.addAll(files.texts("select sealed_name from contact where event_id = '" + event + "'"));
        texts.addAll(files.texts("select sealed_value from contact where event_id = '" + event + "'"));
        texts.addAll(files.texts(
                "select sealed from remembered_answer where sealed is not null and shown = '" + event + "'"));
        return texts;
    }

    // ------------------------------------------------------------------ asking

    private Heard heard(String who, boolean single, String method, String target, String body, String... headers) {
        var token = List.of(headers).contains("Authorization") ? null : callers.get(who);
        return new Heard(who, method + " " + target, single, ask(token, method, target, body, headers));
    }

    private static Answer ask(String token, String method, String target, String body, String... headers) {
        return PlainHttp.ask(method, target, token, body, headers);
    }

    /** A change of an event as it stands now. */
    private Answer onIts(String token, String method, String event, String deed, String body) {
        return ask(token, method, "/v1/events/" + event + deed, body, "If-Match", present(event));
    }

    private String present(String event) {
        return ask(callers.get("admin"), "GET", "/v1/events/" + event, null).header("ETag");
    }

    private static String list(String contacts) {
        return "{\"contacts\":[" + contacts + "]}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String around(String text, String found) {
        int at = text.indexOf(found);
        return text.substring(Math.max(0, at - 150), Math.min(text.length(), at + found.length() + 100));
    }
}
