package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message is called by that tells of several changes. */
class HeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "event.created, event.created",
        "event.created event.updated event.details_announced, event.created",
        "event.updated event.details_announced event.updated, event.details_announced",
        "event.updated event.updated, event.updated",
        "event.created event.rescheduled event.updated, event.rescheduled",
        "event.cancelled event.reinstated event.updated, event.reinstated",
        "event.reinstated event.postponed event.cancelled, event.cancelled",
        "event.updated event.removed, event.removed",
        "campaign.updated campaign.archived, campaign.archived",
        "campaign.published campaign.updated, campaign.published",
    })
    void isTheLastTurnOrElseTheMostTellingChange(String types, String headline) {
        var joined = Arrays.stream(types.split(" ", -1)).reduce(Headline::of).orElseThrow();
        assertThat(joined).isEqualTo(headline);
    }
}
