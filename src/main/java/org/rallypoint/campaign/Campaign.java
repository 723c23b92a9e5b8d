package org.rallypoint.campaign;

import jakarta.annotation.Nullable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.rallypoint.CommaSeparated;
import org.rallypoint.RuleViolation;
import org.rallypoint.Slugs;
import org.rallypoint.StateConflict;
import org.rallypoint.access.Guarded;
import org.rallypoint.link.Link;
import org.rallypoint.link.WebAddress;

/** A call to protest around a summit, in many cities at once. */
@Entity
public class Campaign implements Guarded, StoredCampaign {

    /** The last place on earth to finish a day. */
    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

    @Id
    private UUID id;

    private String slug;

    @Enumerated(EnumType.STRING)
    private CampaignPublication publication = CampaignPublication.draft;

    private LocalDate startDate;
    private LocalDate endDate;
    private Instant windowEnd;
    private Summit summit;
    private String codeOfConductUrl;
    private String organiseUrl;
    private String imageUrl;
    private String defaultLanguage;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> availableLanguages = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "campaign_text", joinColumns = @JoinColumn(name = "campaign_id"))
    @MapKeyColumn(name = "language")
    private Map<String, CampaignText> texts = new HashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "campaign_id")
    @OrderBy("position")
    private Set<Link> links = new LinkedHashSet<>();

    /** Raised by hand, once for each stored change. */
    private int revision = 1;

    private boolean trustChapters;

    private Instant createdAt;
    private Instant updatedAt;

    protected Campaign() {}

    /** A draft with its title in its default language. */
    public Campaign(UUID id, String slug, String defaultLanguage, String title, Instant now) {
        this.id = id;
        this.slug = Slugs.checked("slug", slug);
        this.defaultLanguage = defaultLanguage;
        this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        this.updatedAt = createdAt;
        texts.put(defaultLanguage, CampaignText.of(title, null, null, List.of(), null));
        availableLanguages.add(defaultLanguage);
    }

    /** The days of the protests, the last one included. */
    public void window(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new RuleViolation("endDate", "end_before_start", "A campaign can't end before it starts.");
        }
        startDate = from;
        endDate = to;
        windowEnd = to.plusDays(1).atStartOfDay().toInstant(LAST_ON_EARTH);
    }

    /** Sets the texts in a language. The default language never goes without a title: every other one falls back to it. */
    public void say(String language, CampaignText text) {
        if (language.equals(defaultLanguage)
                && (text.title() == null || text.title().isBlank())) {
            throw new RuleViolation("title", "required", "A campaign has a title in its default language.");
        }
        if (text.equals(CampaignText.EMPTY)) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
        deriveLanguages();
    }

    private void deriveLanguages() {
        availableLanguages = CommaSeparated.of(texts.keySet());
        links.forEach(link -> availableLanguages.addAll(link.labels().keySet()));
    }

    public void answers(@Nullable Summit summit) {
        this.summit = summit == null || summit.equals(Summit.UNKNOWN) ? null : summit.checked();
    }

    /** Where to sign up for news, in the order in which it is shown. */
    public void linkTo(List<Link> links) {
        var checked = Link.withOneChosen(links);
        this.links.clear();
        this.links.addAll(checked);
        deriveLanguages();
    }

    /** Where to go to organise, and by which rules; each may be null. */
    public void organise(@Nullable String organiseUrl, @Nullable String codeOfConductUrl) {
        this.organiseUrl = organiseUrl == null ? null : WebAddress.ofPageOrMailbox("organiseUrl", organiseUrl);
        this.codeOfConductUrl = codeOfConductUrl == null
                ? null
                : WebAddress.ofPage("codeOfConductUrl", codeOfConductUrl).url();
    }

    public void picture(@Nullable String imageUrl) {
        this.imageUrl = imageUrl == null
                ? null
                : WebAddress.ofPage("imageUrl", imageUrl).url();
    }

    /** Whether chapters may publish events by themselves. */
    public void trustChapters(boolean trust) {
        trustChapters = trust;
    }

    public void publish() {
        if (publication == CampaignPublication.archived) {
            throw new StateConflict("archived", "An archived campaign stays archived.");
        }
        publication = CampaignPublication.published;
    }

    public void archive() {
        if (publication == CampaignPublication.draft) {
            throw new StateConflict("draft", "A draft has to be published before it can be archived.");
        }
        publication = CampaignPublication.archived;
    }

    /** Refuses changes of what is archived: it is readable and frozen. */
    public void mustBeOpen() {
        if (publication == CampaignPublication.archived) {
            throw new StateConflict("archived", "The campaign is archived: it can be read, and no longer changes.");
        }
    }

    /** A change of it is about to be stored. */
    public void changed(Instant now) {
        revision++;
        updatedAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the public may see it. */
    @Override
    public boolean isPublic() {
        return publication != CampaignPublication.draft;
    }

    @Override
    public String campaignSlug() {
        return slug;
    }

    @Override
    public boolean trustsChapters() {
        return trustChapters;
    }

    public UUID id() {
        return id;
    }

    @Override
    public String slug() {
        return slug;
    }

    public CampaignPublication publication() {
        return publication;
    }

    @Override
    public LocalDate startDate() {
        return startDate;
    }

    @Override
    public LocalDate endDate() {
        return endDate;
    }

    public Instant windowEnd() {
        return windowEnd;
    }

    @Nullable
    public Summit summit() {
        return summit;
    }

    @Nullable
    public String codeOfConductUrl() {
        return codeOfConductUrl;
    }

    @Nullable
    public String organiseUrl() {
        return organiseUrl;
    }

    @Nullable
    public String imageUrl() {
        return imageUrl;
    }

    @Override
    public String defaultLanguage() {
        return defaultLanguage;
    }

    @Override
    public SortedSet<String> availableLanguages() {
        return availableLanguages;
    }

    public Map<String, CampaignText> texts() {
        return Collections.unmodifiableMap(texts);
    }

    public List<Link> links() {
        return List.copyOf(links);
    }

    public int revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
