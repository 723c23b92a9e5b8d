package org.rallypoint.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Many strings in one block of UTF-8; searching needs them sorted by their bytes. */
final class Strings {

    private final byte[] block;
    private final int[] starts;

    private Strings(byte[] block, int[] starts) {
        this.block = block;
        this.starts = starts;
    }

    /** Reads the lengths, then the bytes of all. */
    static Strings read(ByteBuffer file) {
        int[] starts = GazetteerFile.starts(file);
        return new Strings(GazetteerFile.bytes(file, starts[starts.length - 1]), starts);
    }

    int size() {
        return starts.length - 1;
    }

    String get(int index) {
        return new String(block, starts[index], starts[index + 1] - starts[index], UTF_8);
    }

    String[] toArray() {
        String[] all = new String[size()];
        Arrays.setAll(all, this::get);
        return all;
    }

    /** The index of exactly this string, or -1. */
    int indexOf(String text) {
        byte[] wanted = text.getBytes(UTF_8);
        int index = firstAtOrAfter(wanted);
        return index < size() && compare(index, wanted) == 0 ? index : -1;
    }

    /** The index of the first string that starts with the prefix or would follow it. */
    int firstWith(String prefix) {
        return firstAtOrAfter(prefix.getBytes(UTF_8));
    }

    /** The index behind the last string that starts with the prefix. */
    int endOf(String prefix) {
        byte[] start = prefix.getBytes(UTF_8);
        byte[] end = Arrays.copyOf(start, start.length + 1);
        end[start.length] = (byte) 0xFF; // no byte of UTF-8 is as high
        return firstAtOrAfter(end);
    }

    private int firstAtOrAfter(byte[] wanted) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int index, byte[] wanted) {
        return Arrays.compareUnsigned(block, starts[index], starts[index + 1], wanted, 0, wanted.length);
    }
}
