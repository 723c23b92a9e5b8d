package org.rallypoint.discord;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The public key of a Discord application: tells what Discord signed from everything else. */
record InteractionKey(PublicKey key) {

    private static final String ALGORITHM = "Ed25519";

    /** What stands before the 32 bytes of a key of this kind (RFC 8410). */
    private static final String HEADER = "302a300506032b6570032100";

    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

    /**
     * The key as Discord shows it.
     *
     * @param hex 64 digits
     * @throws IllegalArgumentException if it is none
     */
    static InteractionKey of(String hex) {
        try {
            var encoded = new X509EncodedKeySpec(HexFormat.of().parseHex(HEADER + hex));
            return new InteractionKey(KeyFactory.getInstance(ALGORITHM).generatePublic(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The public key is none of Ed25519", e);
        }
    }

    /**
     * Whether Discord sent this; of anything malformed it is false.
     *
     * @param signature the header of that name, or null
     * @param timestamp the header of that name, or null
     * @param body as it came, byte for byte
     */
    boolean signed(String signature, String timestamp, byte[] body) {
        if (signature == null
                || timestamp == null
                || !SIGNATURE.matcher(signature).matches()) {
            return false;
        }
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(timestamp.getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
