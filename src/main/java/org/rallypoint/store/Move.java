package org.rallypoint.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies every row of an H2 database into the tables of a PostgreSQL one that hold nothing yet, and reads them back. All in
 * the caller's transaction: whatever fails, the target stays as empty as it was.
 */
final class Move {

    /** Few enough that no memory is short of them, since a remembered answer may have a megabyte. */
    private static final int BATCH = 100;

    /** What counts from 0 in a new database; the migrations have made its row. */
    private static final Set<String> COUNTERS = Set.of("change_counter", "webhook_progress");

    private final Connection source;
    private final Connection target;
    private final List<Table> tables;

    Move(Connection source, Connection target) throws SQLException {
        this.source = source;
        this.target = target;
        this.tables = Table.of(source);
    }

    /** The number of rows of each table, in both. */
    Map<String, Long> run() throws SQLException {
        keepOthersOut();
        refuseUnlessEmpty();
        var copied = new LinkedHashMap<Table, Tally>();
        // A token may have been made by one that comes later, and so on.
        var references = references();
        alter(references, "deferrable initially deferred");
        for (var table : tables) {
            copied.put(table, copy(table));
        }
        execute("set constraints all immediate");
        alter(references, "not deferrable");
        for (var table : tables) {
            compare(table, copied.get(table));
        }
        // Else lists are slow until the server does it by itself.
        execute("analyze");
        var rows = new LinkedHashMap<String, Long>();
        copied.forEach((table, tally) -> rows.put(table.name(), tally.rows()));
        return rows;
    }

    /** A node that starts on the target meanwhile waits. */
    private void keepOthersOut() throws SQLException {
        execute("set local lock_timeout = '10s'");
        execute("lock table " + tables.stream().map(Table::name).collect(Collectors.joining(", "))
                + " in exclusive mode");
    }

    private void refuseUnlessEmpty() throws SQLException {
        for (var table : tables) {
            var isCounter = COUNTERS.contains(table.name());
            try (var statement = target.createStatement();
                    var any = statement.executeQuery(
                            "select 1 from " + table.name() + (isCounter ? " where last_seq > 0" : "") + " limit 1")) {
                if (any.next()) {
                    throw new IllegalStateException("The PostgreSQL database isn't empty: there is something in "
                            + table.name() + ". Move into a new one, in which no service was started.");
                }
            }
            if (isCounter) {
                execute("delete from " + table.name());
            }
        }
    }

    /** The foreign keys, each as the beginning of a statement. */
    private List<String> references() throws SQLException {
        var references = new ArrayList<String>();
        try (var statement = target.createStatement();
                var found = statement.executeQuery("""
                        select format('alter table %s alter constraint %I ', conrelid::regclass, conname)
                        from pg_constraint
                        where contype = 'f' and connamespace = current_schema()::regnamespace
                        """)) {
            while (found.next()) {
                references.add(found.getString(1));
            }
        }
        return references;
    }

    private void alter(List<String> references, String how) throws SQLException {
        for (var reference : references) {
            execute(reference + how);
        }
    }

    private Tally copy(Table table) throws SQLException {
        var tally = new Tally();
        try (var select = source.createStatement();
                var found = select.executeQuery(table.select());
                var insert = target.prepareStatement(table.insert())) {
            while (found.next()) {
                var row = table.row(found);
                tally.add(row);
                table.fill(insert, row);
                insert.addBatch();
                if (tally.rows() % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return tally;
    }

    private void compare(Table table, Tally copied) throws SQLException {
        var there = new Tally();
        try (var select = target.createStatement()) {
            select.setFetchSize(BATCH);
            try (var found = select.executeQuery(table.select())) {
                while (found.next()) {
                    there.add(table.row(found));
                }
            }
        }
        if (!there.isSameAs(copied)) {
            throw new IllegalStateException("%s is not the same in both databases: %d rows in H2, %d in PostgreSQL."
                    .formatted(table.name(), copied.rows(), there.rows()));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
