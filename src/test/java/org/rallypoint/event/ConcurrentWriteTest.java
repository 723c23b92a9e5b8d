package org.rallypoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rallypoint.Fixtures;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.access.Bearers;
import org.rallypoint.access.Role;
import org.rallypoint.change.ChangeEntry;
import org.rallypoint.change.Entries;
import org.rallypoint.event.Client.Answer;

/** Many write at once: nothing is lost, nothing is done twice, and nobody gets a failure for it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConcurrentWriteTest {

    private static final int CLIENTS = 16;
    private static final int CHANGES = 200;
    private static final int TWINS = 20;

    @Inject
    Fixtures fixtures;

    @Inject
    Bearers bearers;

    @Inject
    Entries entries;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private String campaign;
    private Client coordinator;

    @BeforeEach
    void begin() {
        clock.set("2025-02-01T12:00:00Z");
        campaign = fixtures.campaign();
        coordinator = Client.with(bearers.of(Role.coordinator, campaign));
    }

    @Test
    void whoWaitsForALongTransactionIsToldSoBeforeTheConnectionIsGivenUp() throws Exception {
        var id = created("{\"city\":\"zurich-ch\"}");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select id from event where id = ? for update")) {
                lock.setObject(1, UUID.fromString(id));
                lock.execute();
            }
            var answer = coordinator.send(
                    "PATCH",
                    "/events/" + id,
                    "{\"title\":\"New\"}",
                    "If-Match",
                    coordinator.get("/events/" + id).etag());
            assertThat(answer.is(503).text("/type")).isEqualTo("urn:rallypoint:problem:busy");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            other.rollback();
        }
    }

    @Test
    void ofManyChangesOfOneEventEachIsMadeOrTold() throws Exception {
        var id = created("{\"city\":\"zurich-ch\"}");
        var tickets = new AtomicInteger();
        var begin = new CyclicBarrier(CLIENTS);
        var made = Collections.synchronizedList(new ArrayList<Integer>());
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        atOnce(CLIENTS, client -> {
            var seen = coordinator.get("/events/" + id).is(200);
            var tag = seen.etag();
            // All have read the same before anyone writes: all but one have to be told.
            begin.await();
            for (int ticket = tickets.incrementAndGet(); ticket <= CHANGES; ticket = tickets.incrementAndGet()) {
                var patch = "{\"title\":\"Change %d\",\"organisedBy\":\"Client %d\"}".formatted(ticket, client);
                var answer = coordinator.send("PATCH", "/events/" + id, patch, "If-Match", tag);
                statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() == 200) {
                    assertThat(answer.text("/title")).isEqualTo("Change " + ticket);
                    made.add(answer.revision());
                    tag = answer.etag();
                } else {
                    assertThat(answer.is(412).text("/current/id")).isEqualTo(id);
                    tag = "\"" + answer.text("/current/revision") + "\"";
                }
            }
            return null;
        });
        assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 412);
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CHANGES);
        int last = coordinator.get("/events/" + id).revision();
        assertThat(made).hasSize(last - 1);
        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, last).boxed().toList());
        assertThat(entries.of(UUID.fromString(id)))
                .extracting(ChangeEntry::revision)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
        assertThat(coordinator
                        .get("/audit?campaign=" + campaign + "&limit=500")
                        .is(200)
                        .list("/items"))
                .hasSize(last);
    }

    @Test
    void changesOfManyKindsAtOnceLoseNothing() throws Exception {
        var id = created("{\"city\":\"bern-ch\",\"startDate\":\"2025-02-10\"}");
        var path = "/events/" + id;
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            deeds.add(() -> retried(
                    path,
                    tag -> coordinator.send(
                            "PATCH", path, "{\"summary\":\"Nr. %d\"}".formatted(number), "If-Match", tag)));
            deeds.add(() -> retried(
                    path,
                    tag -> coordinator.post(
                            path + "/cancel", "{\"note\":\"Nr. %d\"}".formatted(number), "If-Match", tag)));
            deeds.add(() -> retried(
                    path,
                    tag -> coordinator.post(
                            path + "/reinstate", "{\"note\":\"Nr. %d\"}".formatted(number), "If-Match", tag)));
            deeds.add(() -> retried(
                    path,
                    tag -> coordinator.put(
                            path + "/contacts",
                            "{\"contacts\":[{\"name\":\"N\",\"channel\":\"other\",\"value\":\"%d\"}]}"
                                    .formatted(number),
                            tag)));
        }
        for (var answer : all(deeds)) {
            answer.is(200);
        }
        int last = coordinator.get(path).revision();
        assertThat(last).isEqualTo(deeds.size() + 1);
        assertThat(entries.of(UUID.fromString(id)))
                .extracting(ChangeEntry::revision)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void oneKeyMakesOneEvent() throws Exception {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        var begin = new CyclicBarrier(TWINS);
        var answers = atOnce(TWINS, client -> {
            begin.await();
            return organiser.post(
                    "/campaigns/" + campaign + "/events", "{\"city\":\"oslo-no\"}", "Idempotency-Key", "the one");
        });
        assertThat(counted(answers).keySet()).isSubsetOf(201, 409);
        var made = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(made).isNotEmpty();
        assertThat(made)
                .extracting(answer -> answer.response().body())
                .containsOnly(made.get(0).response().body());
        assertThat(made.stream().filter(answer -> answer.header("Idempotent-Replayed") == null))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .extracting(Answer::problem)
                .allMatch("still_running"::equals);
        assertThat(organiser.get("/me/events").is(200).text("/page/total")).isEqualTo("1");
        assertThat(organiser
                        .post(
                                "/campaigns/" + campaign + "/events",
                                "{\"city\":\"oslo-no\"}",
                                "Idempotency-Key",
                                "the one")
                        .is(201)
                        .text("/id"))
                .isEqualTo(made.get(0).text("/id"));
    }

    @Test
    void withoutAKeyACityHasOneEvent() throws Exception {
        var begin = new CyclicBarrier(TWINS);
        var answers = atOnce(TWINS, client -> {
            begin.await();
            return coordinator.post("/campaigns/" + campaign + "/events", "{\"city\":\"tartu-ee\"}");
        });
        assertThat(counted(answers)).containsEntry(201, 1L).containsEntry(409, TWINS - 1L);
        var made = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.text("/existing/id")).isEqualTo(made.text("/id")));
    }

    @Test
    void allAtOnceEachGetsASlugOfItsOwn() throws Exception {
        var answers = atOnce(
                10,
                client -> coordinator.post(
                        "/campaigns/" + campaign + "/events?allowDuplicate=true", "{\"city\":\"tartu-ee\"}"));
        assertThat(counted(answers)).containsOnlyKeys(201);
        assertThat(answers).extracting(answer -> answer.text("/slug")).doesNotHaveDuplicates();
    }

    @Test
    void severalCampaignsMayBeTheFirstInACity() throws Exception {
        var campaigns = List.of(campaign, fixtures.campaign(), fixtures.campaign(), fixtures.campaign());
        var all = Client.with(bearers.of(Role.coordinator, campaigns.toArray(String[]::new)));
        for (var city : List.of("vantaa-fi", "tampere-fi", "turku-fi", "oulu-fi", "lahti-fi", "kuopio-fi")) {
            var begin = new CyclicBarrier(campaigns.size());
            var answers = atOnce(campaigns.size(), i -> {
                begin.await();
                return all.post("/campaigns/" + campaigns.get(i) + "/events", "{\"city\":\"%s\"}".formatted(city));
            });
            assertThat(counted(answers)).as(city).containsOnlyKeys(201);
        }
    }

    @Test
    void severalCampaignsMayEnterOneNewTown() throws Exception {
        var name = "Ny By " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var town =
                "{\"newCity\":{\"name\":\"%s\",\"countryCode\":\"NO\",\"latitude\":70,\"longitude\":25,\"timeZone\":\"Europe/Oslo\"}}"
                        .formatted(name);
        var campaigns = List.of(campaign, fixtures.campaign(), fixtures.campaign(), fixtures.campaign());
        var all = Client.with(bearers.of(Role.coordinator, campaigns.toArray(String[]::new)));
        var begin = new CyclicBarrier(campaigns.size());
        var answers = atOnce(campaigns.size(), i -> {
            begin.await();
            return all.post("/campaigns/" + campaigns.get(i) + "/events", town);
        });
        assertThat(counted(answers)).containsOnlyKeys(201);
        assertThat(answers)
                .extracting(answer -> answer.text("/city/id"))
                .containsOnly(answers.get(0).text("/city/id"));
    }

    @Test
    void ofManyDeletionsOfOneDraftOneIsMadeAndTheOthersFindNothing() throws Exception {
        var organiser = Client.with(bearers.of(Role.organiser, campaign));
        for (int i = 0; i < TWINS; i++) {
            var id = organiser
                    .post("/campaigns/" + campaign + "/events?allowDuplicate=true", "{\"city\":\"zurich-ch\"}")
                    .is(201)
                    .text("/id");
            var begin = new CyclicBarrier(CLIENTS);
            var answers = atOnce(CLIENTS, client -> {
                begin.await();
                return organiser.send("DELETE", "/events/" + id, null, "If-Match", "\"1\"");
            });
            assertThat(counted(answers)).isEqualTo(Map.of(204, 1L, 404, CLIENTS - 1L));
        }
    }

    @Test
    void aReaderNeverSeesANumberBelowOneThatItHasSeen() throws Exception {
        int writers = 4;
        int each = 20;
        var writing = new AtomicInteger(writers);
        var before = entries.last();
        var executor = Executors.newFixedThreadPool(writers + 1);
        try {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < writers; i++) {
                var slug = fixtures.campaign();
                var writer = Client.with(bearers.of(Role.coordinator, slug));
                var id = writer.post("/campaigns/" + slug + "/events", "{\"city\":\"basel-ch\"}")
                        .is(201)
                        .text("/id");
                work.add(executor.submit(() -> {
                    try {
                        var tag = "\"1\"";
                        for (int n = 0; n < each; n++) {
                            var patch = "{\"title\":\"Nr. %d\"}".formatted(n);
                            tag = writer.send("PATCH", "/events/" + id, patch, "If-Match", tag)
                                    .is(200)
                                    .etag();
                        }
                    } finally {
                        writing.decrementAndGet();
                    }
                }));
            }
            var seen = new ArrayList<Long>();
            var polls = executor.submit(() -> {
                int count = 0;
                boolean isLast;
                do {
                    isLast = writing.get() == 0;
                    // Everything anew, so that a late number below the last one is found, too.
                    var now = entries.above(before);
                    assertThat(now.subList(0, seen.size())).isEqualTo(seen);
                    assertThat(now)
                            .isEqualTo(IntStream.range(0, now.size())
                                    .mapToObj(n -> before + n + 1)
                                    .toList());
                    seen.clear();
                    seen.addAll(now);
                    count++;
                } while (!isLast);
                return count;
            });
            for (var done : work) {
                done.get();
            }
            assertThat(polls.get()).isPositive();
            assertThat(seen).hasSize(writers * (each + 1));
        } finally {
            executor.shutdownNow();
        }
    }

    private String created(String body) {
        return coordinator
                .post("/campaigns/" + campaign + "/events", body)
                .is(201)
                .text("/id");
    }

    private interface Write {
        Answer with(String tag);
    }

    /** As a client does that really wants it: reads again after each 412. */
    private Answer retried(String path, Write write) {
        for (int i = 0; i < 1000; i++) {
            var answer = write.with(coordinator.tagOf(path));
            if (answer.status() != 412) {
                return answer;
            }
        }
        throw new AssertionError("Never got through");
    }

    private static Map<Integer, Long> counted(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    private interface Part<T> {
        T of(int client) throws Exception;
    }

    private static <T> List<T> atOnce(int clients, Part<T> part) throws Exception {
        return all(IntStream.range(0, clients)
                .<Callable<T>>mapToObj(i -> () -> part.of(i))
                .toList());
    }

    private static <T> List<T> all(List<Callable<T>> parts) throws Exception {
        var executor = Executors.newFixedThreadPool(Math.min(parts.size(), TWINS));
        try {
            var results = new ArrayList<T>();
            for (var future : executor.invokeAll(parts)) {
                results.add(result(future));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        }
    }
}
