package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rallypoint.public-url, rallypoint.example, RALLYPOINT_PUBLIC_URL",
        "rallypoint.public-url, ftp://rallypoint.example, RALLYPOINT_PUBLIC_URL",
        "rallypoint.public-url, ht tp://x, RALLYPOINT_PUBLIC_URL",
        "rallypoint.public-url, https://me@rallypoint.example, RALLYPOINT_PUBLIC_URL",
        "rallypoint.public-url, https://rallypoint.example/?a=b, RALLYPOINT_PUBLIC_URL",
        "rallypoint.data, data;MODE=MySQL, RALLYPOINT_DATA",
        "rallypoint.data, a${b}, RALLYPOINT_DATA",
        "rallypoint.backup.folder, a;b, RALLYPOINT_BACKUP_FOLDER",
        "rallypoint.backup.kept, 2w, RALLYPOINT_BACKUP_KEPT",
        "rallypoint.operator-contact, nobody, RALLYPOINT_OPERATOR_CONTACT",
        "rallypoint.operator-contact, http://example.org, RALLYPOINT_OPERATOR_CONTACT",
        "rallypoint.cache.max-age, -5s, RALLYPOINT_CACHE_MAX_AGE",
        "rallypoint.cache.stale-while-revalidate, soon, RALLYPOINT_CACHE_STALE_WHILE_REVALIDATE",
        "rallypoint.cache.stale-if-error, 1y, RALLYPOINT_CACHE_STALE_IF_ERROR",
        "rallypoint.contact-erasure, soon, RALLYPOINT_CONTACT_ERASURE",
        "rallypoint.write-origins, organise.example, RALLYPOINT_WRITE_ORIGINS",
        "rallypoint.write-origins, https://organise.example/, RALLYPOINT_WRITE_ORIGINS",
        "rallypoint.limits.enabled, no, RALLYPOINT_LIMITS_ENABLED",
        "rallypoint.limits.reads, 0, RALLYPOINT_LIMITS_READS",
        "rallypoint.limits.token-reads, 1e3, RALLYPOINT_LIMITS_TOKEN_READS",
        "rallypoint.limits.writes, -1, RALLYPOINT_LIMITS_WRITES",
        "rallypoint.trusted-proxies, proxy.example, RALLYPOINT_TRUSTED_PROXIES",
        "rallypoint.trusted-proxies, 0.0.0.0/0, RALLYPOINT_TRUSTED_PROXIES",
        "rallypoint.trusted-proxies, '10.1.0.7,', RALLYPOINT_TRUSTED_PROXIES",
        "quarkus.http.proxy.proxy-address-forwarding, true, QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
        "rallypoint.limits.wrong-tokens, 0, RALLYPOINT_LIMITS_WRONG_TOKENS",
        "rallypoint.limits.suggestions, many, RALLYPOINT_LIMITS_SUGGESTIONS",
        "rallypoint.webhooks.allowed-networks, 10.1.0.0, RALLYPOINT_WEBHOOKS_ALLOWED_NETWORKS",
        "rallypoint.webhooks.allowed-networks, '10.1.0.0/16,', RALLYPOINT_WEBHOOKS_ALLOWED_NETWORKS",
        "rallypoint.webhooks.allowed-networks, 10.1.0.0/33, RALLYPOINT_WEBHOOKS_ALLOWED_NETWORKS",
        "rallypoint.webhooks.allowed-networks, intranet/8, RALLYPOINT_WEBHOOKS_ALLOWED_NETWORKS",
        "rallypoint.webhooks.joining, soon, RALLYPOINT_WEBHOOKS_JOINING",
        "rallypoint.webhooks.timeout, 0s, RALLYPOINT_WEBHOOKS_TIMEOUT",
        "rallypoint.webhooks.timeout, 1d, RALLYPOINT_WEBHOOKS_TIMEOUT",
        "rallypoint.webhooks.most, 0, RALLYPOINT_WEBHOOKS_MOST",
        "rallypoint.webhooks.most-waiting, all, RALLYPOINT_WEBHOOKS_MOST_WAITING",
        "rallypoint.discord.api, http://discord.com/api/v10, RALLYPOINT_DISCORD_API",
        "rallypoint.discord.api, https://me@discord.com/api/v10, RALLYPOINT_DISCORD_API",
        "rallypoint.discord.api, discord.com, RALLYPOINT_DISCORD_API",
        "rallypoint.changes.kept, 1y, RALLYPOINT_CHANGES_KEPT",
        "rallypoint.changes.listeners, 0, RALLYPOINT_CHANGES_LISTENERS",
        "rallypoint.changes.listeners-per-address, 0, RALLYPOINT_CHANGES_LISTENERS_PER_ADDRESS",
        "rallypoint.discord.public-key, 82d8d97fe0641e68, RALLYPOINT_DISCORD_PUBLIC_KEY",
        "rallypoint.discord.public-key, z2d8d97fe0641e68a1b0b11220f05e9ea0539a0cdc002119d4a9e9e025aba1e9, RALLYPOINT_DISCORD_PUBLIC_KEY",
        "rallypoint.demo, yes, RALLYPOINT_DEMO",
        "rallypoint.log-json, 1, RALLYPOINT_LOG_JSON",
        "quarkus.http.port, abc, QUARKUS_HTTP_PORT",
        "quarkus.http.port, 65536, QUARKUS_HTTP_PORT",
        "quarkus.http.port, -1, QUARKUS_HTTP_PORT",
    })
    void aWrongValueIsToldInOneLineThatNamesTheVariable(String key, String value, String variable) {
        var fault = check(Map.of(key, value));
        assertThat(fault).isPresent();
        assertThat(fault.get()).startsWith(variable + " is ").contains(value).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rallypoint.contact-key, c2hvcnQ=, RALLYPOINT_CONTACT_KEY",
        "rallypoint.contact-key, bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbm!=, RALLYPOINT_CONTACT_KEY",
        "rallypoint.former-contact-keys, 'bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=,abc', RALLYPOINT_FORMER_CONTACT_KEYS",
        "rallypoint.former-contact-keys, 'bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=,', RALLYPOINT_FORMER_CONTACT_KEYS",
    })
    void aWrongKeyIsToldWithoutShowingIt(String key, String value, String variable) {
        var fault = check(Map.of(key, value));
        assertThat(fault).isPresent();
        assertThat(fault.get())
                .startsWith(variable + " is ")
                .doesNotContain(value)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replica:5432", "jdbc:h2:file:standby", "jdbc:postgresql://standby/db?password=a b"})
    void aWrongAddressOfAStandbyIsToldWithoutItsPassword(String url) {
        assertThat(check(Map.of("rallypoint.read-replica-url", url)))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith("RALLYPOINT_READ_REPLICA_URL is ")
                        .doesNotContain(url)
                        .hasLineCount(1));
    }

    @Test
    void keysOf32BytesAreFine() {
        var key = "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=";
        assertThat(check(Map.of("rallypoint.contact-key", key, "rallypoint.former-contact-keys", key + ", " + key)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "only-31-characters-of-a-secret!",
                "a secret with spaces in it, and long enough",
                "a-secret-with-a-${dollar}-and-long-enough",
                "a-secret-with-a-\\-and-long-enough-to-pass",
                "a-secret-with-an-umlaut-ü-and-long-enough",
                "a-secret-of-two-lines-long-enough\nto-pass",
            })
    void aWrongAdminTokenIsToldWithoutBeingShown(String secret) {
        assertThat(check(Map.of("rallypoint.admin-token", secret)))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith("RALLYPOINT_ADMIN_TOKEN is ")
                        .doesNotContain(secret)
                        .doesNotContain("secret")
                        .hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 256})
    void anyAdminTokenOfEnoughCharactersIsFine(int length) {
        assertThat(check(Map.of("rallypoint.admin-token", "!~a:,{}".repeat(40).substring(0, length))))
                .isEmpty();
        assertThat(check(Map.of("rallypoint.admin-token", "x".repeat(257)))).isPresent();
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(check(Map.of("rallypoint.data", file.toString())))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("RALLYPOINT_DATA is "));
    }

    @Test
    void proxiesThatAreNamedAreFine() {
        assertThat(check(Map.of("rallypoint.trusted-proxies", "10.1.0.7,10.2.0.0/16,::1,fd00::/8")))
                .isEmpty();
    }

    @Test
    void theDefaultsAndWhatTheReadmeNamesAreFine() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of(
                        "rallypoint.public-url",
                        "https://rallypoint.example/protests",
                        "rallypoint.data",
                        folder.resolve("new").toString(),
                        "rallypoint.discord.public-key",
                        "82d8d97fe0641e68a1b0b11220f05e9ea0539a0cdc002119d4a9e9e025aba1e9",
                        "rallypoint.demo",
                        "true",
                        "rallypoint.log-json",
                        "false",
                        "rallypoint.webhooks.allowed-networks",
                        "10.1.0.0/16,fd00::/8",
                        "rallypoint.webhooks.timeout",
                        "10s",
                        "rallypoint.discord.api",
                        "https://proxy.example:8443/api/v10",
                        "rallypoint.read-replica-url",
                        "jdbc:postgresql://one:5432,two:5432/rallypoint?user=reader&password=secret",
                        "quarkus.http.port",
                        "0")))
                .isEmpty();
    }

    @Test
    void whatOnlyShowsWhileStartingIsToldInOneLineToo() {
        var refused = new IllegalStateException(
                "outer", new SQLException("refused", new IOException("Connection\n refused")));
        assertThat(Main.reason(refused)).isEqualTo("the database can't be used: Connection refused");
        assertThat(Main.reason(new IllegalStateException("Port taken"))).isEqualTo("Port taken");
    }

    private static Optional<String> check(Map<String, String> config) {
        return StartCheck.fault(key -> Optional.ofNullable(config.get(key)));
    }
}
