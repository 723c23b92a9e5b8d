package org.rallypoint.webhook;

import java.util.List;

/** What a message that tells of several changes of one event is called by. */
final class Headline {

    /** Of these the last one holds: what was cancelled and then reinstated takes place. */
    private static final List<String> STATE = List.of(
            "event.removed",
            "event.cancelled",
            "event.reinstated",
            "event.postponed",
            "event.rescheduled",
            "campaign.published",
            "campaign.archived");

    /** Of others the first that is there. */
    private static final List<String> OTHERS = List.of("event.created", "event.details_announced");

    private Headline() {}

    /** The more telling one of what was said so far and what comes after it. */
    static String of(String earlier, String later) {
        if (STATE.contains(later)) {
            return later;
        }
        if (STATE.contains(earlier)) {
            return earlier;
        }
        return OTHERS.stream()
                .filter(type -> type.equals(earlier) || type.equals(later))
                .findFirst()
                .orElse(later);
    }
}
