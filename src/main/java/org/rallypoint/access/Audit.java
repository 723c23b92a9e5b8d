package org.rallypoint.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.rallypoint.http.DataRevision;

/** Writes down who did what, in the transaction of the deed. No contact's value and no token's text belongs into it. */
@Singleton
public class Audit {

    /** How those actions begin that change nothing anybody may read; the first of them needs no account. */
    private static final List<String> OUT_OF_SIGHT =
            List.of("suggestion.create", "suggestion.reject", "token.", "edit_link.", "webhook.");

    private final Access access;
    private final AuditRepository entries;
    private final DataRevision revision;
    private final Clock clock;

    Audit(Access access, AuditRepository entries, DataRevision revision, Clock clock) {
        this.access = access;
        this.revision = revision;
        this.entries = entries;
        this.clock = clock;
    }

    /** The same with the campaign and the event of what was changed. */
    public void record(
            String action,
            Guarded on,
            @Nullable UUID subject,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {
        record(action, on.campaignSlug(), on.eventId(), subject, before, after);
    }

    /**
     * Writes one entry, of whoever is asking now; of nobody where no request is.
     *
     * @param action what was done to what, such as {@code event.patch}
     * @param campaign slug; its coordinators may read the entry, only admins one without
     * @param subject id of the contact, token or suggestion that it was done to, if any
     * @param before the fields that changed, as they were; null where there is nothing to show
     * @param after the fields that changed, as they are
     */
    public void record(
            String action,
            @Nullable String campaign,
            @Nullable UUID eventId,
            @Nullable UUID subject,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {
        var caller = access.caller();
        var entry = new AuditEntry(action, clock.instant());
        if (!caller.isNobody()) {
            entry.by(caller.tokenId(), caller.role(), caller.label());
        }
        entry.on(campaign, eventId, subject);
        entry.change(text(before), text(after));
        entries.persist(entry);
        // Nothing that the public sees changes without a deed.
        if (OUT_OF_SIGHT.stream().noneMatch(action::startsWith)) {
            revision.changesInTransaction();
        }
    }

    private static String text(@Nullable ObjectNode fields) {
        return fields == null || fields.isEmpty() ? null : fields.toString();
    }
}
