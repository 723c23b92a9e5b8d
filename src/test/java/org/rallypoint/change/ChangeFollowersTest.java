package org.rallypoint.change;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rallypoint.Fixtures;
import org.rallypoint.TestDatabase;
import org.rallypoint.change.ChangeLog.Entry;
import org.rallypoint.event.Client;

/** Followers of a cursor, while many write at once, and commit in another order than they began. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(60)
class ChangeFollowersTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 40;
    /** Some transactions write several entries. */
    private static final int ALL = ROUNDS * (WRITERS + WRITERS / 2);

    @Inject
    Fixtures fixtures;

    @Inject
    Entries entries;

    @Inject
    ChangeLog log;

    @Inject
    EntityManager database;

    @Test
    void everyFollowerReadsEveryCommittedEntryInOrder() throws Exception {
        var campaign = fixtures.campaign();
        var id = QuarkusTransaction.requiringNew().call(() -> idOf(campaign));
        var from = Client.nobody().get("/changes").is(200).text("/cursor");
        var threads = Executors.newCachedThreadPool();
        try (var listening = Listening.to("?campaign=" + campaign)) {
            var followers = List.of(
                    threads.submit(() -> follow(campaign, from, 7)),
                    threads.submit(() -> follow(campaign, from, 500)),
                    threads.submit(() -> listen(listening)));
            var begun = new CyclicBarrier(WRITERS);
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        write(id, campaign, writer, begun);
                    }
                    return null;
                }));
            }
            for (var writer : writers) {
                writer.get(50, SECONDS);
            }
            var committed =
                    entries.ofCampaign(campaign).stream().map(ChangeEntry::seq).toList();
            assertThat(committed).hasSize(ALL);
            for (var follower : followers) {
                assertThat(follower.get(50, SECONDS)).isEqualTo(committed);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** All begin before the first one writes. */
    private void write(UUID id, String campaign, int writer, CyclicBarrier begun) {
        QuarkusTransaction.requiringNew().run(() -> {
            idOf(campaign);
            await(begun);
            var entry = new Entry(
                    ChangeType.campaign_updated,
                    new Changed(id, campaign, null, null, null, writer + 1),
                    List.of("title"),
                    false);
            log.record(writer % 2 == 0 ? List.of(entry, entry) : List.of(entry));
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID idOf(String campaign) {
        return database.createQuery("select c.id from Campaign c where c.slug = :slug", UUID.class)
                .setParameter("slug", campaign)
                .getSingleResult();
    }

    private static List<Long> follow(String campaign, String from, int limit) {
        var seen = new ArrayList<Long>();
        var cursor = from;
        while (seen.size() < ALL) {
            var page = Client.nobody()
                    .get("/changes?campaign=" + campaign + "&limit=" + limit + "&since=" + cursor)
                    .is(200);
            page.json().get("items").forEach(item -> seen.add(item.get("seq").asLong()));
            cursor = page.text("/cursor");
        }
        return seen;
    }

    private static List<Long> listen(Listening listening) throws Exception {
        var seen = new ArrayList<Long>();
        while (seen.size() < ALL) {
            seen.add(listening.nextData().get("seq").asLong());
        }
        return seen;
    }
}
