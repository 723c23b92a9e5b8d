package org.rallypoint.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.city.City;
import org.rallypoint.city.CityRepository;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.event.EventChanges.Done;
import org.rallypoint.http.BodyReader;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/**
 * Many events of one campaign, made and changed by the rules of {@link EventEditor}, and written together. What one of them
 * is refused for leaves the others as they are. Nothing is asked of the database for a single one.
 */
public final class EventBatch {

    private final Campaign campaign;
    private final boolean isTrial;
    private final EventEditor editor;
    private final EventChanges changes;
    private final CityRepository cities;
    private final EntityManager database;
    private final ObjectMapper json;
    private final List<Event> events;
    private final LoadedNeighbours neighbours;
    private final List<Done> done = new ArrayList<>();
    private final Map<Event, List<ContactInput>> contacts = new LinkedHashMap<>();

    EventBatch(
            Campaign campaign,
            boolean isTrial,
            EventRepository events,
            EventEditor editor,
            EventChanges changes,
            CityRepository cities,
            ObjectMapper json) {
        this.campaign = campaign;
        this.isTrial = isTrial;
        this.editor = editor;
        this.changes = changes;
        this.cities = cities;
        this.json = json;
        this.database = events.getEntityManager();
        this.events = List.copyOf(events.allOfCampaign(campaign));
        neighbours = new LoadedNeighbours(events.slugsStarting(campaign.slug()));
        this.events.forEach(neighbours::add);
    }

    /**
     * What became of one event.
     *
     * @param before the fields that changed of one that was there, as they were
     * @param after the same, as they are
     * @param warnings what whoever wrote it should look at again
     */
    public record Written(Event event, ObjectNode before, ObjectNode after, List<Fault> warnings) {}

    /** All that the campaign had before, also what nobody sees, in the order of lists. */
    public List<Event> events() {
        return events;
    }

    /** The towns of these events. */
    public List<City> towns() {
        return events.stream().map(Event::city).distinct().toList();
    }

    /** To be called once, with the ids of all cities in which events are going to be. */
    public void prepare(Collection<String> cityIds) {
        cities.prepare(cityIds, isTrial);
    }

    /** What can be written of an event, as it stands. */
    public ObjectNode state(Event event) {
        return json.valueToTree(EventInput.of(event));
    }

    /**
     * Keys of an event's input as {@link #state} would show them.
     *
     * @throws ProblemException 400 with every fault of form
     */
    public ObjectNode normal(ObjectNode given) {
        var body = new BodyReader(given);
        var input = EventInput.read(body, List.of());
        body.done();
        return only(given, json.valueToTree(input));
    }

    /** Of what is there just what was said, on every level; what wasn't is no null. */
    private static ObjectNode only(ObjectNode said, ObjectNode all) {
        all.retain(fieldNames(said));
        all.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner
                    && said.get(field.getKey()) instanceof ObjectNode innerSaid) {
                only(innerSaid, inner);
            }
        });
        return all;
    }

    /**
     * Makes an event with contacts that are nobody's to see but its holder's and the coordinators'.
     *
     * @throws ProblemException as {@link EventEditor#create} does
     */
    public Written create(ObjectNode given, List<ContactInput> contacts, boolean allowDuplicate) {
        var proposed = editor.propose(campaign, given, allowDuplicate, neighbours);
        var event = proposed.event();
        neighbours.add(event);
        if (!isTrial) {
            this.contacts.put(event, contacts);
            done.add(editor.store(event));
        }
        return new Written(event, json.createObjectNode(), json.createObjectNode(), proposed.warnings());
    }

    /**
     * Applies a merge patch.
     *
     * @throws ProblemException as {@link EventEditor#patch} does; the event is then as it was
     */
    public Written patch(Event event, ObjectNode patch, boolean allowDuplicate) {
        editor.attempt(event, patch, allowDuplicate, neighbours);
        neighbours.remove(event);
        var changed = editor.change(event, patch, allowDuplicate, neighbours);
        neighbours.add(event);
        if (changed.done() == null) {
            return new Written(event, json.createObjectNode(), json.createObjectNode(), changed.warnings());
        }
        done.add(changed.done());
        return new Written(event, changed.done().before(), changed.done().after(), changed.warnings());
    }

    /** Settles everything together; what was only tried is forgotten. */
    public void end() {
        if (isTrial) {
            database.clear();
        } else {
            // The database knows the events before anything that refers to them by their ids.
            database.flush();
            contacts.forEach(changes::contactsGiven);
            changes.settle(done);
        }
    }

    private static Collection<String> fieldNames(ObjectNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
