package org.rallypoint.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes what {@link GazetteerFile} reads. */
final class GazetteerPacker {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void strings(Collection<String> texts) throws IOException {
        sizes(texts.stream().map(text -> text.getBytes(UTF_8).length).toList());
        for (String text : texts) {
            out.write(text.getBytes(UTF_8));
        }
    }

    void sizes(List<Integer> sizes) throws IOException {
        out.writeInt(sizes.size());
        for (int size : sizes) {
            if (size > Character.MAX_VALUE) {
                throw new IllegalArgumentException("a group of " + size);
            }
            out.writeChar(size);
        }
    }

    <T> void column(Collection<T> rows, ToIntFunction<T> value) throws IOException {
        out.writeInt(rows.size());
        for (T row : rows) {
            out.writeInt(value.applyAsInt(row));
        }
    }

    /** GZIP with level 9; Java leaves the time in its header empty, so that the same input gives the same file. */
    void write(Path path) throws IOException {
        try (DataOutputStream packed = new DataOutputStream(new BestGzip(Files.newOutputStream(path)))) {
            packed.writeInt(GazetteerFile.LAYOUT);
            packed.writeInt(bytes.size());
            bytes.writeTo(packed);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
