package org.rallypoint.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages by the specification of Standard Webhooks, so that a receiver can check them with its libraries. */
final class StandardSignature {

    private static final String START = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private static final SecureRandom SECURE = new SecureRandom();

    private StandardSignature() {}

    /** A secret as the receiver is shown it: {@code whsec_} and 32 random bytes in base64. */
    static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        SECURE.nextBytes(bytes);
        return START + Base64.getEncoder().encodeToString(bytes);
    }

    /** The three headers of a message; with several secrets it is signed with each, so that any of them verifies it. */
    static Map<String, String> headers(String id, Instant at, byte[] body, List<String> secrets) {
        var timestamp = String.valueOf(at.getEpochSecond());
        var start = (id + "." + timestamp + ".").getBytes(UTF_8);
        var signatures = secrets.stream()
                .map(secret -> "v1," + sign(secret, start, body))
                .collect(Collectors.joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    }

    private static String sign(String secret, byte[] start, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(START.length())), HMAC));
            mac.update(start);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
