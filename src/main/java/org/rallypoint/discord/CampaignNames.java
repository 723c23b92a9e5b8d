package org.rallypoint.discord;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rallypoint.city.Folding;
import org.rallypoint.event.CampaignLists;
import org.rallypoint.event.CampaignLists.Named;
import org.rallypoint.http.Reading;

/** Finds the campaign that people mean by what they type. */
@Singleton
class CampaignNames {

    /** There are few at a time, and nobody asks for one of many years ago by the beginning of its name. */
    private static final int MOST = 200;

    private final CampaignLists campaigns;

    CampaignNames(CampaignLists campaigns) {
        this.campaigns = campaigns;
    }

    /** Those with a word that begins so, the latest first. */
    List<Named> completing(String typed, Reading reading) {
        var start = Folding.fold(typed);
        return campaigns.latest(reading, MOST).stream()
                .filter(named -> hasWord(named, start))
                .toList();
    }

    /** The slug of the one that is called so, or else of the latest one with a word that begins so; null if there is none. */
    @Nullable
    String slug(String name, Reading reading) {
        var folded = Folding.fold(name);
        var all = campaigns.latest(reading, MOST);
        return first(all, named -> named.slug().equals(name))
                .or(() -> first(all, named -> Folding.fold(named.title()).equals(folded)))
                .or(() -> first(all, named -> !folded.isEmpty() && hasWord(named, folded)))
                .map(Named::slug)
                .orElse(null);
    }

    private static Optional<Named> first(List<Named> all, Predicate<Named> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private static boolean hasWord(Named named, String start) {
        return (" " + Folding.fold(named.title())).contains(" " + start)
                || (" " + Folding.fold(named.slug())).contains(" " + start);
    }
}
