package org.rallypoint.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.rallypoint.access.KnownCampaigns;
import org.rallypoint.http.ProblemException;

/** Campaigns by their slugs, and who stands behind them. */
@Singleton
public class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID>, KnownCampaigns {

    @Override
    public Set<String> existing(Collection<String> slugs) {
        return slugs.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select slug from Campaign where slug in :slugs", String.class)
                        .setParameter("slugs", slugs)
                        .getResultList());
    }

    /** A campaign that the public may see; throws {@link #unknown()} for any other slug. */
    public Campaign published(String slug) {
        return find("slug = ?1 and publication <> draft", slug)
                .singleResultOptional()
                .orElseThrow(CampaignRepository::unknown);
    }

    /** By its slug, whoever may see it. */
    public Optional<Campaign> named(String slug) {
        return find("slug", slug).singleResultOptional();
    }

    /** The campaign to be changed, or one in which an event is about to be made: its row is locked, and read anew. */
    public Optional<Campaign> forChange(String slug) {
        var campaign = named(slug);
        campaign.ifPresent(found -> getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return campaign;
    }

    /** A campaign that whoever asks may see; throws {@link #unknown()} for any other slug. */
    public Campaign seen(String slug, Predicate<Campaign> maySee) {
        return named(slug).filter(maySee).orElseThrow(CampaignRepository::unknown);
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("There is no campaign with this slug.");
    }

    /** Puts a list of supporters in the place of the one before. */
    void replaceSupporters(Campaign campaign, List<Supporter> supporters) {
        supporters(campaign).forEach(getEntityManager()::remove);
        supporters.forEach(getEntityManager()::persist);
    }

    List<Supporter> supporters(Campaign campaign) {
        return getEntityManager()
                .createQuery("from Supporter where campaign = :campaign order by position, id", Supporter.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }
}
