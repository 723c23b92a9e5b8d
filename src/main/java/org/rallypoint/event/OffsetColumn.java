package org.rallypoint.event;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.ZoneOffset;

/** An offset from UTC as {@code +01:00}. */
@Converter
public class OffsetColumn implements AttributeConverter<ZoneOffset, String> {

    @Override
    public String convertToDatabaseColumn(ZoneOffset offset) {
        return offset == null ? null : EventTimesView.text(offset);
    }

    @Override
    public ZoneOffset convertToEntityAttribute(String column) {
        return column == null ? null : ZoneOffset.of(column);
    }
}
