package org.rallypoint;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sorted language tags in one column, each between commas, so that {@code like '%,de,%'} finds one. */
@Converter
public class LanguageTags implements AttributeConverter<SortedSet<String>, String> {

    @Override
    public String convertToDatabaseColumn(SortedSet<String> tags) {
        return tags == null || tags.isEmpty() ? "," : "," + String.join(",", tags) + ",";
    }

    @Override
    public SortedSet<String> convertToEntityAttribute(String column) {
        var tags = new TreeSet<String>();
        if (column != null) {
            Arrays.stream(column.split(",", -1)).filter(tag -> !tag.isEmpty()).forEach(tags::add);
        }
        return tags;
    }

    public static SortedSet<String> of(Collection<String> tags) {
        return new TreeSet<>(tags);
    }
}
