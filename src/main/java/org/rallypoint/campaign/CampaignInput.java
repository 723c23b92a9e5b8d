package org.rallypoint.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.city.Countries;
import org.rallypoint.http.BodyReader;
import org.rallypoint.link.Link;
import org.rallypoint.link.LinkInput;
import org.rallypoint.link.LinkRel;
import org.rallypoint.link.WebAddress;

/** Everything of a campaign that can be written, under the keys of its view. */
@Schema(
        description =
                "What can be written of a campaign. In a merge patch a missing key stays as it is, and null clears. Texts are in the default language, others stand under `translations`.")
public record CampaignInput(
        @Nullable
        @Schema(
                maxLength = 60,
                description = "`a-z`, `0-9` and `-`; fixed once the campaign is made.",
                examples = "paris-2025")
        String slug,

        @Nullable @Schema(description = "BCP 47; null is `en`; fixed once the campaign is made.", examples = "en")
        String defaultLanguage,

        @Nullable @Schema(examples = "Paris AI summit protest")
        String title,

        @Nullable @Schema(description = "Plain text, up to 200 characters.")
        String summary,

        @Nullable @Schema(description = "Limited Markdown, up to 10,000 characters.")
        String description,

        @Nullable @Schema(description = "One sentence each, up to 30.")
        List<String> demands,

        @Nullable SummitInput summit,

        @Nullable @Schema(description = "First day of the protests.", examples = "2025-02-07")
        LocalDate startDate,

        @Nullable @Schema(description = "Last day of the protests.", examples = "2025-02-11")
        LocalDate endDate,

        @Nullable @Schema(description = "Where to sign up for news of the campaign, up to 20.")
        List<LinkInput> signupLinks,

        @Nullable
        @Schema(
                format = "uri",
                description =
                        "The rules that organisers accept; with them, publishing an event needs their acceptance.")
        String codeOfConductUrl,

        @Nullable @Schema(format = "uri", description = "Where to go to organise in your own city.")
        String organiseUrl,

        @Nullable @Schema(format = "uri") String imageUrl,

        @Nullable @Schema(description = "Whether chapters publish events of their countries by themselves; null is no.")
        Boolean trustChapters,

        @Nullable @Schema(description = "Texts by BCP 47 language, other than the default one.")
        SortedMap<String, CampaignTranslationInput> translations) {

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_DEMAND = 300;
    private static final int MAX_DEMANDS = 30;
    private static final int MAX_SLUG = 60;
    private static final int MAX_TRANSLATIONS = 40;
    private static final Set<String> FIXED = Set.of("slug", "defaultLanguage");

    /** The political meeting, as somebody enters it. */
    @Schema(name = "SummitInput", description = "The political meeting that a campaign answers.")
    public record SummitInput(
            @Nullable String name,
            @Nullable @Schema(examples = "Paris") String city,
            @Nullable @Schema(examples = "FR") String countryCode,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable @Schema(format = "uri") String url) {}

    /** What a campaign says in one language, as somebody enters it. */
    @Schema(description = "What a campaign says in one language; what is null is not translated.")
    public record CampaignTranslationInput(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String description,
            @Nullable List<String> demands,
            @Nullable String summitName,

            @Nullable @Schema(description = "Labels of links, by url.")
            SortedMap<String, String> linkLabels) {

        CampaignText text() {
            return CampaignText.of(title, summary, description, demands, summitName);
        }
    }

    /** Reads a whole campaign; {@code computed} are the keys that stand in answers and can't be written. */
    public static CampaignInput read(BodyReader body, Collection<String> ofView) {
        var computed = new HashSet<>(ofView);
        for (var component : CampaignInput.class.getRecordComponents()) {
            computed.remove(component.getName());
        }
        body.readOnly(computed);
        List.of("slug", "title", "startDate", "endDate").forEach(body::require);
        var languages = body.line("defaultLanguage", 35);
        return new CampaignInput(
                body.line("slug", MAX_SLUG),
                languages == null ? "en" : body.language("defaultLanguage"),
                body.line("title", MAX_TITLE),
                body.line("summary", MAX_TITLE),
                body.lines("description", MAX_DESCRIPTION),
                body.linesOf("demands", MAX_DEMANDS, MAX_DEMAND),
                body.object("summit").map(CampaignInput::summit).orElse(null),
                body.day("startDate"),
                body.day("endDate"),
                LinkInput.read(body, "signupLinks"),
                body.url("codeOfConductUrl"),
                body.url("organiseUrl"),
                body.url("imageUrl"),
                Boolean.TRUE.equals(body.flag("trustChapters")),
                translations(body));
    }

    private static SummitInput summit(BodyReader body) {
        return new SummitInput(
                body.line("name", MAX_TITLE),
                body.line("city", MAX_TITLE),
                Countries.read(body, "countryCode"),
                body.day("startDate"),
                body.day("endDate"),
                body.url("url"));
    }

    private static SortedMap<String, CampaignTranslationInput> translations(BodyReader body) {
        var translations = new TreeMap<String, CampaignTranslationInput>();
        body.byLanguage("translations")
                .forEach((language, texts) -> translations.put(
                        language,
                        new CampaignTranslationInput(
                                texts.line("title", MAX_TITLE),
                                texts.line("summary", MAX_TITLE),
                                texts.lines("description", MAX_DESCRIPTION),
                                texts.linesOf("demands", MAX_DEMANDS, MAX_DEMAND),
                                texts.line("summitName", MAX_TITLE),
                                texts.labels("linkLabels", LinkInput.MAX_LABEL))));
        if (translations.size() > MAX_TRANSLATIONS) {
            body.refuse("translations", "too_many", "A campaign speaks up to " + MAX_TRANSLATIONS + " languages.");
        }
        return translations;
    }

    /** As the campaign stands now. */
    public static CampaignInput of(Campaign campaign) {
        var language = campaign.defaultLanguage();
        var text = campaign.texts().getOrDefault(language, CampaignText.EMPTY);
        var summit = campaign.summit();
        var translations = new TreeMap<String, CampaignTranslationInput>();
        campaign.availableLanguages().stream()
                .filter(other -> !other.equals(language))
                .forEach(other -> translations.put(other, translation(campaign, other)));
        return new CampaignInput(
                campaign.slug(),
                language,
                text.title(),
                text.summary(),
                text.description(),
                text.demandList(),
                summit == null && text.summitName() == null ? null : summit(summit, text.summitName()),
                campaign.startDate(),
                campaign.endDate(),
                campaign.links().stream()
                        .map(link -> LinkInput.of(link, language))
                        .toList(),
                campaign.codeOfConductUrl(),
                campaign.organiseUrl(),
                campaign.imageUrl(),
                campaign.trustsChapters(),
                translations);
    }

    private static SummitInput summit(@Nullable Summit summit, @Nullable String name) {
        return summit == null
                ? new SummitInput(name, null, null, null, null, null)
                : new SummitInput(
                        name, summit.city(), summit.countryCode(), summit.startDate(), summit.endDate(), summit.url());
    }

    private static CampaignTranslationInput translation(Campaign campaign, String language) {
        var text = campaign.texts().getOrDefault(language, CampaignText.EMPTY);
        var labels = new TreeMap<String, String>();
        campaign.links().forEach(link -> {
            var label = link.labels().get(language);
            if (label != null) {
                labels.put(link.url(), label);
            }
        });
        return new CampaignTranslationInput(
                text.title(), text.summary(), text.description(), text.demandList(), text.summitName(), labels);
    }

    /** A label for a link that the campaign doesn't have is a slip, unless the link was just taken away. */
    void checkLabels(ObjectNode given, BodyReader body) {
        LinkInput.checkLabels(given, signupLinks.stream().map(LinkInput::url).toList(), body);
    }

    /** Refuses what is fixed once a campaign is made. */
    void checkFixed(CampaignInput before, BodyReader faults) {
        FIXED.forEach(key -> {
            var now = key.equals("slug") ? slug : defaultLanguage;
            var then = key.equals("slug") ? before.slug : before.defaultLanguage;
            if (!Objects.equals(now, then)) {
                faults.refuse(key, "fixed", "It is fixed once the campaign is made.");
            }
        });
    }

    /** Does to the campaign what the body says; rules that refuse it are collected by the reader. */
    void applyTo(Campaign campaign, BodyReader faults) {
        var before = campaign.startDate() == null ? null : of(campaign);
        if (startDate != null && endDate != null) {
            faults.check(() -> campaign.window(startDate, endDate));
        }
        faults.check(() -> campaign.answers(
                summit == null
                        ? null
                        : new Summit(
                                summit.city(),
                                summit.countryCode(),
                                summit.startDate(),
                                summit.endDate(),
                                summit.url())));
        faults.check(() -> campaign.organise(organiseUrl, codeOfConductUrl));
        faults.check(() -> campaign.picture(imageUrl));
        campaign.trustChapters(Boolean.TRUE.equals(trustChapters));
        if (before == null || !signupLinks.equals(before.signupLinks) || !translations.equals(before.translations)) {
            faults.check(() -> campaign.linkTo(links()));
        }
        if (translations.containsKey(defaultLanguage)) {
            faults.refuse(
                    "translations",
                    "default_language",
                    "Texts in " + defaultLanguage + ", the default language, stand beside translations.");
        }
        var summitName = summit == null ? null : summit.name();
        if (title != null) {
            faults.check(() ->
                    campaign.say(defaultLanguage, CampaignText.of(title, summary, description, demands, summitName)));
        }
        campaign.texts().keySet().stream()
                .filter(other -> !other.equals(defaultLanguage) && !translations.containsKey(other))
                .toList()
                .forEach(other -> campaign.say(other, CampaignText.EMPTY));
        translations.forEach((other, texts) -> campaign.say(other, texts.text()));
    }

    private List<Link> links() {
        var links = new ArrayList<Link>();
        for (var link : signupLinks) {
            Map<String, String> labels = new HashMap<>();
            if (link.label() != null) {
                labels.put(defaultLanguage, link.label());
            }
            translations.forEach((other, texts) -> {
                var translated = texts.linkLabels().get(link.url());
                if (translated != null) {
                    labels.put(other, translated);
                }
            });
            var address = WebAddress.ofPage("signupLinks", link.url());
            links.add(new Link(
                    links.size(), LinkRel.signup, address, link.kind(), Boolean.TRUE.equals(link.primary()), labels));
        }
        return links;
    }
}
