package org.rallypoint.access;

import java.util.EnumSet;
import java.util.Set;

/** How a caller stands to what is asked for; a caller has several standings, or none. */
enum Standing {
    /** Bears an edit link of this event. */
    edit_link,
    /** Is an organiser or a chapter of this campaign. */
    member,
    /** Is an organiser of this campaign, of whichever events. */
    organiser,
    /** Is a chapter of this campaign and this country. */
    chapter,
    /** The same, in a campaign that lets its chapters publish. */
    trusted_chapter,
    /** Speaks for whom the event belongs to, and still belongs to the campaign. */
    holder,
    /** Coordinates this campaign. */
    coordinator,
    admin;

    static Set<Standing> of(Caller caller, Guarded on) {
        var all = EnumSet.noneOf(Standing.class);
        if (caller.is(Role.admin)) {
            all.add(admin);
        }
        if (caller.is(Role.edit) && caller.subject() != null && caller.subject().equals(on.eventId())) {
            all.add(edit_link);
        }
        if (!caller.campaigns().contains(on.campaignSlug())) {
            return all;
        }
        if (caller.is(Role.coordinator)) {
            all.add(coordinator);
        }
        if (caller.is(Role.organiser)) {
            all.add(organiser);
        }
        if (caller.is(Role.organiser) || caller.is(Role.chapter)) {
            all.add(member);
            if (caller.holder() != null && caller.holder().equals(on.holder())) {
                all.add(holder);
            }
        }
        if (caller.is(Role.chapter)
                && on.countryCode() != null
                && caller.countries().contains(on.countryCode())) {
            all.add(chapter);
            if (on.trustsChapters()) {
                all.add(trusted_chapter);
            }
        }
        return all;
    }
}
