package org.rallypoint.city;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** The packed file of the build step: layout, size, then parts without a frame, read in the order they were written. */
final class GazetteerFile {

    static final String RESOURCE = "/gazetteer/gazetteer.bin.gz";

    /** To be raised with every change of the layout. */
    static final int LAYOUT = 0x52500001;

    private static final int CHUNK = 1 << 16;

    private GazetteerFile() {}

    static ByteBuffer open() {
        try (InputStream packed = GazetteerFile.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            try (var unpacked = new DataInputStream(new GZIPInputStream(packed, CHUNK))) {
                if (unpacked.readInt() != LAYOUT) {
                    throw new IllegalStateException(RESOURCE + " is of another layout; run src/main/gazetteer/build");
                }
                byte[] parts = new byte[unpacked.readInt()];
                unpacked.readFully(parts);
                return ByteBuffer.wrap(parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the number of values and the values, big-endian. */
    static int[] ints(ByteBuffer file) {
        int[] values = new int[file.getInt()];
        file.asIntBuffer().get(values);
        file.position(file.position() + values.length * Integer.BYTES);
        return values;
    }

    static byte[] bytes(ByteBuffer file, int length) {
        byte[] bytes = new byte[length];
        file.get(bytes);
        return bytes;
    }

    /** Reads the size of each group, below 65,536, into where each starts; the last start is the end of all. */
    static int[] starts(ByteBuffer file) {
        char[] sizes = new char[file.getInt()];
        file.asCharBuffer().get(sizes);
        file.position(file.position() + sizes.length * Character.BYTES);
        int[] starts = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }
}
