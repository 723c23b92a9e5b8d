package org.rallypoint.change;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.http.Languages;

/** What the public sees of events and campaigns; their own room knows. */
public interface PublicEvents {

    /** An event as it stands in lists, without contacts. */
    interface View {

        /** The one that it is written in. */
        String language();
    }

    /** Those of the events that are public now, by id, in the reader's language; two statements, whatever their number. */
    Map<UUID, View> views(Collection<UUID> ids, Languages languages);

    /** The same for readers of several languages, in as many statements. */
    Map<Languages, Map<UUID, View>> views(Collection<UUID> ids, Collection<Languages> readers);

    /** Those of the slugs that name a campaign which the public may see. */
    Set<String> campaigns(Collection<String> slugs);
}
