package org.rallypoint.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rallypoint.Command;
import org.rallypoint.seal.KeyRing;

/** Puts a backup into the data folder, where no database is yet. */
public final class RestoreCommand implements Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String argument() {
        return "FILE";
    }

    @Override
    public void run(Path backup) throws IOException, SQLException {
        var target = new H2File(Settings.data());
        if (Files.exists(target.path())) {
            throw new IllegalStateException(
                    target.path() + " is there already: move it away, or set RALLYPOINT_DATA to another folder.");
        }
        var draft = new H2File(Files.createTempDirectory(Files.createDirectories(target.folder()), "restore"));
        try {
            Backup.unpack(backup, draft.path());
            Set<String> keys;
            try (var database = draft.open()) {
                draft.refuseNewer();
                keys = H2File.keyIds(database);
            }
            Files.move(draft.path(), target.path());
            System.out.println("Restored " + target.path() + ". " + ofKeys(keys, target.folder()));
        } finally {
            Files.deleteIfExists(draft.path());
            Files.deleteIfExists(draft.folder());
        }
    }

    /** The service would make a new key where there is none. */
    private static String ofKeys(Set<String> needed, Path folder) throws IOException {
        var settings = Settings.of();
        var there = KeyRing.idsOf(
                settings.getOptionalValue("rallypoint.contact-key", String.class),
                settings.getOptionalValues("rallypoint.former-contact-keys", String.class)
                        .orElse(List.of()),
                Optional.of(folder));
        return there.containsAll(needed)
                ? "Its contacts can be read with the key that is there."
                : "BEFORE the first start put the rallypoint.key of its time beside it: what is there doesn't open its contacts.";
    }
}
