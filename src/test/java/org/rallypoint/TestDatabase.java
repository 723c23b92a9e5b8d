package org.rallypoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A database of its own for each start of the application: a file for H2, a server on a free port for PostgreSQL. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    /** Whether this run of the suite is the one on PostgreSQL. */
    public static boolean isPostgres() {
        return System.getProperty("quarkus.test.profile", "").contains("postgresql");
    }

    @Override
    public Map<String, String> start() {
        try {
            if (!isPostgres()) {
                return Map.of(
                        "rallypoint.data",
                        Files.createTempDirectory("rallypoint-test").toString());
            }
            postgres = EmbeddedPostgres.builder()
                    // Another order than by code point, as most servers have it: lists must not depend on it.
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "da-DK")
                    .start();
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres",
                    // H2 makes a key file instead.
                    "rallypoint.contact-key", "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgYWxvbmU=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
