package org.rallypoint.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that pages are made up with, which come with the application. */
@Singleton
class Assets {

    static final String STYLE = "page.css";
    static final String ICON = "icon.svg";
    static final String EMBED = "embed.js";

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "svg", "image/svg+xml", "js", "text/javascript");
    private static final int VERSION_BYTES = 6;

    private final Map<String, Asset> assets =
            Stream.of(STYLE, ICON, EMBED).collect(Collectors.toUnmodifiableMap(name -> name, Assets::read));

    /**
     * One file.
     *
     * @param version another one for other bytes: with it in the address no browser shows an old file
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Asset(byte[] bytes, String contentType, String version) {}

    Optional<Asset> named(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Its path, with its version. */
    String path(String name) {
        return "/assets/" + name + "?v=" + assets.get(name).version();
    }

    private static Asset read(String name) {
        try (var in = Assets.class.getResourceAsStream("/page/" + name)) {
            var bytes = in.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            return new Asset(bytes, type + ";charset=UTF-8", HexFormat.of().formatHex(hash, 0, VERSION_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
