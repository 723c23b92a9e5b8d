package org.rallypoint.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The texts that people hold: {@code rp_<role>_<random>_<checksum>}, so that scanners find a leaked one and a typo is
 * refused without a look-up. The random part has 190 bits; the checksum is the CRC-32 of all before it, in base 62.
 */
final class TokenText {

    private static final String START = "rp_";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 32;
    private static final int CHECKSUM = 6;
    /** How much of the random part a list shows. */
    private static final int SHOWN = 6;

    private static final SecureRandom SECURE = new SecureRandom();

    private TokenText() {}

    static String make(Role role) {
        var text = new StringBuilder(start(role));
        for (int i = 0; i < RANDOM; i++) {
            text.append(BASE62.charAt(SECURE.nextInt(BASE62.length())));
        }
        return text + "_" + checksum(text.toString());
    }

    /** Whether it could be one that was made here. Looks at each character once and keeps none. */
    static boolean isWellFormed(String text) {
        for (var role : Role.values()) {
            var start = start(role);
            if (text.startsWith(start)) {
                return isWellFormed(text, start.length());
            }
        }
        return false;
    }

    private static boolean isWellFormed(String text, int start) {
        int end = start + RANDOM;
        if (text.length() != end + 1 + CHECKSUM || text.charAt(end) != '_') {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (i != end && BASE62.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.endsWith(checksum(text.substring(0, end)));
    }

    /** What a list shows of it: {@code rp_organiser_Ab12Cd}. Of a text that isn't made here it shows nothing. */
    static String prefix(Role role, String text) {
        var start = start(role);
        return isWellFormed(text) ? text.substring(0, start.length() + SHOWN) : start;
    }

    /** What is stored of it: SHA-256 in hexadecimal digits. The text is long and random, so it needs no salt. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the same time wherever the two differ. */
    static boolean areEqual(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String start(Role role) {
        return START + role + "_";
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        var digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
