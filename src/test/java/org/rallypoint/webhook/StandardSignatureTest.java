package org.rallypoint.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Judged by the official library. */
class StandardSignatureTest {

    private static final String BODY = "{\"type\":\"event.created\",\"title\":\"Zürich ☎ 🪧\"}";

    // The library compares with the time of the machine.
    private final Instant now = Instant.now();

    @Test
    void aSecretIs32RandomBytesThatAreNeverTheSame() {
        var secret = StandardSignature.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(StandardSignature.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
    }

    @Test
    void theVectorOfTheSpecificationComesOut() {
        var headers = StandardSignature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(UTF_8),
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void theOfficialLibraryVerifiesWithTheNewSecretAndWithTheFormerOne() {
        var fresh = StandardSignature.newSecret();
        var former = StandardSignature.newSecret();
        var headers = headers(List.of(fresh, former));
        assertThat(headers.get("webhook-signature")).matches("v1,\\S{44} v1,\\S{44}");
        for (var secret : List.of(fresh, former)) {
            assertThatCode(() -> verify(secret, BODY, headers)).doesNotThrowAnyException();
        }
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(StandardSignature.newSecret(), BODY, headers));
    }

    @Test
    void aChangedBodyOrIdIsNoticed() {
        var secret = StandardSignature.newSecret();
        var headers = headers(List.of(secret));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(secret, BODY + " ", headers));
        var other = new HashMap<>(headers);
        other.put("webhook-id", "other");
        assertThatExceptionOfType(WebhookVerificationException.class).isThrownBy(() -> verify(secret, BODY, other));
    }

    private Map<String, String> headers(List<String> secrets) {
        return StandardSignature.headers("0190-id", now, BODY.getBytes(UTF_8), secrets);
    }

    private static void verify(String secret, String body, Map<String, String> headers)
            throws WebhookVerificationException, EmptyWebhookSecretException {
        var lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        new Webhook(secret).verify(body, HttpHeaders.of(lists, (name, value) -> true));
    }
}
