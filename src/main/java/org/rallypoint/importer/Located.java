package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.rallypoint.RuleViolation;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.link.WebAddress;

/**
 * A proposal and the city that it means.
 *
 * @param zone of that city; null where the city is not known
 */
record Located(
        Proposal proposal,
        Whereabouts.Place place,
        @Nullable ZoneId zone) {

    @Nullable
    String cityId() {
        return place.cityId();
    }

    /** The day on which it begins, on the clocks of its city. */
    @Nullable
    LocalDate day() {
        var times = proposal.times();
        return times.startsAt() == null || zone == null
                ? times.startDate()
                : times.startsAt().atZone(zone).toLocalDate();
    }

    /** The addresses at which people sign up for just this event, in the form in which they are compared. */
    List<String> eventPages() {
        return proposal.links().stream().flatMap(Located::eventPage).toList();
    }

    /** Nothing for an address that the rules of the API will refuse with the row. */
    private static Stream<String> eventPage(ProposedLink link) {
        try {
            var address = WebAddress.ofPage("url", link.url());
            return address.kind().isSignupPage() ? Stream.of(address.canonical()) : Stream.empty();
        } catch (RuleViolation e) {
            return Stream.empty();
        }
    }
}
