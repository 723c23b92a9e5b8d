package org.rallypoint;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Texts by language, read with a fallback field by field: a German title may stand beside an English description. */
public record TextsInLanguages<T>(Map<String, T> texts, List<String> languages) {

    /** The field in the first of the languages that has it, or null. */
    @Nullable
    public <R> R best(Function<T, R> field) {
        for (var language : languages) {
            var text = texts.get(language);
            var value = text == null ? null : field.apply(text);
            if (value != null && !(value instanceof String written && written.isBlank())) {
                return value;
            }
        }
        return null;
    }
}
