package org.rallypoint.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.h2.Driver;
import org.h2.api.ErrorCode;

/** The H2 database of a folder, while no service has it. */
record H2File(Path folder) {

    static final String NAME = "rallypoint.mv.db";

    private static final String LOGIN = "rallypoint";

    Path path() {
        return folder.resolve(NAME);
    }

    /**
     * Opens it. Rows are read one after the other, however many a query finds.
     *
     * @throws IllegalStateException where there is none, or another process has it
     */
    Connection open() throws SQLException {
        if (folder.toString().contains(";") || !Files.isRegularFile(path())) {
            throw new IllegalStateException("There is no H2 database at " + path() + ".");
        }
        var login = new Properties();
        login.setProperty("user", LOGIN);
        login.setProperty("password", LOGIN);
        try {
            return new Driver().connect(url(), login);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new IllegalStateException(path() + " is in use: stop the service first.");
            }
            throw e;
        }
    }

    /** Refuses what a newer version has written: this one wouldn't start on it. */
    void refuseNewer() {
        if (Arrays.stream(migrations().applied()).anyMatch(one -> one.getState() == MigrationState.FUTURE_SUCCESS)) {
            throw new IllegalStateException(path() + " was written by a newer version of Rallypoint.");
        }
    }

    /** Refuses what an older version has written as well. */
    void refuseOtherVersions() {
        refuseNewer();
        if (migrations().pending().length > 0) {
            throw new IllegalStateException(path()
                    + " was written by an older version of Rallypoint: start the H2 build of this one on it, once.");
        }
    }

    /** Ids of the keys that anything stored is sealed with. */
    static Set<String> keyIds(Connection database) throws SQLException {
        var ids = new TreeSet<String>();
        for (var table : Table.of(database)) {
            if (table.columns().stream().anyMatch(column -> column.name().equals("key_id"))) {
                try (var statement = database.createStatement();
                        var found = statement.executeQuery(
                                "select distinct key_id from " + table.name() + " where key_id is not null")) {
                    while (found.next()) {
                        ids.add(found.getString(1));
                    }
                }
            }
        }
        return ids;
    }

    private MigrationInfoService migrations() {
        return Flyway.configure(H2File.class.getClassLoader())
                .dataSource(url(), LOGIN, LOGIN)
                .locations("db/migration", "db/h2")
                .load()
                .info();
    }

    /** TRACE_LEVEL_FILE as the service has it. */
    private String url() {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("rallypoint")
                + ";IFEXISTS=TRUE;TRACE_LEVEL_FILE=0;LAZY_QUERY_EXECUTION=1";
    }
}
