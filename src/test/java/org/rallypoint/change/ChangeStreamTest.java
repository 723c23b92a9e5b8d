package org.rallypoint.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rallypoint.Fixtures;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.event.Client;

/** The stream of changes, as listeners meet it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(60)
class ChangeStreamTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    TestClock clock;

    @Inject
    Entries entries;

    @Inject
    ChangeStream stream;

    @Inject
    ChangeListeners listeners;

    private String campaign;
    private Client coordinator;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
    }

    private String create(String city) {
        return "/events/"
                + coordinator
                        .post("/campaigns/" + campaign + "/events", "{\"city\":\"" + city + "\"}")
                        .is(201)
                        .text("/id");
    }

    private static String present() {
        return Client.nobody().get("/changes").is(200).text("/cursor");
    }

    private static String ids(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void theFirstThingSentIsThePresentPlaceAndHowLongToWaitBeforeComingBack() throws Exception {
        try (var listening = Listening.to("")) {
            assertThat(listening.status()).isEqualTo(200);
            assertThat(listening.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listening.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(listening.header("Vary")).isEqualTo("Accept, Accept-Encoding, Accept-Language, Authorization");
            assertThat(listening.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(listening.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(listening.header("ETag")).isNull();
            assertThat(listening.header("Content-Length")).isNull();
            assertThat(listening.next())
                    .containsEntry("retry", "3000")
                    .containsEntry("id", present())
                    .containsKey("")
                    .doesNotContainKeys("data", "event");
        }
    }

    @Test
    void aChangeArrivesWithItsTypeItsCursorAndTheSameJsonAsInTheFeed() throws Exception {
        try (var listening = Listening.to("?campaign=" + campaign)) {
            var from = listening.next().get("id");
            create("zurich-ch");
            var message = listening.nextChange();
            var inFeed = Client.nobody()
                    .get("/changes?campaign=" + campaign + "&since=" + from)
                    .is(200);
            assertThat(message)
                    .containsEntry("event", "event.created")
                    .containsEntry("data", inFeed.json().at("/items/0").toString());
            assertThat(Client.nobody()
                            .get("/changes?campaign=" + campaign + "&since=" + message.get("id"))
                            .list("/items"))
                    .isEmpty();
        }
    }

    @Test
    void whoeverComesBackWithTheLastIdMissesNothing() throws Exception {
        var made = new ArrayList<String>();
        String last;
        try (var listening = Listening.to("?campaign=" + campaign)) {
            listening.next();
            made.add(create("zurich-ch"));
            last = listening.nextChange().get("id");
        }
        made.add(create("bern-ch"));
        made.add(create("oslo-no"));
        // The address is still that of the beginning, as browsers do it.
        var former = Client.nobody().get("/changes").text("/cursor");
        try (var listening = Listening.to("?campaign=" + campaign + "&since=" + former, "Last-Event-ID", last)) {
            assertThat(listening.nextData().get("eventId").asText()).isEqualTo(ids(made.get(1)));
            assertThat(listening.nextData().get("eventId").asText()).isEqualTo(ids(made.get(2)));
            made.add(create("paris-fr"));
            assertThat(listening.nextData().get("eventId").asText()).isEqualTo(ids(made.get(3)));
        }
    }

    @Test
    void whoeverIsFarBehindGetsEverythingInItsOrder() throws Exception {
        var from = present();
        var path = create("zurich-ch");
        for (int i = 0; i < 120; i++) {
            coordinator.patch(path, "{\"title\":\"No " + i + "\"}").is(200);
        }
        try (var listening = Listening.to("?campaign=" + campaign + "&since=" + from)) {
            var revisions = new ArrayList<Integer>();
            for (int i = 0; i < 121; i++) {
                revisions.add(listening.nextData().get("revision").asInt());
            }
            assertThat(revisions).isSorted().doesNotHaveDuplicates().hasSize(121);
            coordinator.turn(path, "cancel", "{\"note\":\"Ice.\"}").is(200);
            assertThat(listening.nextChange()).containsEntry("event", "event.cancelled");
        }
    }

    @Test
    void eachListenerGetsWhatItsFiltersLetThroughInItsLanguage() throws Exception {
        try (var swiss = Listening.to("?campaign=" + campaign + "&country=CH&lang=de");
                var norwegian = Listening.to("?campaign=" + campaign + "&country=NO");
                var material = Listening.to("?material=true&campaign=" + campaign, "Accept-Language", "fr")) {
            var zurich = create("zurich-ch");
            coordinator.patch(zurich, "{\"title\":\"Later\"}").is(200);
            assertThat(swiss.header("Vary")).isEqualTo("Accept, Accept-Encoding, Authorization");
            create("oslo-no");
            var inGerman = swiss.nextData();
            assertThat(inGerman.at("/event/city/countryName").asText()).isEqualTo("Schweiz");
            assertThat(swiss.nextChange()).containsEntry("event", "event.updated");
            assertThat(norwegian.nextData().at("/event/city/countryName").asText())
                    .isEqualTo("Norway");
            assertThat(material.nextData().at("/event/city/countryName").asText())
                    .isEqualTo("Suisse");
            assertThat(material.nextData().get("countryCode").asText()).isEqualTo("NO");
        }
    }

    @Test
    void whoeverListensToACountryIsToldOfWhatLeavesIt() throws Exception {
        var path = create("zurich-ch");
        try (var swiss = Listening.to("?campaign=" + campaign + "&country=CH")) {
            swiss.next();
            coordinator.patch(path, "{\"city\":\"oslo-no\"}").is(200);
            assertThat(swiss.nextData().get("countryCode").asText()).isEqualTo("NO");
        }
    }

    @Test
    void anotherFormatIsA406ThatNamesTheOneThatThereIs() throws Exception {
        var answer = Client.nobody()
                .get("/changes/stream", "Accept", "application/json")
                .is(406);
        assertThat(answer.text("/detail")).contains("text/event-stream").doesNotContain("application/json");
    }

    @Test
    void aHeartbeatHasThePresentPlaceAlsoForWhomNothingConcerns() throws Exception {
        try (var listening = Listening.to("?campaign=" + fixtures.campaign())) {
            var before = listening.next().get("id");
            listenUntilLive();
            create("zurich-ch");
            stream.poll();
            stream.beat();
            var after = listening.next();
            while (after.get("id").equals(before)) {
                stream.beat();
                after = listening.next();
            }
            assertThat(after).containsKey("").containsEntry("id", present()).doesNotContainKey("data");
        }
    }

    private void listenUntilLive() {
        while (listeners.live().listeners().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatOtherNodesCommitIsFoundByLooking() throws Exception {
        try (var listening = Listening.to("?campaign=" + campaign)) {
            listening.next();
            listenUntilLive();
            entries.recordElsewhere(ChangeType.campaign_updated, campaign);
            stream.poll();
            assertThat(listening.nextChange()).containsEntry("event", "campaign.updated");
        }
    }

    @Test
    void aListenerThatDoesNotReadIsCutOffAndOneThatReadsIsNot() throws Exception {
        try (var reading = Listening.to("")) {
            reading.next();
            int before = listeners.count();
            var socket = deaf("");
            while (listeners.count() == before) {
                Thread.onSpinWait();
            }
            // Until the buffers between are full, and then for the beats in which nothing is taken.
            while (listeners.count() > before) {
                stream.beat();
                settle();
            }
            entries.recordElsewhere(ChangeType.campaign_updated, campaign);
            stream.poll();
            assertThat(reading.nextChange()).containsEntry("event", "campaign.updated");
            socket.close();
        }
    }

    /** Until everybody has taken what there is, but for who doesn't take anything. */
    private void settle() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        while (listeners.backlog().bytes() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void thoseThatReadNothingFromAnOldPlaceHoldNoMoreThanThereIsRoomForAndDoNotHinderOthers() throws Exception {
        var from = present();
        var path = create("zurich-ch");
        for (int i = 0; i < 60; i++) {
            coordinator.patch(path, "{\"title\":\"No " + i + "\"}").is(200);
        }
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 150; i++) {
                sockets.add(deaf("?since=" + from));
            }
            try (var reading = Listening.to("?campaign=" + campaign + "&since=" + from)) {
                for (int i = 0; i < 61; i++) {
                    reading.nextChange();
                }
                assertThat(listeners.backlog().bytes()).isLessThanOrEqualTo(150L * ChangeListener.MOST_BYTES);
                create("oslo-no");
                assertThat(reading.nextChange()).containsEntry("event", "event.created");
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket deaf(String query) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(("GET /v1/changes/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void everyoneGetsTheirLanguageHoweverManyThereAre() throws Exception {
        var all = new ArrayList<Listening>();
        for (int i = 0; i < 2 * ChangeStream.MOST_LANGUAGES; i++) {
            all.add(Listening.to(
                    "?campaign=" + campaign,
                    "Accept-Language",
                    "q" + (char) ('a' + i % 20) + (char) ('a' + i / 20) + ", de"));
            all.get(i).next();
        }
        while (listeners.live().listeners().size() < all.size()) {
            Thread.onSpinWait();
        }
        create("zurich-ch");
        create("bern-ch");
        for (var listening : all) {
            assertThat(listening.nextData().at("/event/city/countryName").asText())
                    .isEqualTo("Schweiz");
            assertThat(listening.nextData().at("/event/city/id").asText()).isEqualTo("bern-ch");
            listening.close();
        }
    }

    @Test
    void whoeverLeavesIsForgotten() throws Exception {
        var open = new ArrayList<Listening>();
        for (int i = 0; i < 20; i++) {
            open.add(Listening.to(""));
        }
        for (var listening : open) {
            listening.next();
            listening.close();
        }
        while (listeners.count() > 0) {
            stream.beat();
        }
        assertThat(listeners.live().listeners()).isEmpty();
    }

    @Test
    void aCursorThatIsNotOfThisLogIsRefusedBeforeTheStreamBegins() throws Exception {
        for (var answer : List.of(
                Listening.to("?since=" + ChangePosition.text(Integer.MAX_VALUE)),
                Listening.to("", "Last-Event-ID", ChangePosition.text(Integer.MAX_VALUE)))) {
            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.problem().get("type").asText()).isEqualTo("urn:rallypoint:problem:cursor_unknown");
        }
    }

    @Test
    void whatCanNotBeReadIsA400WithItsParameter() throws Exception {
        assertThat(parameterAtFault(Listening.to("?since=abc"))).isEqualTo("since");
        assertThat(parameterAtFault(Listening.to("", "Last-Event-ID", "abc"))).isEqualTo("Last-Event-ID");
        assertThat(parameterAtFault(Listening.to("?campaign=no-such"))).isEqualTo("campaign");
        assertThat(parameterAtFault(Listening.to("?country=Norway"))).isEqualTo("country");
        assertThat(parameterAtFault(Listening.to("?limit=5"))).isEqualTo("limit");
    }

    private static String parameterAtFault(Listening answer) throws IOException {
        assertThat(answer.status()).isEqualTo(400);
        return answer.problem().at("/errors/0/parameter").asText();
    }

    @Test
    void headIsAnsweredAtOnce() {
        int before = listeners.count();
        var answer = PlainHttp.ask("HEAD", "/v1/changes/stream", null, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).isEmpty();
        assertThat(listeners.count()).isEqualTo(before);
    }

    @Test
    void withATokenItIsForNobodyElse() throws Exception {
        try (var listening = Listening.to("", "Authorization", "Bearer " + bearers.of(Role.reader))) {
            assertThat(listening.header("Cache-Control")).isEqualTo("private, no-store");
        }
    }
}
