package org.rallypoint.event;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalTime;

/** A local time as {@code HH:mm}: a driver that knows time zones can't shift a text. */
@Converter
public class LocalTimeColumn implements AttributeConverter<LocalTime, String> {

    @Override
    public String convertToDatabaseColumn(LocalTime time) {
        return time == null ? null : EventTimesView.text(time);
    }

    @Override
    public LocalTime convertToEntityAttribute(String column) {
        // A tenth of the time that a formatter takes, for each event of each list.
        return column == null
                ? null
                : LocalTime.of(Integer.parseInt(column, 0, 2, 10), Integer.parseInt(column, 3, 5, 10));
    }
}
