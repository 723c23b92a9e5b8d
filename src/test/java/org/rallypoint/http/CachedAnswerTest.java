package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {

    private static final Instant MADE = Instant.parse("2025-02-08T12:00:00Z");
    private static final Instant NEXT = MADE.plusSeconds(60);

    private final CachedAnswer answer = new CachedAnswer(
            7, new Freshness(null, MADE, NEXT, false), "", List.of(), List.of(), "\"a\"", Buffer.buffer());

    @Test
    void whoWaitedWhileOthersChangedTheDataTakesTheNewerOne() {
        assertThat(answer.holds(7, MADE)).isTrue();
        assertThat(answer.holds(6, MADE)).isTrue();
        assertThat(answer.holds(8, MADE)).isFalse();
    }

    @Test
    void noneIsTakenOnceTheNextStartHasCome() {
        assertThat(answer.holds(7, NEXT.minusMillis(1))).isTrue();
        assertThat(answer.holds(7, NEXT)).isFalse();
    }
}
