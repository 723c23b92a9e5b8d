package org.rallypoint.webhook;

import java.util.Arrays;
import java.util.List;
import org.rallypoint.change.ChangeType;

/** The types of changes that somebody can be told of. */
final class EventTypes {

    static final List<String> ALL =
            Arrays.stream(ChangeType.values()).map(ChangeType::toString).toList();

    private EventTypes() {}
}
