package org.rallypoint.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.rallypoint.packaged.Api;

/** An event whose title has a number, which grows with each change. One change at a time is made. */
final class Written {

    private static final Pattern TAG = Pattern.compile("\r\netag: ([^\r]+)", Pattern.CASE_INSENSITIVE);
    private static final int DIGITS = 8;

    private final String path;
    /** Stands right before the number. */
    private final byte[] mark;

    private String tag = "";
    private long number;
    private volatile long acknowledged;

    private Written(String path, int index) {
        this.path = path;
        this.mark = "March %02d #".formatted(index).getBytes(US_ASCII);
    }

    static Written first(Api admin, String id, int index) {
        var event = new Written("/events/" + id, index);
        var present = admin.get(event.path).good();
        event.tag = admin.send("PATCH", event.path, event.body(), present.etag())
                .good()
                .etag();
        return event;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** The bytes of the request that gives it the next number. */
    Buffer change(String token) {
        number++;
        var body = body();
        return Buffer.buffer("""
                PATCH /v1%s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                If-Match: %s\r
                Content-Type: application/merge-patch+json\r
                Content-Length: %d\r
                \r
                %s""".formatted(path, token, tag, body.length(), body));
    }

    void acknowledge(String head) {
        var found = TAG.matcher(head);
        if (!found.find()) {
            throw new IllegalArgumentException(head);
        }
        tag = found.group(1);
        acknowledged = number;
    }

    /** Where its number stands; below zero when it doesn't. Looks at one place first, and else from another one on. */
    int placeIn(byte[] answer, int length, int first, int from) {
        if (isMarked(answer, length, first)) {
            return first;
        }
        for (int at = Math.max(0, from); at < length; at++) {
            if (isMarked(answer, length, at)) {
                return at;
            }
        }
        return -1;
    }

    long shownAt(byte[] answer, int place) {
        return Long.parseLong(new String(answer, place + mark.length, DIGITS, US_ASCII));
    }

    private String body() {
        return "{\"title\":\"%s%08d\"}".formatted(new String(mark, US_ASCII), number);
    }

    private boolean isMarked(byte[] answer, int length, int at) {
        int end = at + mark.length;
        return at >= 0 && end + DIGITS <= length && Arrays.equals(answer, at, end, mark, 0, mark.length);
    }
}
