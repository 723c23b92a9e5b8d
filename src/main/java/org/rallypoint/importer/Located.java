package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
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
        return addresses()
                .filter(address -> address.kind().isSignupPage())
                .map(WebAddress::canonical)
                .toList();
    }

    /** All of its addresses, also those of group chats and the like, in the form in which they are compared. */
    List<String> pages() {
        return addresses().map(WebAddress::canonical).toList();
    }

    /** Whether it changes nothing, whatever event of its city with these links it is about. */
    boolean saysOnlyPlaceAndLinks() {
        return proposal.contacts().isEmpty()
                && proposal.fields().isEmpty()
                && proposal.times().equals(Proposal.Times.UNKNOWN)
                && !proposal.isCancelled();
    }

    /** Whether an earlier row of its city and day told all of it already. */
    boolean repeats(Located earlier) {
        var other = earlier.proposal;
        return (proposal.externalId() == null || proposal.externalId().equals(other.externalId()))
                && (isOfDayAlone() || proposal.times().equals(other.times()))
                && proposal.fields().properties().stream()
                        .allMatch(
                                field -> field.getValue().equals(other.fields().get(field.getKey())))
                && new HashSet<>(earlier.pages()).containsAll(pages())
                && other.contacts().containsAll(proposal.contacts())
                && proposal.isCancelled() == other.isCancelled()
                && proposal.isPostponed() == other.isPostponed();
    }

    private boolean isOfDayAlone() {
        return proposal.times().equals(new Proposal.Times(proposal.times().startDate(), null, null, null, null, null));
    }

    private Stream<WebAddress> addresses() {
        return proposal.links().stream().flatMap(Located::address);
    }

    /** Nothing for an address that the rules of the API will refuse with the row. */
    private static Stream<WebAddress> address(ProposedLink link) {
        try {
            return Stream.of(WebAddress.ofPage("url", link.url()));
        } catch (RuleViolation e) {
            return Stream.empty();
        }
    }
}
