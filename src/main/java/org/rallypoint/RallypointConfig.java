package org.rallypoint;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator can set: each key is also an environment variable, {@code RALLYPOINT_PUBLIC_URL} and so on. */
@ConfigMapping(prefix = "rallypoint")
public interface RallypointConfig {

    /** Folder of the H2 file; without meaning for the PostgreSQL build. */
    @WithDefault("./data")
    String data();

    /** A hot standby that public reads may go to, as a JDBC URL; the PostgreSQL build alone knows what to do with it. */
    Optional<String> readReplicaUrl();

    /** Where the world reaches this service, without a trailing slash; every link in every answer begins with it. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI publicUrl();

    /** Where people reach whoever runs this service, an e-mail address or one of the web: the privacy page shows it. */
    Optional<String> operatorContact();

    /** Fill an empty database with the sample campaigns. */
    @WithDefault("false")
    boolean demo();

    /** Write the log as JSON, one object a line. */
    @WithDefault("false")
    boolean logJson();

    /** The text of a token that may do everything, 32 characters or more; without it the first start of an empty database makes one. */
    Optional<String> adminToken();

    /**
     * The key that contacts are encrypted with: 32 bytes in base64. Without it the H2 build makes a file beside the
     * database; the PostgreSQL build doesn't start.
     */
    Optional<String> contactKey();

    /** Keys of earlier times, separated by commas: what they encrypted is read, and encrypted anew with today's. */
    Optional<List<String>> formerContactKeys();

    /** How long after a contact has become invisible it is erased for good. */
    @WithDefault("30d")
    Duration contactErasure();

    Backup backup();

    /** Copies that the H2 build makes of its database while it runs. */
    interface Backup {
        /** Where one is put each day; without it none is made. */
        Optional<Path> folder();

        /** How long one is kept. */
        @WithDefault("14d")
        Duration kept();
    }

    /** Sites from which a browser may write, such as {@code https://organise.example}; separated by commas. */
    Optional<Set<String>> writeOrigins();

    /** Addresses and networks of the proxies whose {@code X-Forwarded-For} is believed; separated by commas. */
    Optional<List<String>> trustedProxies();

    Limits limits();

    /** How much one client may ask. */
    interface Limits {
        @WithDefault("true")
        boolean enabled();

        /** How large a body may be. */
        @WithDefault("256K")
        MemorySize body();

        /** The same of an imported file; {@code quarkus.http.limits.max-body-size} has to be as large. */
        @WithDefault("5M")
        MemorySize fileBody();

        /** Reads a minute from one address, IPv6 by /64, that bear no token and that the cache can't answer. */
        @WithDefault("300")
        int reads();

        /** Reads a minute with one token. */
        @WithDefault("1200")
        int tokenReads();

        /** Writes a minute with one token; without one, from one address. */
        @WithDefault("60")
        int writes();

        /** Wrong tokens a minute from one address. */
        @WithDefault("20")
        int wrongTokens();

        /** Suggestions an hour from one address. */
        @WithDefault("6")
        int suggestions();
    }

    Changes changes();

    /** The change feed. */
    interface Changes {
        /** How long an entry can be read. */
        @WithDefault("90d")
        Duration kept();

        /** How many may listen to the stream of one node at a time. */
        @WithDefault("5000")
        int listeners();

        /** How many of them from one address, IPv6 by /64; without meaning where the limits are off. */
        @WithDefault("50")
        int listenersPerAddress();
    }

    Webhooks webhooks();

    /** What is sent to others. */
    interface Webhooks {
        /** Networks such as {@code 10.1.0.0/16} that targets may lie in although they are not public; separated by commas. */
        Optional<Set<String>> allowedNetworks();

        /** Later edits of an event within this time after a message are told in one message at its end. */
        @WithDefault("2m")
        Duration joining();

        /** How long a target may take for its whole answer. */
        @WithDefault("10s")
        Duration timeout();

        /** Subscriptions that one owner may have. */
        @WithDefault("20")
        int most();

        /** Messages that may wait for one target; with more its subscription is disabled, and has to read the change feed. */
        @WithDefault("10000")
        int mostWaiting();
    }

    Discord discord();

    /** What Discord needs to know of us, and we of it. */
    interface Discord {
        /** The application's public key, 64 hex digits; without it there is no interactions endpoint. */
        Optional<String> publicKey();

        /** Where channel webhooks are called; another address is for a proxy of Discord's. */
        @WithDefault("https://discord.com/api/v10")
        URI api();
    }

    Cache cache();

    /** How public answers are kept: here, and by others. */
    interface Cache {
        /** How much of them is kept in memory; 0 for none. */
        @WithDefault("32M")
        MemorySize size();

        /** How long others may keep an answer; none outlives the next start or end that matters to it. */
        @WithDefault("60s")
        Duration maxAge();

        /** For how long after that an old answer may be shown while a new one is fetched. */
        @WithDefault("60s")
        Duration staleWhileRevalidate();

        /** For how long after that an old answer is better than this service's error. */
        @WithDefault("24h")
        Duration staleIfError();
    }
}
