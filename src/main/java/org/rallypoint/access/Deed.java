package org.rallypoint.access;

import static org.rallypoint.access.Standing.admin;
import static org.rallypoint.access.Standing.chapter;
import static org.rallypoint.access.Standing.coordinator;
import static org.rallypoint.access.Standing.edit_link;
import static org.rallypoint.access.Standing.holder;
import static org.rallypoint.access.Standing.member;
import static org.rallypoint.access.Standing.organiser;
import static org.rallypoint.access.Standing.trusted_chapter;

import java.util.Set;

/**
 * The policy: who may do what. One line for each deed; whoever isn't named there may not. What is public may be seen by
 * anyone, and needs no line.
 */
public enum Deed {
    // ------------------------------- on a campaign
    see_campaign(member, coordinator, admin),
    edit_campaign(coordinator, admin),
    create_event(organiser, chapter, coordinator, admin),
    import_events(coordinator, admin),
    review(coordinator, admin),
    audit(coordinator, admin),
    // ------------------------------- on an event
    see_event(edit_link, holder, chapter, coordinator, admin),
    edit_event(edit_link, holder, chapter, coordinator, admin),
    hand_in_event(holder, chapter, coordinator, admin),
    hide_event(holder, chapter, coordinator, admin),
    delete_draft(holder, chapter, coordinator, admin),
    share_event(holder, chapter, coordinator, admin),
    publish_event(trusted_chapter, coordinator, admin),
    show_hidden_event(coordinator, admin),
    merge_events(coordinator, admin),
    // ------------------------------- on an event's contacts
    see_organisers_contacts(member, coordinator, admin),
    see_all_contacts(holder, coordinator, admin),
    write_contacts(holder, coordinator, admin);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of can't be changed.
    private final Set<Standing> may;

    Deed(Standing... may) {
        this.may = Set.of(may);
    }

    /** Whether the caller may do this to that. */
    boolean isAllowed(Caller caller, Guarded on) {
        return Standing.of(caller, on).stream().anyMatch(may::contains);
    }
}
