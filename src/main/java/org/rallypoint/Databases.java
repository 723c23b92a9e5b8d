package org.rallypoint;

import java.sql.Connection;
import java.sql.SQLException;

/** Which database is read: there may be a second one that follows the first. */
public interface Databases {

    /** A read. Where one database fails at it, it is asked of another. */
    interface Read {
        void on(Connection connection) throws SQLException;
    }

    void read(Read read) throws SQLException;
}
