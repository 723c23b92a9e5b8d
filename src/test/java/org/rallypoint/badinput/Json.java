package org.rallypoint.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;

/** Reads what was answered, and writes what is sent, with halves of surrogate pairs as JSON escapes them. */
final class Json {

    static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static TextNode text(String text) {
        return MAKE.textNode(text);
    }

    static byte[] bytes(JsonNode json) {
        var text = new StringBuilder();
        json.toString().codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString().getBytes(UTF_8);
    }
}
