package org.rallypoint.seal;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.RallypointConfig;

/** Today's key, which seals, and former ones, which only open. A key is named by eight hex digits that don't tell it. */
@Singleton
@Startup
public final class KeyRing {

    static final int KEY_BYTES = 32;

    private static final int ID_BYTES = 4;
    private static final byte[] ID_PREFIX = "rallypoint key id ".getBytes(StandardCharsets.US_ASCII);

    private final String today;
    private final Map<String, SecretKey> keys = new HashMap<>();

    @Inject
    KeyRing(RallypointConfig config, @ConfigProperty(name = "quarkus.datasource.db-kind") String database) {
        this(
                config.contactKey()
                        .map(text -> key("RALLYPOINT_CONTACT_KEY", text))
                        .orElseGet(() -> withoutConfiguration(database, Path.of(config.data()))),
                config.formerContactKeys().orElse(List.of()));
    }

    private KeyRing(byte[] today, List<String> former) {
        former.forEach(text -> add(key("RALLYPOINT_FORMER_CONTACT_KEYS", text)));
        this.today = add(today);
    }

    /**
     * A ring of the given keys.
     *
     * @param today 32 bytes in base64
     * @param former the same, each
     * @throws IllegalStateException for anything else, in one line that shows no key
     */
    public static KeyRing of(String today, List<String> former) {
        return new KeyRing(key("RALLYPOINT_CONTACT_KEY", today), former);
    }

    /**
     * The ids of the keys that a node has with these settings and this folder, without making one.
     *
     * @throws IllegalStateException for what is no key, in one line that shows none
     */
    public static Set<String> idsOf(Optional<String> today, List<String> former, Optional<Path> folder) {
        var ids = former.stream()
                .map(text -> id(key("RALLYPOINT_FORMER_CONTACT_KEYS", text)))
                .collect(Collectors.toCollection(HashSet::new));
        today.map(text -> key("RALLYPOINT_CONTACT_KEY", text))
                .or(() -> folder.map(KeyFile::new).flatMap(KeyFile::read))
                .map(KeyRing::id)
                .ifPresent(ids::add);
        return ids;
    }

    static byte[] withoutConfiguration(String database, Path folder) {
        if (!database.equals("h2")) {
            throw new IllegalStateException(
                    "RALLYPOINT_CONTACT_KEY is needed with PostgreSQL, since each node would make another key: "
                            + "32 random bytes in base64, as `openssl rand -base64 32` gives.");
        }
        return new KeyFile(folder).readOrMake();
    }

    /** The 32 bytes that a text stands for; empty for any other text. */
    static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip())).filter(key -> key.length == KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String today() {
        return today;
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    private static byte[] key(String variable, String text) {
        return decoded(text)
                .orElseThrow(() -> new IllegalStateException(variable + " has what is not 32 bytes in base64."));
    }

    private String add(byte[] key) {
        var id = id(key);
        keys.put(id, new SecretKeySpec(key, "AES"));
        return id;
    }

    private static String id(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ID_PREFIX);
            return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
