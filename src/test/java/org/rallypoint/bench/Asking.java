package org.rallypoint.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Supplier;

/** What one connection asks, one request after the other, and what it thinks of the answers. */
interface Asking {

    Buffer next();

    /**
     * What is wrong with the answer to the last request; null when nothing is.
     *
     * @param answer begins with its head, and with something or nothing of its body
     * @param length of what counts of it
     */
    @Nullable
    String fault(byte[] answer, int length);

    /** Whether {@link #fault} needs the whole body. */
    default boolean readsBodies() {
        return false;
    }

    /** The same request again and again. */
    static Supplier<Asking> always(int status, Buffer request) {
        return each(status, () -> request);
    }

    /** Another request each time. */
    static Supplier<Asking> each(int status, Supplier<Buffer> requests) {
        return () -> new Asking() {
            @Override
            public Buffer next() {
                return requests.get();
            }

            @Override
            public String fault(byte[] answer, int length) {
                return unlike(status, answer);
            }
        };
    }

    /** The bytes of a GET. */
    static Buffer get(String target, String... headers) {
        var lines = List.of(headers).isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
        return Buffer.buffer("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + lines + "\r\n");
    }

    @Nullable
    static String unlike(int status, byte[] answer) {
        var begin = new String(answer, 0, "HTTP/1.1 200".length(), ISO_8859_1);
        return begin.equals("HTTP/1.1 " + status) ? null : begin + " instead of " + status;
    }
}
