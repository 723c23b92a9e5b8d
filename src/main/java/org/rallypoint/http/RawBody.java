package org.rallypoint.http;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;

/**
 * What a read answers where it is no view that becomes JSON: a calendar, a page, a picture.
 *
 * @param bytes text in UTF-8, or a picture
 * @param ofRevision that of the one thing it shows, which its ETag begins with; null for a list
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record RawBody(byte[] bytes, @Nullable Integer ofRevision) {

    /** Text, in UTF-8. */
    public static RawBody of(String text, @Nullable Integer ofRevision) {
        return new RawBody(text.getBytes(StandardCharsets.UTF_8), ofRevision);
    }
}
