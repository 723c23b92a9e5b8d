package org.rallypoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rallypoint.PlainHttp;
import org.rallypoint.PlainHttp.Answer;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.RouteTable.Row;
import org.rallypoint.access.Scenes.Scene;
import org.rallypoint.contact.Audience;

/** Who may do what, for every route of the application: see {@link RouteTable}. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RouteTableTest {

    private static final java.nio.file.Path TESTS_OWN = java.nio.file.Path.of("target/test-classes");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Scenes scenes;

    @Inject
    BeanManager beans;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @BeforeEach
    void pinTheClock() {
        clock.set("2025-02-08T12:00:00Z");
    }

    static Stream<Row> rows() {
        return RouteTable.rows().stream();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        var declared = declaredRoutes(type -> true);
        assertThat(declared).hasSizeGreaterThan(40);
        assertThat(declaredRoutes(type -> !isForPeople(type)))
                .as("routes that the contract tells of")
                .isEqualTo(documentedRoutes());
        var rows = rows().filter(row -> !row.isAbout(RouteTable.BY_QUARKUS))
                .map(Row::route)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).as("rows of the table").isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCallerGetsWhatTheTableSays(Row row) {
        var statuses = new ArrayList<Integer>();
        var oddities = new ArrayList<String>();
        for (var who : Who.values()) {
            var scene = scenes.begin(row, who);
            var writtenBefore = written();
            var answer = ask(row, scene);
            statuses.add(answer.status());
            oddities.addAll(oddities(row, who, scene, answer, written() - writtenBefore));
        }
        assertThat(row.cells(statuses))
                .as("%s%n%s", row, Arrays.toString(Who.values()))
                .isEqualTo(row.cells(row.statuses()));
        assertThat(oddities).as(row.toString()).isEmpty();
    }

    /** What is wrong with an answer beside its status. */
    private List<String> oddities(Row row, Who who, Scene scene, Answer answer, long written) {
        var oddities = new ArrayList<String>();
        int status = answer.status();
        var type = String.valueOf(answer.header("Content-Type"));
        if (status >= 400 && !type.startsWith("application/problem+json")) {
            oddities.add(who + ": a " + status + " as " + type);
        }
        if (status == 401 && answer.header("WWW-Authenticate") == null) {
            oddities.add(who + ": a 401 without WWW-Authenticate");
        }
        if ((status >= 400 || !row.isWrite()) && written != 0) {
            oddities.add(who + ": a " + status + " left an entry in the audit or the change log");
        }
        if (status < 300 && row.isWrite() && (written == 0) != row.isAbout("nothing changes")) {
            oddities.add(who + ": a " + status + " left " + written + " entries in the audit and the change log");
        }
        if (status == 404 && !withoutInstance(answer).equals(withoutInstance(ask(row, scene.elsewhere())))) {
            oddities.add(who + ": what may not be seen looks unlike what isn't there");
        }
        return oddities;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # caller               | published                  | pending                    | campaign draft
              none                 | public                     | -                          | -
              reader               | public                     | -                          | -
              organiser_a          | public organisers private  | public organisers private  | public organisers private
              organiser_b          | public organisers          | -                          | -
              edit_link            | public                     | public                     | public
              chapter              | public organisers          | public organisers          | public organisers
              chapter_abroad       | public organisers          | -                          | -
              coordinator_elsewhere| public                     | -                          | -
              coordinator          | public organisers private  | public organisers private  | public organisers private
              admin                | public organisers private  | public organisers private  | public organisers private
              expired              | -                          | -                          | -
              revoked              | -                          | -                          | -
              garbage              | -                          | -                          | -
            """)
    void aContactIsSeenByItsAudienceAlone(Who who, String published, String pending, String ofDraft) {
        var subjects = Map.of(
                "event published", published, "event pending", pending, "event published, campaign draft", ofDraft);
        for (var subject : subjects.entrySet()) {
            var expected = subject.getValue().equals("-")
                    ? Set.<String>of()
                    : Set.of(subject.getValue().split(" ", -1));
            var scene = scenes.begin(row("GET", "/v1/events/{idOrSlug}", subject.getKey(), null), who);
            scenes.plant(scene.event(), Audience.values());
            for (var path : List.of(
                    "/v1/events/" + scene.event(),
                    "/v1/events/" + scene.eventSlug(),
                    "/v1/events/" + scene.event() + "?translations=all&lang=de")) {
                assertThat(audiences(ask("GET", path, null, scene).json()))
                        .as("%s, %s, %s", path, who, subject.getKey())
                        .isEqualTo(expected);
            }
            var list = ask("GET", "/v1/events/" + scene.event() + "/contacts", null, scene);
            assertThat(audiences(list.json()))
                    .as("its contacts, %s, %s", who, subject.getKey())
                    .isEqualTo(who == Who.none ? Set.of() : expected);
        }
    }

    /** Those whom the answer to a change would show more than they may read. */
    @ParameterizedTest
    @CsvSource({
        "edit_link, public",
        "chapter, public organisers",
        "organiser_a, public organisers private",
        "coordinator, public organisers private",
    })
    void theAnswerToAChangeShowsNoMoreThanReadingDoes(Who who, String audiences) {
        var expected = Set.of(audiences.split(" ", -1));
        for (var change : List.of(
                row("PATCH", "/v1/events/{idOrSlug}", "event published", "{\"title\":\"Another\"}"),
                row("PATCH", "/v1/events/{idOrSlug}", "event pending", "{\"title\":null}"),
                row("POST", "/v1/events/{idOrSlug}/cancel", "event published", "{}"),
                row("POST", "/v1/events/{idOrSlug}/postpone", "event published", "{}"),
                row("POST", "/v1/events/{idOrSlug}/reinstate", "event cancelled", "{}"))) {
            var scene = scenes.begin(change, who);
            scenes.plant(scene.event(), Audience.values());
            var done = ask(change, scene);
            assertThat(done.status()).as(change.toString()).isEqualTo(200);
            assertThat(audiences(done.json())).as(change.toString()).isEqualTo(expected);
            var stale = PlainHttp.ask(
                    change.method(), scene.target(change), scene.token(), change.body(), "If-Match", "\"9\"");
            assertThat(stale.status()).isEqualTo(412);
            assertThat(audiences(stale.json().get("current")))
                    .as("a 412 of " + change)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"organiser_a", "edit_link", "chapter", "coordinator", "admin"})
    void noBodyDecidesWhatIsForTheServiceToDecide(Who who) throws IOException {
        var ofEvent = notWritable(
                "/v1/events/{idOrSlug}",
                "acceptCodeOfConduct city title kind summary description statusNote imageUrl imageAlt languages"
                        + " accessibility whatToBring permit startDate endDate startTime endTime startOffset endOffset"
                        + " venue attendance catchmentKm signupLinks links organisedBy affiliation turnout translations",
                "holder owner firstPublicAt conductAcceptedAt conductAcceptedBy reviewNote sortAt campaignId eventId role token");
        assertThat(ofEvent).hasSizeGreaterThan(35).contains("id", "revision", "publication", "contacts", "window");
        var patch = row("PATCH", "/v1/events/{idOrSlug}", "event published", null);
        refusesEach(who, patch, "{}", ofEvent);
        for (var deed : List.of("publish", "cancel", "postpone", "hide", "reinstate")) {
            var change = row("POST", "/v1/events/{idOrSlug}/" + deed, "event published", null);
            if (who != Who.edit_link || !Set.of("publish", "hide").contains(deed)) {
                refusesEach(who, change, "{}", Set.of("publication", "status", "holder", "revision", "id"));
            }
        }
        if (who == Who.edit_link) {
            return;
        }
        ofEvent.remove("publication");
        refusesEach(
                who,
                row("POST", "/v1/campaigns/{slug}/events", "campaign published", null),
                "{\"city\":\"bern-ch\"}",
                ofEvent);
        for (var publication : List.of("published", "pending", "hidden")) {
            var scene = scenes.begin(patch, who);
            var body = "{\"city\":\"bern-ch\",\"publication\":\"%s\"}".formatted(publication);
            assertThat(ask("POST", "/v1/campaigns/" + scene.slug() + "/events", body, scene)
                            .status())
                    .isEqualTo(400);
        }
        refusesEach(
                who,
                row("POST", "/v1/events/{idOrSlug}/edit-links", "event published", null),
                "{\"label\":\"Anna\"}",
                Set.of("id", "role", "holder", "campaigns", "countries", "subject", "event", "token", "createdBy"));
        if (who == Who.chapter) {
            return;
        }
        var contacts = row("PUT", "/v1/events/{idOrSlug}/contacts", "event published", null);
        refusesEach(who, contacts, "{\"contacts\":[]}", Set.of("revision", "eventId", "id"));
        var scene = scenes.begin(contacts, who);
        var faults = ask("PUT", scene.target(contacts), """
                {"contacts":[{"name":"Mara","channel":"other","value":"x",
                              "createdAt":1,"eventId":1,"position":1,"keyId":1,"sealedValue":1}]}""", scene);
        assertThat(faults.status()).isEqualTo(400);
        assertThat(pointers(faults))
                .contains("/contacts/0/createdAt", "/contacts/0/eventId", "/contacts/0/position")
                .contains("/contacts/0/keyId", "/contacts/0/sealedValue");
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"coordinator", "admin"})
    void nobodyWidensTokensOrCampaignsByABody(Who who) throws IOException {
        refusesEach(
                who,
                row("POST", "/v1/tokens", "event published", null),
                "{\"role\":\"organiser\",\"label\":\"Oslo\",\"campaigns\":[\"<campaign>\"]}",
                Set.of(
                        "id",
                        "token",
                        "prefix",
                        "hash",
                        "event",
                        "subject",
                        "createdAt",
                        "createdBy",
                        "lastUsedAt",
                        "revokedAt"));
        var ofCampaign = notWritable(
                "/v1/campaigns/{slug}",
                "slug defaultLanguage title summary description demands summit startDate endDate signupLinks"
                        + " codeOfConductUrl organiseUrl imageUrl trustChapters translations",
                "holder owner windowEnd supporters");
        assertThat(ofCampaign).contains("id", "revision", "publication", "counts", "events", "createdAt");
        refusesEach(who, row("PATCH", "/v1/campaigns/{slug}", "campaign published", null), "{}", ofCampaign);
        if (who == Who.admin) {
            refusesEach(
                    who,
                    row("POST", "/v1/campaigns", "campaign published", null),
                    "{\"slug\":\"<new>\",\"title\":\"New\",\"startDate\":\"2025-03-01\",\"endDate\":\"2025-03-02\"}",
                    ofCampaign);
        }
        refusesEach(
                who,
                row("PUT", "/v1/campaigns/{slug}/supporters", "campaign published", null),
                "{\"supporters\":[]}",
                Set.of("revision", "items", "campaign"));
    }

    @Test
    void aSuggestionDecidesNoMoreThanAnOrganiserDoes() {
        for (var key : List.of("publication", "id", "holder", "revision", "contacts", "status", "createdAt", "slug")) {
            for (var body : List.of(
                    "{\"campaign\":\"<campaign>\",\"proposal\":{\"city\":\"bern-ch\",\"%s\":null}}",
                    "{\"event\":\"<event>\",\"patch\":{\"%s\":null}}",
                    "{\"campaign\":\"<campaign>\",\"proposal\":{\"city\":\"bern-ch\"},\"%s\":null}")) {
                var row = row("POST", "/v1/suggestions", "event published", body.formatted(key));
                assertThat(ask(row, scenes.begin(row, Who.none)).status())
                        .as(row.toString())
                        .isEqualTo(400);
            }
        }
    }

    /** Each of the keys is a fault of a 400, which changes nothing. */
    private void refusesEach(Who who, Row row, String body, Set<String> keys) throws IOException {
        var scene = scenes.begin(row, who);
        var with = (ObjectNode) JSON.readTree(scene.fill(body));
        keys.forEach(key -> with.put(key, "x"));
        var before = written();
        var answer = ask(row.method(), scene.target(row), with.toString(), scene);
        assertThat(answer.status()).as("%s %s: %s", who, row, answer.body()).isEqualTo(400);
        assertThat(pointers(answer))
                .as("%s %s", who, row)
                .containsAll(keys.stream().map(key -> "/" + key).toList());
        assertThat(written()).isEqualTo(before);
    }

    /** The keys of an answer that can't be written, and some more. */
    private Set<String> notWritable(String target, String writable, String more) {
        var row = row("GET", target, "event published", null);
        var keys = new TreeSet<>(Arrays.asList(more.split(" ", -1)));
        ask(row, scenes.begin(row, Who.none)).json().fieldNames().forEachRemaining(keys::add);
        Arrays.asList(writable.split(" ", -1)).forEach(keys::remove);
        return keys;
    }

    private static Answer ask(Row row, Scene scene) {
        var body = row.body() == null ? null : scene.fill(row.body());
        return ask(row.method(), scene.target(row), body, scene);
    }

    private static Answer ask(String method, String target, String body, Scene scene) {
        return method.equals("GET")
                ? PlainHttp.ask(method, target, scene.token(), body)
                : PlainHttp.ask(method, target, scene.token(), body, "If-Match", "\"1\"");
    }

    private static Row row(String method, String target, String subject, String body) {
        return new Row(method, target, subject, List.of(), body);
    }

    private static Set<String> audiences(JsonNode answer) {
        var audiences = new TreeSet<String>();
        answer.path("contacts")
                .forEach(contact -> audiences.add(contact.get("audience").asText()));
        return audiences;
    }

    private static JsonNode withoutInstance(Answer answer) {
        return ((ObjectNode) answer.json()).without("instance");
    }

    private static List<String> pointers(Answer problem) {
        var pointers = new ArrayList<String>();
        problem.json()
                .path("errors")
                .forEach(fault -> pointers.add(fault.path("pointer").asText()));
        return pointers;
    }

    /** How many entries the audit and the change log have. */
    private long written() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery(
                                "select (select count(*) from AuditEntry) + (select count(*) from ChangeEntry)",
                                Long.class)
                        .getSingleResult());
    }

    // ------------------------------------------------------------------ which routes there are

    /** Those of all resources that the application itself has, by method and path. */
    /** Pages and what belongs to them; the contract is for programs. What Discord asks is in its own contract. */
    private static boolean isForPeople(Class<?> type) {
        return type.getPackageName().equals("org.rallypoint.page")
                || type.getName().equals("org.rallypoint.discord.InteractionsResource");
    }

    private Set<String> declaredRoutes(Predicate<Class<?>> which) {
        var routes = new TreeSet<String>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .filter(Predicate.not(RouteTableTest::isTestsOwn))
                .filter(which)
                .forEach(type -> {
                    for (var method : type.getMethods()) {
                        Arrays.stream(method.getAnnotations())
                                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                                .filter(http -> http != null)
                                .forEach(http -> routes.add(http.value() + " " + path(type, method)));
                    }
                });
        return routes;
    }

    private static String path(Class<?> type, java.lang.reflect.Method method) {
        var sub = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        var path = ("/" + type.getAnnotation(Path.class).value() + sub).replaceAll("/+", "/");
        return path.length() > 1 ? path.replaceAll("/$", "") : path;
    }

    private static boolean isTestsOwn(Class<?> type) {
        return Files.exists(TESTS_OWN.resolve(type.getName().replace('.', '/') + ".class"));
    }

    private static Set<String> documentedRoutes() {
        var routes = new TreeSet<String>();
        PlainHttp.ask("GET", "/openapi?format=JSON", null, null)
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }
}
