package org.rallypoint.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.List;

/** How many rows there were, and a sum over what stood in them, which doesn't depend on their order. */
final class Tally {

    private static final byte END_OF_VALUE = 0;
    private static final byte NOTHING = 1;

    private final MessageDigest digest;
    private long rows;
    private long sum;

    Tally() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(List<Object> row) {
        for (var value : row) {
            if (value == null) {
                digest.update(NOTHING);
            } else {
                digest.update(text(value).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(END_OF_VALUE);
        }
        rows++;
        sum += ByteBuffer.wrap(digest.digest()).getLong();
    }

    long rows() {
        return rows;
    }

    boolean isSameAs(Tally other) {
        return rows == other.rows && sum == other.sum;
    }

    /** The same moment has another offset in each database. */
    private static String text(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant().toString() : value.toString();
    }
}
