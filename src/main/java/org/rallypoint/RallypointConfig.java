package org.rallypoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** What an operator can set: each key is also an environment variable, {@code RALLYPOINT_PUBLIC_URL} and so on. */
@ConfigMapping(prefix = "rallypoint")
public interface RallypointConfig {

    /** Folder of the H2 file; without meaning for the PostgreSQL build. */
    @WithDefault("./data")
    String data();

    /** Where the world reaches this service, without a trailing slash; every link in every answer begins with it. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI publicUrl();

    /** Fill an empty database with the sample campaigns. */
    @WithDefault("false")
    boolean demo();

    /** Write the log as JSON, one object a line. */
    @WithDefault("false")
    boolean logJson();

    Cache cache();

    /** How long others may keep a public answer; none outlives the next start or end that matters to it. */
    interface Cache {
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
