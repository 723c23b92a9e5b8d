package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rallypoint.Row;
import org.rallypoint.Select;
import org.rallypoint.city.Folding;

/**
 * The campaign that somebody means by what they typed: the one with this slug, else with this title in any language, else the
 * latest one with a word that begins so.
 */
@Singleton
class CampaignCalled {

    private static final String NAMES = """
            select k.id, k.slug, k.start_date, t.title from campaign k left join campaign_text t on t.campaign_id = k.id
            where k.publication <> 'draft'""";

    private static final int HAS_SLUG = 0;
    private static final int HAS_TITLE = 1;
    private static final int HAS_WORD = 2;
    private static final int IS_ANOTHER = 3;

    private final Select select;

    CampaignCalled(Select select) {
        this.select = select;
    }

    /** Its id; empty where the public knows none that is called so. */
    Optional<UUID> find(String name) {
        var folded = Folding.fold(name);
        return select.rows(NAMES, Map.of(), Name::read).stream()
                .filter(known -> known.rank(name, folded) < IS_ANOTHER)
                .min(Comparator.comparing((Name known) -> known.rank(name, folded))
                        .thenComparing(Name::startDate, Comparator.reverseOrder())
                        .thenComparing(Name::slug))
                .map(Name::campaign);
    }

    /** One of the names of a campaign. */
    private record Name(UUID campaign, String slug, LocalDate startDate, String title) {

        static Name read(Row row) {
            return new Name(row.uuid(), row.text(), row.day(), row.text());
        }

        int rank(String name, String folded) {
            if (slug.equals(name)) {
                return HAS_SLUG;
            }
            if (folded.isEmpty()) {
                return IS_ANOTHER;
            }
            var foldedTitle = title == null ? "" : Folding.fold(title);
            if (foldedTitle.equals(folded)) {
                return HAS_TITLE;
            }
            return hasWord(foldedTitle, folded) || hasWord(Folding.fold(slug), folded) ? HAS_WORD : IS_ANOTHER;
        }

        private static boolean hasWord(String text, String beginning) {
            return (" " + text).contains(" " + beginning);
        }
    }
}
