package org.rallypoint.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.rallypoint.http.ProblemException;

/** Campaigns by their slugs, and who stands behind them. */
@Singleton
public class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {

    /** A campaign that the public may see; throws {@link #unknown()} for any other slug. */
    public Campaign published(String slug) {
        return find("slug = ?1 and publication <> draft", slug)
                .singleResultOptional()
                .orElseThrow(CampaignRepository::unknown);
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("There is no campaign with this slug.");
    }

    List<Supporter> supporters(Campaign campaign) {
        return getEntityManager()
                .createQuery("from Supporter where campaign = :campaign order by position, id", Supporter.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }
}
