package org.rallypoint;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at what an operator has set before Quarkus does, which would tell a wrong value in pages of stack traces. What only
 * shows later, such as a database that can't be reached, is told in one line by {@link Main}.
 */
final class StartCheck {

    private static final Set<String> SWITCHES = Set.of("true", "false");
    private static final int MAX_PORT = 65_535;
    private static final int KEY_BYTES = 32;

    private StartCheck() {}

    /** The environment and the system properties. */
    static Optional<String> given(String key) {
        return new SmallRyeConfigBuilder().addSystemSources().build().getOptionalValue(key, String.class);
    }

    /** What is wrong, as a sentence. */
    static Optional<String> fault(Function<String, Optional<String>> config) {
        return Stream.of(
                        publicUrl(config.apply("rallypoint.public-url")),
                        folder("RALLYPOINT_DATA", config.apply("rallypoint.data")),
                        folder("RALLYPOINT_BACKUP_FOLDER", config.apply("rallypoint.backup.folder")),
                        duration("RALLYPOINT_BACKUP_KEPT", config.apply("rallypoint.backup.kept")),
                        operatorContact(config.apply("rallypoint.operator-contact")),
                        readReplicaUrl(config.apply("rallypoint.read-replica-url")),
                        contactKey(config.apply("rallypoint.contact-key")),
                        formerContactKeys(config.apply("rallypoint.former-contact-keys")),
                        adminToken(config.apply("rallypoint.admin-token")),
                        duration("RALLYPOINT_CONTACT_ERASURE", config.apply("rallypoint.contact-erasure")),
                        writeOrigins(config.apply("rallypoint.write-origins")),
                        toggle("RALLYPOINT_LIMITS_ENABLED", config.apply("rallypoint.limits.enabled")),
                        limit("RALLYPOINT_LIMITS_READS", config.apply("rallypoint.limits.reads")),
                        limit("RALLYPOINT_LIMITS_TOKEN_READS", config.apply("rallypoint.limits.token-reads")),
                        limit("RALLYPOINT_LIMITS_WRITES", config.apply("rallypoint.limits.writes")),
                        limit("RALLYPOINT_LIMITS_WRONG_TOKENS", config.apply("rallypoint.limits.wrong-tokens")),
                        limit("RALLYPOINT_LIMITS_SUGGESTIONS", config.apply("rallypoint.limits.suggestions")),
                        trustedProxies(config.apply("rallypoint.trusted-proxies")),
                        forwarding(config.apply("quarkus.http.proxy.proxy-address-forwarding")),
                        allowedNetworks(config.apply("rallypoint.webhooks.allowed-networks")),
                        duration("RALLYPOINT_WEBHOOKS_JOINING", config.apply("rallypoint.webhooks.joining")),
                        webhookTimeout(config.apply("rallypoint.webhooks.timeout")),
                        limit("RALLYPOINT_WEBHOOKS_MOST", config.apply("rallypoint.webhooks.most")),
                        limit("RALLYPOINT_WEBHOOKS_MOST_WAITING", config.apply("rallypoint.webhooks.most-waiting")),
                        discordApi(config.apply("rallypoint.discord.api")),
                        duration("RALLYPOINT_CHANGES_KEPT", config.apply("rallypoint.changes.kept")),
                        limit("RALLYPOINT_CHANGES_LISTENERS", config.apply("rallypoint.changes.listeners")),
                        limit(
                                "RALLYPOINT_CHANGES_LISTENERS_PER_ADDRESS",
                                config.apply("rallypoint.changes.listeners-per-address")),
                        discordPublicKey(config.apply("rallypoint.discord.public-key")),
                        toggle("RALLYPOINT_DEMO", config.apply("rallypoint.demo")),
                        toggle("RALLYPOINT_LOG_JSON", config.apply("rallypoint.log-json")),
                        port(config.apply("quarkus.http.port")),
                        duration("RALLYPOINT_CACHE_MAX_AGE", config.apply("rallypoint.cache.max-age")),
                        duration(
                                "RALLYPOINT_CACHE_STALE_WHILE_REVALIDATE",
                                config.apply("rallypoint.cache.stale-while-revalidate")),
                        duration("RALLYPOINT_CACHE_STALE_IF_ERROR", config.apply("rallypoint.cache.stale-if-error")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> publicUrl(Optional<String> value) {
        return value.filter(url -> !isPublicUrl(url))
                .map(url ->
                        "RALLYPOINT_PUBLIC_URL is an http or https address such as https://rallypoint.example, not '"
                                + url + "'.");
    }

    private static boolean isPublicUrl(String url) {
        try {
            var uri = new URI(url);
            return List.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A semicolon would begin settings of the database, a dollar an expression of the configuration. */
    private static Optional<String> folder(String name, Optional<String> value) {
        return value.filter(folder -> folder.contains(";") || folder.contains("$") || !canBeWritten(folder))
                .map(folder -> name
                        + " is a folder that can be written, without a semicolon or a dollar in its name, not '"
                        + folder + "'.");
    }

    /** It may hold a password: it is not shown. */
    private static Optional<String> readReplicaUrl(Optional<String> value) {
        return value.filter(url -> !url.matches("jdbc:postgresql://[!-~]+"))
                .map(url ->
                        "RALLYPOINT_READ_REPLICA_URL is an address such as jdbc:postgresql://standby:5432/rallypoint;"
                                + " this one is not shown.");
    }

    private static boolean canBeWritten(String folder) {
        try {
            return Files.isWritable(Files.createDirectories(Path.of(folder)));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private static Optional<String> operatorContact(Optional<String> value) {
        return value.filter(contact -> !contact.matches("[^@\\s?]+@[^@\\s?]+\\.[^@\\s?]+")
                        && !(contact.startsWith("https://") && isPublicUrl(contact)))
                .map(contact ->
                        "RALLYPOINT_OPERATOR_CONTACT is an e-mail address or an https address, not '" + contact + "'.");
    }

    /** A key that is wrong by one letter is still nearly a key: it is not shown. */
    private static Optional<String> contactKey(Optional<String> value) {
        return value.filter(key -> !isKey(key))
                .map(key -> "RALLYPOINT_CONTACT_KEY is 32 bytes in base64, as `openssl rand -base64 32` gives.");
    }

    private static Optional<String> formerContactKeys(Optional<String> value) {
        return value.filter(keys -> !Stream.of(keys.split(",", -1)).allMatch(StartCheck::isKey))
                .map(keys -> "RALLYPOINT_FORMER_CONTACT_KEYS is a list of keys with commas between them,"
                        + " each 32 bytes in base64.");
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A dollar or a backslash would begin an expression of the configuration. The value itself is a secret. */
    private static Optional<String> adminToken(Optional<String> value) {
        return value.filter(text -> !text.matches("[!-~&&[^$\\\\]]{32,256}"))
                .map(text -> "RALLYPOINT_ADMIN_TOKEN is 32 to 256 printable ASCII characters, none of them a space, a"
                        + " dollar or a backslash; this one is not shown.");
    }

    /** As browsers write an origin: nothing after the host and the port. */
    private static Optional<String> writeOrigins(Optional<String> value) {
        return value.filter(
                        list -> !Stream.of(list.split(",", -1)).allMatch(one -> one.matches("https?://[a-z0-9.:-]+")))
                .map(list ->
                        "RALLYPOINT_WRITE_ORIGINS is a list of origins such as https://organise.example with commas"
                                + " between them, not '" + list + "'.");
    }

    private static Optional<String> discordPublicKey(Optional<String> value) {
        return value.filter(key -> !key.matches("[0-9a-fA-F]{64}"))
                .map(key -> "RALLYPOINT_DISCORD_PUBLIC_KEY is the 64 hex digits that Discord shows as an application's"
                        + " public key, not '" + key + "'.");
    }

    private static Optional<String> allowedNetworks(Optional<String> value) {
        return value.filter(list -> !Stream.of(list.split(",", -1))
                        .allMatch(one -> Network.of(one).isPresent()))
                .map(list ->
                        "RALLYPOINT_WEBHOOKS_ALLOWED_NETWORKS is a list of networks such as 10.1.0.0/16 or fd00::/8"
                                + " with commas between them, not '" + list + "'.");
    }

    /** Whoever answers for a name can lead it anywhere, and a proxy with any address is anybody. */
    private static Optional<String> trustedProxies(Optional<String> value) {
        return value.filter(list -> !Stream.of(list.split(",", -1))
                        .allMatch(one -> Network.ofAny(one)
                                .filter(network -> network.bits() > 0)
                                .isPresent()))
                .map(list ->
                        "RALLYPOINT_TRUSTED_PROXIES is a list of addresses and networks such as 10.1.0.7,fd00::/8 with commas"
                                + " between them, not '" + list + "'.");
    }

    /** It trusts everybody unless told otherwise, and then believes what the client wrote before its proxy appended to it. */
    private static Optional<String> forwarding(Optional<String> value) {
        return value.filter(text -> !text.equals("false"))
                .map(text -> "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING is false here, not '" + text
                        + "': name your proxies in RALLYPOINT_TRUSTED_PROXIES.");
    }

    /** Each target that doesn't answer holds one of few threads for as long. */
    private static Optional<String> webhookTimeout(Optional<String> value) {
        return value.filter(text -> !text.matches("[1-9]\\d?s"))
                .map(text -> "RALLYPOINT_WEBHOOKS_TIMEOUT is a time from 1s to 99s, not '" + text + "'.");
    }

    private static Optional<String> discordApi(Optional<String> value) {
        return value.filter(url -> !url.startsWith("https://") || !isPublicUrl(url))
                .map(url -> "RALLYPOINT_DISCORD_API is an https address such as https://discord.com/api/v10, not '"
                        + url + "'.");
    }

    private static Optional<String> limit(String name, Optional<String> value) {
        return value.filter(text -> !text.matches("[1-9]\\d{0,8}"))
                .map(text -> name + " is a number from 1, not '" + text + "'.");
    }

    private static Optional<String> toggle(String name, Optional<String> value) {
        return value.filter(text -> !SWITCHES.contains(text))
                .map(text -> name + " is true or false, not '" + text + "'.");
    }

    private static Optional<String> duration(String name, Optional<String> value) {
        return value.filter(text -> !text.matches("\\d{1,9}(?:s|m|h|d)?"))
                .map(text -> name + " is a duration such as 60s, 5m or 24h, not '" + text + "'.");
    }

    private static Optional<String> port(Optional<String> value) {
        return value.filter(text -> !text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT)
                .map(text -> "QUARKUS_HTTP_PORT is a number from 0 to " + MAX_PORT + ", not '" + text + "'.");
    }
}
