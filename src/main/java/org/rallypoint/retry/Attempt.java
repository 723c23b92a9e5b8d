package org.rallypoint.retry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * One try at a POST.
 *
 * @param scope the same for all tries of one caller at one route with one key
 * @param fingerprint the same for the same query and body
 * @param id of this try alone
 */
record Attempt(String scope, String fingerprint, UUID id) {

    static String hash(List<String> texts, byte[] last) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                // With its length before each, no two lists read the same.
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(last));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
