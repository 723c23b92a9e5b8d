package org.rallypoint.change;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rallypoint.city.Countries;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.QueryReader;

/**
 * Which changes a reader wants.
 *
 * @param campaigns slugs; none: all
 * @param countries codes, also of those that an event has left; none: all, and those of campaigns themselves
 */
record ChangeFilter(Set<String> campaigns, Set<String> countries, boolean materialOnly) {

    static final ChangeFilter NONE = new ChangeFilter(Set.of(), Set.of(), false);

    /** The caller still has to end the query. */
    static ChangeFilter read(QueryReader query) {
        var countries = query.texts("country");
        countries.stream()
                .filter(code -> !Countries.isCode(code))
                .forEach(code -> query.fault(
                        "country",
                        "unknown_value",
                        "country takes codes of ISO 3166-1 alpha-2 in capitals such as CH, not '" + code + "'."));
        return new ChangeFilter(
                Set.copyOf(query.texts("campaign")), Set.copyOf(countries), query.flag("material", false));
    }

    /** Ends the request where one of the campaigns doesn't exist: a typo must not look like silence. */
    void check(PublicEvents events) {
        var unknown = new ArrayList<>(campaigns);
        unknown.removeAll(events.campaigns(campaigns));
        if (!unknown.isEmpty()) {
            throw ProblemException.unknownValue(
                    "campaign",
                    "campaign names a campaign that doesn't exist: '" + String.join("' or '", unknown) + "'.");
        }
    }

    boolean takes(ChangeEntry entry) {
        return (campaigns.isEmpty() || campaigns.contains(entry.campaign()))
                && (countries.isEmpty() || isThere(entry.countryCode()) || isThere(entry.formerCountryCode()))
                && (!materialOnly || entry.isMaterial());
    }

    private boolean isThere(@Nullable String country) {
        return country != null && countries.contains(country);
    }

    /** The same of a row called {@code e}; {@code :campaigns} and {@code :countries} stand where they are not empty. */
    String condition() {
        var conditions = new ArrayList<>(List.of(""));
        if (!campaigns.isEmpty()) {
            conditions.add("e.campaign in :campaigns");
        }
        if (!countries.isEmpty()) {
            conditions.add("(e.countryCode in :countries or e.formerCountryCode in :countries)");
        }
        if (materialOnly) {
            conditions.add("e.material = true");
        }
        return String.join(" and ", conditions);
    }
}
