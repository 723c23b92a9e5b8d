package org.rallypoint.seal;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts for storage with AES-256-GCM. A sealed text is printable ASCII, {@code <key id>.<base64url of IV and
 * ciphertext>}, and opens only in the context it was sealed in, so that one can't be put in another's place.
 */
@Singleton
public class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;

    public Seal(KeyRing keys) {
        this.keys = keys;
    }

    /** Seals with today's key; the same text comes out different each time. */
    public String seal(String context, String plain) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var key = keys.key(keys.today()).orElseThrow();
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, context);
            var hidden = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.allocate(iv.length + hidden.length)
                    .put(iv)
                    .put(hidden)
                    .array();
            return keys.today() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The text as it was given to {@link #seal}.
     *
     * @throws IllegalStateException for a key that isn't there, another context or a damaged text; the message shows neither
     */
    public String open(String context, String sealed) {
        var key = keys.key(keyId(sealed))
                .orElseThrow(() -> new IllegalStateException("A stored text is sealed with a key that isn't there."));
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
            if (bytes.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
                throw damaged();
            }
            var iv = new byte[IV_BYTES];
            System.arraycopy(bytes, 0, iv, 0, IV_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, key, iv, context);
            return new String(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    /**
     * What a text can be known again by, 64 hex digits, and not be found out by trying all there are; under another key of today
     * it is another.
     */
    public String mark(String context, String plain) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(keys.key(keys.today()).orElseThrow());
            // The key of the cipher is not used for more than one thing.
            var ofContext = mac.doFinal(("mark " + context).getBytes(StandardCharsets.UTF_8));
            mac.init(new SecretKeySpec(ofContext, MAC));
            return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the key that seals. */
    public String today() {
        return keys.today();
    }

    /** The ids of all keys that are there. */
    public Set<String> keyIds() {
        return keys.ids();
    }

    /** The id of the key that a text is sealed with: eight hex digits. */
    public static String keyId(String sealed) {
        int dot = sealed.indexOf('.');
        return dot < 0 ? "" : sealed.substring(0, dot);
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("A stored text is damaged, or not where it was sealed.");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
