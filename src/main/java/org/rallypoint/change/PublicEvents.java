package org.rallypoint.change;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.http.Languages;

/** What the public sees of events and campaigns; their own room knows. */
public interface PublicEvents {

    /** An event as it stands in lists, without contacts. */
    interface View {}

    /** Those of the events that are public now, by id, in the reader's language; two statements, whatever their number. */
    Map<UUID, View> views(Collection<UUID> ids, Languages languages);

    /** Those of the slugs that name a campaign which the public may see. */
    Set<String> campaigns(Collection<String> slugs);
}
