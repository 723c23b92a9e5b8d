package org.rallypoint.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.rallypoint.Command;

/** Backs the H2 database up while the service is stopped; a running one does it by itself ({@link Backups}). */
public final class BackupCommand implements Command {

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String argument() {
        return "FILE";
    }

    @Override
    public void run(Path file) throws IOException, SQLException {
        try (var database = new H2File(Settings.data()).open()) {
            Backup.write(database, file);
        }
        System.out.println("Made " + file + ". The key of the contacts is not in it.");
    }
}
