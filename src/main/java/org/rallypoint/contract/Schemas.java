package org.rallypoint.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.rallypoint.http.Revisioned;

/**
 * Completes the schemas from the records behind them. Of what is answered every key is required, a {@link Nullable} one may
 * be null, and keys stand in the order in which they are declared and sent. Of what is only ever asked for, those keys are
 * required that are not {@link Nullable}, or whose annotation says so. A record that unwraps one with a schema of its own is
 * that one and its own keys.
 */
class Schemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName IGNORED = DotName.createSimple(JsonIgnore.class);
    private static final DotName REVISIONED = DotName.createSimple(Revisioned.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String REFERENCE = "#/components/schemas/";
    /** Text with a format; a schema of its own for each would only be one more name to look up. */
    private static final Map<String, String> TEXT_FORMATS =
            Map.of("Instant", "date-time", "LocalDate", "date", "UUID", "uuid");

    private final IndexView index;
    private final Map<String, ClassInfo> records;
    private final Map<String, Schema> schemas;
    private final Set<String> inputs;
    private final Map<String, String> pages = new TreeMap<>();

    Schemas(IndexView index, OpenAPI document) {
        this.index = index;
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.toMap(
                        Schemas::schemaName, type -> type, (one, other) -> isNamed(one) ? one : other));
        schemas = new TreeMap<>(document.getComponents().getSchemas());
        inputs = new TreeSet<>(Reach.ofRequests(document));
        inputs.removeAll(Reach.ofAnswers(document));
    }

    void complete(OpenAPI document) {
        TEXT_FORMATS.keySet().forEach(schemas::remove);
        Map.copyOf(schemas).forEach((name, schema) -> {
            if (isPage(name, schema)) {
                completePage(name, schema);
            } else if (schema.getProperties() != null) {
                schemas.put(name, complete(name, schema));
            }
        });
        schemas.put("SparseEvent", schemas.put("Event", wholeOf("SparseEvent", schemas.get("Event"))));
        schemas.get("SparseEvent")
                .description("What `fields` leaves of an event: the keys that were asked for, and no others.")
                .setRequired(null);
        document.getComponents().setSchemas(schemas);
    }

    /** Drops what nothing leads to, once everything else is complete. */
    static void dropUnused(OpenAPI document) {
        var used = new TreeMap<>(document.getComponents().getSchemas());
        used.keySet().retainAll(Reach.ofAll(document));
        document.getComponents().setSchemas(used);
    }

    /** The new name of a page: it is named for what is on it, EventPage and not PageEventView. */
    Optional<String> pageName(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    /** Whether what is answered has a revision, so that its ETag can be given as {@code If-Match}. */
    boolean isRevisioned(String name) {
        return records.containsKey(name) && records.get(name).interfaceNames().contains(REVISIONED);
    }

    /** What an answer to a write shows of the thing itself: Event of WrittenEvent. */
    String essence(String name) {
        return base(records.get(name)).orElse(name);
    }

    /** The name behind a reference. */
    static String schemaName(Schema reference) {
        return reference.getRef().substring(REFERENCE.length());
    }

    /** The same keys, and all of them there. */
    private static Schema wholeOf(String sparse, Schema schema) {
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .addAllOf(OASFactory.createSchema().ref(sparse))
                .required(schema.getRequired());
    }

    private static boolean isPage(String name, Schema schema) {
        return name.startsWith("Page")
                && schema.getProperties() != null
                && schema.getProperties().containsKey("items");
    }

    private void completePage(String generated, Schema schema) {
        var properties = schema.getProperties();
        var name = schemaName(properties.get("items").getItems()) + "Page";
        pages.put(generated, name);
        properties.forEach((key, property) -> Sizes.complete(key, plain(property)));
        schemas.remove(generated);
        schemas.put(
                name,
                schema.properties(properties)
                        .required(new ArrayList<>(properties.keySet()))
                        .description("One page of a list."));
    }

    private Schema complete(String name, Schema schema) {
        var record = records.get(name);
        if (record == null) {
            throw new IllegalStateException("The schema " + name + " comes from no record");
        }
        var base = base(record);
        var isInput = inputs.contains(name);
        var given = schema.getProperties();
        var asked = schema.getRequired() == null ? Set.<String>of() : Set.copyOf(schema.getRequired());
        var properties = new LinkedHashMap<String, Schema>();
        var required = new ArrayList<String>();
        for (var component : components(record, base.isPresent())) {
            var key = component.name();
            if (!given.containsKey(key)) {
                throw new IllegalStateException("The schema " + name + " lacks the key " + key);
            }
            var mayBeNull = component.hasAnnotation(NULLABLE) && !asked.contains(key);
            var property = property(given.get(key), mayBeNull, isInput);
            Sizes.complete(key, property);
            properties.put(key, property);
            if (!isInput || !mayBeNull) {
                required.add(key);
            }
        }
        schema.properties(properties).required(required.isEmpty() ? null : required);
        if (base.isEmpty()) {
            return schema;
        }
        var description = schema.getDescription();
        return OASFactory.createSchema()
                .description(description)
                .addAllOf(OASFactory.createSchema().ref(base.get()))
                .addAllOf(schema.description(null));
    }

    private Schema property(Schema given, boolean mayBeNull, boolean isInput) {
        var property = plain(given);
        // A choice that isn't made is left out.
        return mayBeNull && !(isInput && isEnumeration(property)) ? nullable(property) : property;
    }

    private boolean isEnumeration(Schema property) {
        return property.getEnumeration() != null
                || (property.getRef() != null
                        && schemas.get(schemaName(property)).getEnumeration() != null);
    }

    /** Those of a record that are sent; those of an unwrapped one in its place, unless it has a schema of its own. */
    private List<RecordComponentInfo> components(ClassInfo record, boolean withoutBase) {
        var all = new ArrayList<RecordComponentInfo>();
        for (var component : record.recordComponentsInDeclarationOrder()) {
            if (!isUnwrapped(component)) {
                if (!isOnField(component, IGNORED)) {
                    all.add(component);
                }
            } else if (!withoutBase) {
                all.addAll(components(index.getClassByName(component.type().name()), false));
            }
        }
        return all;
    }

    /** The schema of the record that this one unwraps, if there is one. */
    private Optional<String> base(ClassInfo record) {
        return record.recordComponentsInDeclarationOrder().stream()
                .filter(Schemas::isUnwrapped)
                .map(component ->
                        schemaName(index.getClassByName(component.type().name())))
                .filter(schemas::containsKey)
                .findFirst();
    }

    private static boolean isUnwrapped(RecordComponentInfo component) {
        return isOnField(component, UNWRAPPED);
    }

    /** Jackson's annotations can't stand on the component itself, so the compiler puts them on the field. */
    private static boolean isOnField(RecordComponentInfo component, DotName annotation) {
        return component.declaringClass().field(component.name()).hasAnnotation(annotation);
    }

    private static Schema plain(Schema property) {
        if (property.getRef() == null) {
            if (property.getItems() != null) {
                property.setItems(plain(property.getItems()));
            } else if (isAnyObject(property)) {
                property.setAdditionalPropertiesSchema(OASFactory.createSchema());
            }
            return property;
        }
        var format = TEXT_FORMATS.get(schemaName(property));
        if (format != null) {
            property.setRef(null);
            property.setType(List.of(SchemaType.STRING));
            property.setFormat(format);
        } else {
            // Beside a reference the type would only say again what is there.
            property.setType((List<SchemaType>) null);
        }
        return property;
    }

    private static boolean isAnyObject(Schema property) {
        return List.of(SchemaType.OBJECT).equals(property.getType())
                && property.getProperties() == null
                && property.getAdditionalPropertiesSchema() == null;
    }

    private static Schema nullable(Schema plain) {
        if (plain.getRef() == null && plain.getType() == null) {
            // Anything may stand there, null too.
            return plain;
        }
        if (plain.getRef() == null) {
            var types = new ArrayList<>(plain.getType());
            types.add(SchemaType.NULL);
            return plain.type(types);
        }
        var reference = OASFactory.createSchema().ref(plain.getRef());
        plain.setRef(null);
        return plain.anyOf(List.of(reference, nothing()));
    }

    static Schema nothing() {
        return OASFactory.createSchema().type(List.of(SchemaType.NULL));
    }

    private static String schemaName(ClassInfo type) {
        return isNamed(type) ? type.declaredAnnotation(SCHEMA).value("name").asString() : type.simpleName();
    }

    /** A view may bear the name of the value that it shows; the annotation tells which of them the contract means. */
    private static boolean isNamed(ClassInfo type) {
        var annotation = type.declaredAnnotation(SCHEMA);
        return annotation != null && annotation.value("name") != null;
    }
}
