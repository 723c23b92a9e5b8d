package org.rallypoint.contract;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * How large each text, list and number of the contract can get, by format or by the name of its key: a client can reserve
 * columns by it. A key without a size is found by the lint of the contract.
 */
final class Sizes {

    private static final Map<String, Integer> BY_FORMAT = Map.of("date", 10, "date-time", 35, "uuid", 36, "uri", 2000);

    /** Code points, by key; keys mean the same wherever they stand. */
    private static final Map<String, Integer> BY_NAME = new HashMap<>();

    static {
        texts(2, "countryCode", "country", "countries");
        texts(5, "startTime", "endTime");
        texts(6, "startOffset", "endOffset");
        texts(20, "region");
        texts(35, "lang", "language", "languages", "defaultLanguage", "availableLanguages");
        texts(64, "timeZone");
        texts(36, "contactId", "linkId", "deliveryId");
        texts(40, "types");
        texts(60, "token");
        texts(100, "action", "changed", "name_localizations", "description_localizations");
        texts(100, "slug", "idOrSlug", "id", "code", "campaign", "campaigns", "event", "near", "bbox", "fields");
        texts(
                200,
                "city",
                "title",
                "summary",
                "name",
                "ownName",
                "label",
                "tokenLabel",
                "organisedBy",
                "summitName",
                "countryName",
                "summit",
                "q");
        texts(200, "type", "parameter", "translations", "include");
        texts(500, "statusNote", "imageAlt", "address");
        texts(300, "demands");
        texts(1000, "nextCursor", "cursor", "since", "Last-Event-ID", "reason", "reviewNote");
        texts(2000, "signupUrls", "whatToBring", "accessibilityNote", "note", "source", "value", "linkLabels");
        texts(8000, "instance", "pointer", "message", "detail");
        texts(10_000, "description");
    }

    /** How many there are at most in a list that somebody wrote, by key. */
    private static final Map<String, Integer> LISTS = Map.of(
            "reminders", 2,
            "languages", 10,
            "signupLinks", 20,
            "links", 20,
            "contacts", 20,
            "demands", 30,
            "campaigns", 100,
            "countries", 300,
            "supporters", 500,
            "items", 500);

    private static final int VALUES_OF_A_PARAMETER = 50;
    /** No list inside an answer is cut; none comes near this. */
    private static final int LIST = 10_000;

    private static final BigDecimal LAST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    /** What a number of JavaScript holds exactly. */
    private static final BigDecimal LAST_EXACT = BigDecimal.valueOf((1L << 53) - 1);
    /** The years 1900 and 3000. */
    private static final BigDecimal FIRST_EPOCH = BigDecimal.valueOf(-2_208_988_800L);

    private static final BigDecimal LAST_EPOCH = BigDecimal.valueOf(32_503_680_000L);

    private Sizes() {}

    static void completeParameter(String name, Schema schema) {
        if (schema.getType() == null && schema.getRef() == null) {
            schema.setType(List.of(SchemaType.STRING));
        }
        complete(name, schema);
        if (schema.getItems() != null) {
            schema.setMaxItems(VALUES_OF_A_PARAMETER);
        }
    }

    static void complete(String name, Schema schema) {
        if (is(schema, SchemaType.STRING)) {
            completeText(name, schema);
        } else if (is(schema, SchemaType.ARRAY)) {
            schema.setMaxItems(LISTS.getOrDefault(name, LIST));
            complete(name, schema.getItems());
        } else if (is(schema, SchemaType.INTEGER)) {
            completeNumber(name, schema);
        } else if (schema.getAdditionalPropertiesSchema() != null) {
            complete(name, schema.getAdditionalPropertiesSchema());
        }
    }

    private static void completeText(String name, Schema schema) {
        var size = schema.getFormat() == null ? BY_NAME.get(name) : BY_FORMAT.get(schema.getFormat());
        if (schema.getMaxLength() == null && schema.getEnumeration() == null) {
            schema.setMaxLength(size);
        }
    }

    private static void completeNumber(String name, Schema schema) {
        var isEpoch = name.endsWith("Epoch");
        if (schema.getFormat() == null) {
            schema.setFormat("int32");
        }
        if (schema.getMinimum() == null) {
            schema.setMinimum(isEpoch ? FIRST_EPOCH : BigDecimal.ZERO);
        }
        if (schema.getMaximum() == null) {
            schema.setMaximum(isEpoch ? LAST_EPOCH : schema.getFormat().equals("int64") ? LAST_EXACT : LAST_INT);
        }
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static void texts(int codePoints, String... names) {
        List.of(names).forEach(name -> BY_NAME.put(name, codePoints));
    }
}
