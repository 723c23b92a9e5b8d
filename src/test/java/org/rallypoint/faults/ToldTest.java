package org.rallypoint.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The judge of the feed finds what a broken one would do. */
class ToldTest {

    private static final List<Told> WHOLE = List.of(told(3, "a", 1), told(4, "b", 1), told(7, "a", 2), told(9, "b", 3));
    private static final Set<Change> ALL = WHOLE.stream().map(Told::change).collect(Collectors.toSet());

    private static Told told(long seq, String event, int revision) {
        return new Told(seq, new Change(event, revision));
    }

    private static List<String> without(int index) {
        var read = new ArrayList<>(WHOLE);
        read.remove(index);
        return Told.faults(read, WHOLE, ALL);
    }

    @Test
    void aFaithfulFeedHasNoFault() {
        assertThat(Told.faults(WHOLE, WHOLE, ALL)).isEmpty();
    }

    @Test
    void eachSkippedEntryIsFound() {
        for (int i = 0; i < WHOLE.size(); i++) {
            assertThat(without(i)).hasSize(2);
        }
    }

    @Test
    void anEntryThatTheWholeFeedLacksTooIsFoundByItsAcknowledgement() {
        var lacking = WHOLE.subList(0, 3);
        assertThat(Told.faults(lacking, lacking, ALL))
                .singleElement()
                .asString()
                .contains("never read");
    }

    @Test
    void entriesInAnotherOrderAreFound() {
        var read = new ArrayList<>(WHOLE);
        Collections.swap(read, 0, 2);
        assertThat(Told.faults(read, WHOLE, ALL)).hasSize(3);
    }

    @Test
    void aRepeatedEntryIsFound() {
        var read = new ArrayList<>(WHOLE);
        read.add(1, WHOLE.get(0));
        assertThat(Told.faults(read, WHOLE, ALL)).hasSize(2);
    }

    @Test
    void revisionsInAnotherOrderThanTheirNumbersAreFound() {
        var read = List.of(told(1, "a", 2), told(2, "a", 1));
        assertThat(Told.faults(read, read, Set.of())).hasSize(1);
    }
}
