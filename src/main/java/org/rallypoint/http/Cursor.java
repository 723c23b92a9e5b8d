package org.rallypoint.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The position of the last item of a page, opaque to readers: the name of the order and the item's keys in it, with a
 * checksum, so that a cut or mistyped cursor is told from a good one.
 */
public final class Cursor {

    private static final String SEPARATOR = "\u001F";
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_LENGTH = 1000;

    private Cursor() {}

    public static String write(String order, List<String> keys) {
        var text = (order + SEPARATOR + String.join(SEPARATOR, keys)).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(text.length + CHECKSUM_BYTES)
                .putInt(checksum(text))
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The keys; empty when the cursor is broken or belongs to another order or number of keys. */
    public static Optional<List<String>> read(String cursor, String order, int keys) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() <= CHECKSUM_BYTES) {
                return Optional.empty();
            }
            int checksum = bytes.getInt();
            var text = new byte[bytes.remaining()];
            bytes.get(text);
            var parts = List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
            var isOurs = checksum == checksum(text)
                    && parts.size() == keys + 1
                    && parts.get(0).equals(order);
            // The checksum is no secret: a cursor that somebody else wrote is text from outside like any other.
            return isOurs
                            && parts.stream()
                                    .allMatch(part -> TextHygiene.fault(part).isEmpty())
                    ? Optional.of(parts.subList(1, parts.size()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The keys as what they stand for; empty when the parser refuses them, too. */
    public static <T> Optional<T> read(String cursor, String order, int keys, Function<List<String>, T> parser) {
        try {
            return read(cursor, order, keys).map(parser);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] text) {
        var crc = new CRC32();
        crc.update(text);
        return (int) crc.getValue();
    }
}
