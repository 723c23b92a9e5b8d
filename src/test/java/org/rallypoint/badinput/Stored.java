package org.rallypoint.badinput;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table has; every change adds one to the audit. */
@Singleton
class Stored {

    @Inject
    AgroalDataSource source;

    Map<String, Long> rows() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery(
                    "select table_name from information_schema.tables where lower(table_schema) = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            var rows = new TreeMap<String, Long>();
            for (var table : tables) {
                try (var count = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
