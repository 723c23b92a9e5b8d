package org.rallypoint.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether H2's file may grow by so many bytes. H2 closes its database with the first write that fails, also for all who read,
 * so it must not come to that.
 */
record Room(Path database) {

    boolean isThereFor(long bytes) {
        return database.toFile().getUsableSpace() >= bytes && mayBeLongerBy(bytes);
    }

    /** Files have limits of their own (ulimit -f): a single byte so far behind takes no room, and tells. */
    private boolean mayBeLongerBy(long bytes) {
        try (var file = FileChannel.open(database.resolveSibling("rallypoint.room"), CREATE, WRITE, DELETE_ON_CLOSE)) {
            return file.write(ByteBuffer.allocate(1), Files.size(database) + bytes) == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
