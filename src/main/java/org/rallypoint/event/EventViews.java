package org.rallypoint.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.access.Access;
import org.rallypoint.access.Deed;
import org.rallypoint.city.PlaceNames;
import org.rallypoint.contact.Contacts;
import org.rallypoint.contact.Shown;
import org.rallypoint.contact.Sight;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Languages;
import org.rallypoint.http.Page;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;

/** Answers about events: views in the reader's language, one by one or by the page. */
@Singleton
class EventViews {

    private final PlaceNames names;
    private final PublicUrls urls;
    private final Answers answers;
    private final ObjectMapper json;
    private final Contacts contacts;
    private final Access access;

    EventViews(
            PlaceNames names, PublicUrls urls, Answers answers, ObjectMapper json, Contacts contacts, Access access) {
        this.contacts = contacts;
        this.access = access;
        this.names = names;
        this.urls = urls;
        this.answers = answers;
        this.json = json;
    }

    /** As it stands in lists and formats: without contacts. */
    EventView view(StoredEvent event, Reading reading, boolean allTranslations) {
        return EventView.of(event, reading, names, urls, allTranslations, List.of());
    }

    /**
     * An event by itself, with the contacts that the caller may see.
     *
     * @param contactsUntil when the first of them vanishes by itself; null where there are none
     */
    record Single(EventView view, @Nullable Instant contactsUntil) {}

    Single single(Event event, Reading reading, boolean allTranslations) {
        return single(event, reading, allTranslations, contacts(event, reading.now()));
    }

    /** As anybody sees it, whoever asks. */
    Single shared(Event event, Reading reading) {
        var shown = contacts.shown(event.id(), event.moments().effectiveEnd(), Sight.public_only, reading.now());
        return single(event, reading, false, shown);
    }

    private Single single(Event event, Reading reading, boolean allTranslations, Shown shown) {
        var view = EventView.of(event, reading, names, urls, allTranslations, shown.contacts());
        return new Single(view, shown.next());
    }

    /** The contacts of an event that the caller may see now. */
    Shown contacts(Event event, Instant now) {
        return contacts.shown(event.id(), event.moments().effectiveEnd(), sight(event), now);
    }

    private Sight sight(Event event) {
        if (access.may(Deed.see_all_contacts, event)) {
            return Sight.all;
        }
        return access.may(Deed.see_organisers_contacts, event) ? Sight.organisers : Sight.public_only;
    }

    List<EventView> views(List<? extends StoredEvent> events, Reading reading, boolean allTranslations) {
        return events.stream()
                .map(event -> view(event, reading, allTranslations))
                .toList();
    }

    RestResponse<Page<EventView>> answer(EventList list, UriInfo uri) {
        return list.fields().isEmpty()
                ? answers.page(list.page(), list.languages(), list.now(), list.next(), uri)
                : sparse(answers.page(
                        onlyFields(list.page(), list.fields()), list.languages(), list.now(), list.next(), uri));
    }

    /** The languages of a list are those of its items; an empty one still says in which it would have been. */
    static Collection<String> languages(List<EventView> views, Languages asked) {
        var languages = new TreeSet<String>();
        views.forEach(view -> languages.add(view.language()));
        if (languages.isEmpty()) {
            asked.wanted().stream().findFirst().ifPresent(languages::add);
        }
        return languages;
    }

    private Page<ObjectNode> onlyFields(Page<EventView> page, Set<String> fields) {
        var items = page.items().stream()
                .map(view -> json.<ObjectNode>valueToTree(view).retain(fields))
                .toList();
        return new Page<>(items, page.page());
    }

    /** The contract shows whole events; {@code fields} is its one exception and has a schema of its own there. */
    @SuppressWarnings("unchecked")
    private static RestResponse<Page<EventView>> sparse(RestResponse<Page<ObjectNode>> answer) {
        return (RestResponse<Page<EventView>>) (RestResponse<?>) answer;
    }
}
