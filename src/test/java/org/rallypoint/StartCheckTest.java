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
        "rallypoint.cache.max-age, -5s, RALLYPOINT_CACHE_MAX_AGE",
        "rallypoint.cache.stale-while-revalidate, soon, RALLYPOINT_CACHE_STALE_WHILE_REVALIDATE",
        "rallypoint.cache.stale-if-error, 1y, RALLYPOINT_CACHE_STALE_IF_ERROR",
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

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(check(Map.of("rallypoint.data", file.toString())))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("RALLYPOINT_DATA is "));
    }

    @Test
    void theDefaultsAndWhatTheReadmeNamesAreFine() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of(
                        "rallypoint.public-url",
                        "https://rallypoint.example/protests",
                        "rallypoint.data",
                        folder.resolve("new").toString(),
                        "rallypoint.demo",
                        "true",
                        "rallypoint.log-json",
                        "false",
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
