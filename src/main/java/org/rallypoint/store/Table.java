package org.rallypoint.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A table of the migrations, with a row of which both databases can be asked. */
record Table(String name, List<Column> columns) {

    record Column(String name, Kind kind) {}

    /** What columns hold, under the names that H2 has for it. */
    enum Kind {
        TEXT("CHARACTER VARYING", String.class, Types.VARCHAR),
        UNIQUE_ID("UUID", UUID.class, Types.OTHER),
        MOMENT("TIMESTAMP WITH TIME ZONE", OffsetDateTime.class, Types.TIMESTAMP_WITH_TIMEZONE),
        DAY("DATE", LocalDate.class, Types.DATE),
        SWITCH("BOOLEAN", Boolean.class, Types.BOOLEAN),
        INTEGER("INTEGER", Integer.class, Types.INTEGER),
        LONG("BIGINT", Long.class, Types.BIGINT),
        REAL("DOUBLE PRECISION", Double.class, Types.DOUBLE);

        private final String h2;
        private final Class<?> type;
        private final int sqlType;

        Kind(String h2, Class<?> type, int sqlType) {
            this.h2 = h2;
            this.type = type;
            this.sqlType = sqlType;
        }

        private static Kind of(String h2) {
            for (var kind : values()) {
                if (kind.h2.equals(h2)) {
                    return kind;
                }
            }
            throw new IllegalStateException("Columns of the type " + h2 + " are unknown here.");
        }
    }

    /** All tables of an H2 database but Flyway's own. */
    static List<Table> of(Connection h2) throws SQLException {
        var columns = new LinkedHashMap<String, List<Column>>();
        try (var statement = h2.createStatement();
                var found = statement.executeQuery("""
                        select lower(table_name), lower(column_name), data_type
                        from information_schema.columns
                        where table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'
                        order by table_name, ordinal_position
                        """)) {
            while (found.next()) {
                columns.computeIfAbsent(found.getString(1), table -> new ArrayList<>())
                        .add(new Column(found.getString(2), Kind.of(found.getString(3))));
            }
        }
        return columns.entrySet().stream()
                .map(each -> new Table(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    String select() {
        return "select " + names() + " from " + name;
    }

    String insert() {
        return "insert into " + name + " (" + names() + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** The present row of what {@link #select} found. */
    List<Object> row(ResultSet found) throws SQLException {
        var row = new ArrayList<>(columns.size());
        for (var column : columns) {
            row.add(found.getObject(row.size() + 1, column.kind.type));
        }
        return row;
    }

    void fill(PreparedStatement insert, List<Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, row.get(i), columns.get(i).kind.sqlType);
        }
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
