package org.rallypoint.seal;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The key of an H2 database for which none is configured: {@code rallypoint.key} beside it, base64, for its owner alone. */
final class KeyFile {

    static final String NAME = "rallypoint.key";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    KeyFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /** Its 32 bytes; empty where there is no file, or one that is no key. */
    Optional<byte[]> read() {
        try {
            return KeyRing.decoded(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Its 32 bytes; made on the first call for a folder.
     *
     * @throws IllegalStateException when the file is no key, or can't be read, made or kept to its owner; the message is one
     *     line, since it is what an operator sees of a start that fails
     */
    byte[] readOrMake() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            keepToOwner(file);
            return KeyRing.decoded(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    file
                                            + " is broken: it has to hold 32 bytes in base64. Put the right one back; without it the stored contacts can't be read."));
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be made, or not be read and kept to its owner alone ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    /** A killed process leaves the whole file or none, and of two processes one makes it. */
    private void make() throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = Files.createTempFile(folder, NAME, ".tmp");
        try {
            keepToOwner(draft);
            var key = new byte[KeyRing.KEY_BYTES];
            new SecureRandom().nextBytes(key);
            var text = Base64.getEncoder().encodeToString(key) + "\n";
            try (var out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            place(draft);
            Log.infof("Made %s, the key of the stored contacts: back it up, apart from the database", file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link is refused where the file exists, and needs no second step; not every file system has links. */
    private void place(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            Log.debugf("%s was made by another process", file);
        } catch (UnsupportedOperationException | IOException e) {
            if (Files.notExists(file)) {
                Files.move(draft, file);
            }
        }
    }

    private static void keepToOwner(Path path) throws IOException {
        var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix == null) {
            keepToOwnerWithoutPosix(path);
        } else if (!OWNER_ALONE.containsAll(posix.readAttributes().permissions())) {
            Log.warnf("%s could be read or written by others; now by its owner alone", path);
            posix.setPermissions(OWNER_ALONE);
        }
    }

    private static void keepToOwnerWithoutPosix(Path path) throws IOException {
        var plain = path.toFile();
        var isKept = Stream.of(
                        plain.setReadable(false, false),
                        plain.setWritable(false, false),
                        plain.setReadable(true, true),
                        plain.setWritable(true, true))
                .allMatch(isDone -> isDone);
        if (!isKept) {
            Log.warnf("%s: this file system can't keep it to its owner", path);
        }
        if (!Files.isReadable(path)) {
            throw new IOException("unreadable");
        }
    }
}
