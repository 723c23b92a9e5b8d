package org.rallypoint.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;

/** A copy of an H2 database in a file: what is committed while others go on writing, all up to one moment. */
final class Backup {

    /** How files end that are no whole backup yet. */
    static final String DRAFT = ".draft";

    private Backup() {}

    /** A process that is killed leaves the whole file or none of this name. Like a key file, it is for its owner alone. */
    static void write(Connection database, Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there already.");
        }
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = Files.createTempFile(folder, file.getFileName().toString(), DRAFT);
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(draft))) {
                stored(database).backup(zip);
            }
            reachDisk(draft);
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** H2's statement for it puts into the file first what others have not yet committed, see {@link OneWriterDriver}. */
    private static FileStore<?> stored(Connection database) throws SQLException {
        var session = (SessionLocal) database.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore().getFileStore();
    }

    /** Unpacks the database into a file that isn't there yet. */
    static void unpack(Path backup, Path file) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new IllegalStateException("There is no file " + backup + ".");
        }
        try (var zip = new ZipFile(backup.toFile())) {
            var entry = zip.getEntry(H2File.NAME);
            if (entry == null) {
                throw noBackup(backup);
            }
            try (var in = zip.getInputStream(entry)) {
                Files.copy(in, file);
            }
            reachDisk(file);
        } catch (ZipException e) {
            throw noBackup(backup);
        }
    }

    private static IllegalStateException noBackup(Path file) {
        return new IllegalStateException(file + " is no backup of Rallypoint.");
    }

    private static void reachDisk(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
