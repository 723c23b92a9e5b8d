package org.rallypoint;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of a {@link Select}; each call reads the next column, which is null where the database says so. */
public final class Row {

    private final ResultSet result;
    private int column;

    Row(ResultSet result) {
        this.result = result;
    }

    @Nullable
    public String text() {
        return next(result::getString);
    }

    @Nullable
    public UUID uuid() {
        return next(at -> result.getObject(at, UUID.class));
    }

    @Nullable
    public LocalDate day() {
        return next(at -> result.getObject(at, LocalDate.class));
    }

    @Nullable
    public Instant instant() {
        var instant = next(at -> result.getObject(at, OffsetDateTime.class));
        return instant == null ? null : instant.toInstant();
    }

    public int number() {
        return next(result::getInt);
    }

    public long count() {
        return next(result::getLong);
    }

    @Nullable
    public Integer numberIfKnown() {
        return next(at -> result.getObject(at, Integer.class));
    }

    public double decimal() {
        return next(result::getDouble);
    }

    @Nullable
    public Double decimalIfKnown() {
        return next(at -> result.getObject(at, Double.class));
    }

    public boolean flag() {
        return next(result::getBoolean);
    }

    @Nullable
    public Boolean flagIfKnown() {
        return next(at -> result.getObject(at, Boolean.class));
    }

    /** A constant by its name. */
    @Nullable
    public <E extends Enum<E>> E constant(Class<E> type) {
        var name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }

    private interface Getter<T> {
        T at(int column) throws SQLException;
    }

    private <T> T next(Getter<T> getter) {
        column++;
        try {
            return getter.at(column);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
