package org.rallypoint;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Texts by language, read with a fallback field by field: a German title may stand beside an English description. */
public record TextsInLanguages<T>(Map<String, T> texts, List<String> languages) {

    /** The field in the first of the languages that has it, or null. */
    @Nullable
    public <R> R best(Function<T, R> field) {
        return languages.stream()
                .map(texts::get)
                .filter(Objects::nonNull)
                .map(field)
                .filter(value -> value != null && !(value instanceof String text && text.isBlank()))
                .findFirst()
                .orElse(null);
    }
}
