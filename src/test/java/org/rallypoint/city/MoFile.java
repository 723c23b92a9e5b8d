package org.rallypoint.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A compiled message catalogue of GNU gettext. */
final class MoFile {

    private static final int MAGIC = 0x950412de;

    private MoFile() {}

    /** Message by key; the header, whose key is empty, is left out. */
    static Map<String, String> read(Path path) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
        if (file.getInt(0) != MAGIC) {
            file.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (file.getInt(0) != MAGIC) {
            throw new IOException(path + " is no message catalogue");
        }
        int count = file.getInt(8);
        int keys = file.getInt(12);
        int messages = file.getInt(16);
        Map<String, String> byKey = new HashMap<>();
        for (int at = 0; at < count * 8; at += 8) {
            byKey.put(text(file, keys + at), text(file, messages + at));
        }
        byKey.remove("");
        return byKey;
    }

    private static String text(ByteBuffer file, int descriptor) {
        byte[] bytes = new byte[file.getInt(descriptor)];
        file.get(file.getInt(descriptor + 4), bytes);
        return new String(bytes, UTF_8);
    }
}
