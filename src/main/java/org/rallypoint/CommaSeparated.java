package org.rallypoint;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sorted words in one column, such as language tags, each between commas, so that {@code like '%,de,%'} finds one. */
@Converter
public class CommaSeparated implements AttributeConverter<SortedSet<String>, String> {

    @Override
    public String convertToDatabaseColumn(SortedSet<String> words) {
        return words == null || words.isEmpty() ? "," : "," + String.join(",", words) + ",";
    }

    @Override
    public SortedSet<String> convertToEntityAttribute(String column) {
        var words = new TreeSet<String>();
        if (column != null && !column.equals(",")) {
            Arrays.stream(column.split(",", -1)).filter(word -> !word.isEmpty()).forEach(words::add);
        }
        return words;
    }

    public static SortedSet<String> of(Collection<String> words) {
        return new TreeSet<>(words);
    }
}
