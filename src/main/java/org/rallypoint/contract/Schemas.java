package org.rallypoint.contract;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Completes the schemas of answers from the records behind them: every key is required, a {@link Nullable} one may be null,
 * and keys stand in the order in which they are declared and sent.
 */
class Schemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String REFERENCE = "#/components/schemas/";
    /** Text with a format; a schema of its own for each would only be one more name to look up. */
    private static final Map<String, String> TEXT_FORMATS =
            Map.of("Instant", "date-time", "LocalDate", "date", "UUID", "uuid");

    private final Map<String, ClassInfo> records;
    private final IndexView index;

    Schemas(IndexView index) {
        this.index = index;
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.toMap(
                        Schemas::schemaName, type -> type, (one, other) -> isNamed(one) ? one : other));
    }

    /** Returns the new names of pages: each is named for what is on it, EventPage and not PageEventView. */
    Map<String, String> complete(Components components) {
        var schemas = new TreeMap<>(components.getSchemas());
        TEXT_FORMATS.keySet().forEach(schemas::remove);
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                complete(name, schema);
            }
        });
        var pages = new TreeMap<String, String>();
        schemas.forEach((name, schema) -> {
            if (isPage(name, schema)) {
                pages.put(name, schemaName(schema.getProperties().get("items").getItems()) + "Page");
            }
        });
        pages.forEach(
                (generated, name) -> schemas.put(name, schemas.remove(generated).description("One page of a list.")));
        schemas.put("SparseEvent", schemas.put("Event", wholeOf("SparseEvent", schemas.get("Event"))));
        schemas.get("SparseEvent")
                .description("What `fields` leaves of an event: the keys that were asked for, and no others.")
                .setRequired(null);
        components.setSchemas(schemas);
        return pages;
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

    /** The name behind a reference. */
    static String schemaName(Schema reference) {
        return reference.getRef().substring(REFERENCE.length());
    }

    private void complete(String name, Schema schema) {
        var given = schema.getProperties();
        var declared = isPage(name, schema) ? List.<RecordComponentInfo>of() : components(records.get(name));
        var properties = new LinkedHashMap<String, Schema>();
        declared.forEach(component -> {
            var property = given.get(component.name());
            if (property == null) {
                throw new IllegalStateException("The schema " + name + " lacks the key " + component.name());
            }
            properties.put(component.name(), component.hasAnnotation(NULLABLE) ? nullable(property) : plain(property));
        });
        given.forEach((key, property) -> properties.putIfAbsent(key, plain(property)));
        properties.forEach(Sizes::complete);
        schema.setProperties(properties);
        schema.setRequired(new ArrayList<>(properties.keySet()));
    }

    /** Those of a record, with the ones of an unwrapped record in its place. */
    private List<RecordComponentInfo> components(ClassInfo record) {
        if (record == null) {
            throw new IllegalStateException("A schema of the contract comes from no record");
        }
        var all = new ArrayList<RecordComponentInfo>();
        for (var component : record.recordComponentsInDeclarationOrder()) {
            // Jackson's annotation can't stand on the component itself, so the compiler puts it on the field.
            if (record.field(component.name()).hasAnnotation(UNWRAPPED)) {
                all.addAll(components(index.getClassByName(component.type().name())));
            } else {
                all.add(component);
            }
        }
        return all;
    }

    private static Schema plain(Schema property) {
        if (property.getRef() == null) {
            if (property.getItems() != null) {
                property.setItems(plain(property.getItems()));
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

    private static Schema nullable(Schema property) {
        var plain = plain(property);
        if (plain.getRef() == null) {
            var types = new ArrayList<>(plain.getType());
            types.add(SchemaType.NULL);
            return plain.type(types);
        }
        var reference = OASFactory.createSchema().ref(plain.getRef());
        var nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
        plain.setRef(null);
        return plain.anyOf(List.of(reference, nothing));
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
