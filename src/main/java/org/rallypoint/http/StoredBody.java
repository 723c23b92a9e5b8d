package org.rallypoint.http;

import jakarta.annotation.Nullable;

/**
 * An answer that was given before and is given again, byte for byte.
 *
 * @param json UTF-8
 * @param revision that of the thing it shows, which its ETag begins with; null for an answer without ETag
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record StoredBody(byte[] json, @Nullable Integer revision) {}
