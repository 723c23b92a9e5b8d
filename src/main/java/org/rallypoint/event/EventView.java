package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.TextsInLanguages;
import org.rallypoint.change.PublicEvents;
import org.rallypoint.city.CityView;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.contact.ContactView;
import org.rallypoint.http.Languages;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;
import org.rallypoint.http.Revisioned;
import org.rallypoint.link.SignupLinkView;

/** An event as the public sees it. Every key is always there: unknown is null, none is an empty list. */
@Schema(
        name = "Event",
        description =
                "One protest of a campaign in one city. Every key is always there: unknown is null, none is an empty list.")
public record EventView(
        @Schema(description = "UUID version 7; never changes.")
        UUID id,

        @Schema(description = "Fixed when the event was made.", examples = "paris-2025-zurich")
        String slug,

        @Schema(description = "Slug of its campaign.", examples = "paris-2025")
        String campaign,

        @Schema(description = "Starts at 1, one more for each stored change.", examples = "1")
        int revision,

        Instant createdAt,
        Instant updatedAt,

        @Schema(format = "uri", description = "Its public page.")
        String url,

        @Nullable @Schema(description = "Id of the event that this one was merged into.")
        UUID replacedBy,

        @Schema(description = "The public sees `published` ones only.")
        EventPublication publication,

        @Schema(description = "A `scheduled` event with `previousStartsAt` or `previousStartDate` was moved.")
        EventStatus status,

        @Schema(
                description =
                        "`to_follow`: neither a day nor any sign-up link is known; `complete`: nothing is missing; else `partial`.")
        Details details,

        @Schema(
                description =
                        "What people still need to know. `signup` until there is a link of kind `event` or `website`.")
        Set<Missing> missing,

        @Schema(
                description =
                        "Computed for this moment. `running` from its start, or from the beginning of its first day while no time is known, to `effectiveEnd`.")
        Lifecycle lifecycle,

        @Nullable @Schema(description = "One line for the public on what became of it, in the language of the answer.")
        String statusNote,

        @Nullable @Schema(description = "The day it was planned for before it was moved or put off.")
        LocalDate previousStartDate,

        @Nullable @Schema(description = "The start it was planned for before it was moved or put off, UTC.")
        Instant previousStartsAt,

        @Nullable @Schema(description = "In the language of the answer; null: show the city.")
        String title,

        EventKind kind,

        @Nullable @Schema(description = "Plain text, up to 200 characters.")
        String summary,

        @Nullable @Schema(description = "Limited Markdown, up to 10,000 characters.")
        String description,

        @Nullable @Schema(format = "uri") String imageUrl,

        @Nullable @Schema(description = "What the image shows, for those who don't see it.")
        String imageAlt,

        @Schema(description = "BCP 47; languages spoken there.")
        Collection<String> languages,

        AccessibilityView accessibility,
        @Nullable @Schema(description = "Plain text.") String whatToBring,
        Permit permit,
        @JsonUnwrapped EventTimesView times,
        CityView city,
        @Nullable Venue venue,
        Attendance attendance,

        @Nullable
        @Schema(
                description =
                        "How far people travel to it, in kilometres; null is not said: take 100. For `near` it counts where it is larger than `radiusKm`.",
                examples = "50")
        Integer catchmentKm,

        @Nullable @Schema(format = "uri", description = "The primary sign-up link's url; null while there is no link.")
        String signupUrl,

        List<SignupLinkView> signupLinks,

        @Schema(description = "Ways to reach the organisers that the caller may see; always empty in lists.")
        List<ContactView> contacts,

        @Nullable @Schema(description = "Who organises it, as text.")
        String organisedBy,

        Affiliation affiliation,
        @Nullable Turnout turnout,

        @Schema(description = "Links that are no sign-up links.")
        List<EventLinkView> links,

        @Schema(description = "BCP 47; the language of this answer.", examples = "en")
        String language,

        @Schema(
                description =
                        "BCP 47; the campaign's default language, and those in which anything of the event is written.")
        Collection<String> availableLanguages,

        @Nullable @Schema(description = "By BCP 47 language; null unless asked for with `translations=all`.")
        Map<String, EventTranslation> translations)
        implements Revisioned, PublicEvents.View {

    /** The keys of its JSON, sorted. */
    static final SortedSet<String> KEYS =
            Collections.unmodifiableSortedSet(Stream.of(EventView.class, EventTimesView.class)
                    .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                    .filter(component -> component.getType() != EventTimesView.class)
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new)));

    /** The language that a reader gets of an event: what its campaign is written in counts too. */
    static String language(StoredEvent event, Languages asked, PlaceNames names) {
        var written = new TreeSet<>(event.availableLanguages());
        written.addAll(event.campaign().availableLanguages());
        return asked.choose(written, names::know, event.campaign().defaultLanguage());
    }

    /** As seen by a caller who may see these contacts; never any in a list. */
    static EventView of(
            StoredEvent event,
            Reading reading,
            PlaceNames names,
            PublicUrls urls,
            boolean allTranslations,
            List<ContactView> contacts) {
        var language = language(event, reading.languages(), names);
        var languages = Languages.chain(language, event.campaign().defaultLanguage());
        var texts = new TextsInLanguages<>(event.texts(), languages);
        var signupLinks = SignupLinkView.of(event.signupLinks(), languages);
        return new EventView(
                event.id(),
                event.slug(),
                event.campaign().slug(),
                event.revision(),
                event.createdAt(),
                event.updatedAt(),
                urls.text("/e/" + event.slug()),
                event.replacedBy(),
                event.publication(),
                event.status(),
                event.details(),
                event.missing(),
                event.lifecycle(reading.now()),
                texts.best(EventText::statusNote),
                event.previousStartDate(),
                event.previousStartsAt(),
                texts.best(EventText::title),
                event.kind(),
                texts.best(EventText::summary),
                texts.best(EventText::description),
                event.imageUrl(),
                texts.best(EventText::imageAlt),
                event.spokenLanguages(),
                AccessibilityView.of(event.accessibility(), texts.best(EventText::accessibilityNote)),
                texts.best(EventText::whatToBring),
                event.permit(),
                EventTimesView.of(event),
                CityView.of(event.place(), names, languages),
                event.venue(),
                event.attendance(),
                event.catchmentKm(),
                signupLinks.stream()
                        .filter(SignupLinkView::primary)
                        .map(SignupLinkView::url)
                        .findFirst()
                        .orElse(null),
                signupLinks,
                contacts,
                event.organisedBy(),
                event.affiliation(),
                event.turnout(),
                event.otherLinks().stream()
                        .map(link -> EventLinkView.of(link, languages))
                        .toList(),
                language,
                event.availableLanguages(),
                allTranslations ? translations(event) : null);
    }

    private static SortedMap<String, EventTranslation> translations(StoredEvent event) {
        var translations = new TreeMap<String, EventTranslation>();
        event.writtenLanguages()
                .forEach(language ->
                        translations.put(language, EventTranslation.of(event.text(language), event.links(), language)));
        return translations;
    }
}
