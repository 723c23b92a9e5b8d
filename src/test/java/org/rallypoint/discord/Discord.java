package org.rallypoint.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.rallypoint.PlainHttp;
import org.rallypoint.PlainHttp.Answer;

/** Stands for Discord: signs what people do there, and sends it. */
final class Discord {

    private static final int KEY_BYTES = 32;
    private static final String TIMESTAMP = "1739016000";
    private static final KeyPair KEYS = keys();

    private Discord() {}

    /** The application's public key, as Discord shows it. */
    static String publicKey() {
        var encoded = KEYS.getPublic().getEncoded();
        return HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    static Answer send(String body) {
        return PlainHttp.ask(
                "POST",
                "/discord/interactions",
                null,
                body,
                "X-Signature-Ed25519",
                sign(body),
                "X-Signature-Timestamp",
                TIMESTAMP);
    }

    /**
     * What Discord sends of a subcommand.
     *
     * @param type 2 for one that was sent, 4 for one that is being typed
     * @param options names and values by turns; of one that is being typed the last one has the focus
     */
    static ObjectNode interaction(int type, String locale, String subcommand, String... options) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("id", "787053080478613556")
                .put("application_id", "787053080478613000")
                .put("token", "a-token")
                .put("version", 1)
                .put("type", type)
                .put("locale", locale)
                .put("guild_locale", "en-US");
        var data = body.putObject("data")
                .put("id", "771825006014889984")
                .put("name", "protests")
                .put("type", 1);
        var sub = data.putArray("options").addObject().put("type", 1).put("name", subcommand);
        var given = sub.putArray("options");
        for (int i = 0; i < options.length; i += 2) {
            var option = given.addObject().put("name", options[i]);
            if (options[i].equals("public")) {
                option.put("type", 5).put("value", Boolean.parseBoolean(options[i + 1]));
            } else {
                option.put("type", 3).put("value", options[i + 1]);
            }
            if (type == Interaction.AUTOCOMPLETE && i == options.length - 2) {
                option.put("focused", true);
            }
        }
        return body;
    }

    private static String sign(String body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KEYS.getPrivate());
            signature.update((TIMESTAMP + body).getBytes(UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
