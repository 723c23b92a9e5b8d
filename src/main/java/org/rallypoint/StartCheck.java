package org.rallypoint;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    private StartCheck() {}

    /** The environment and the system properties. */
    static Optional<String> given(String key) {
        return new SmallRyeConfigBuilder().addSystemSources().build().getOptionalValue(key, String.class);
    }

    /** What is wrong, as a sentence. */
    static Optional<String> fault(Function<String, Optional<String>> config) {
        return Stream.of(
                        publicUrl(config.apply("rallypoint.public-url")),
                        data(config.apply("rallypoint.data")),
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
    private static Optional<String> data(Optional<String> value) {
        return value.filter(folder -> folder.contains(";") || folder.contains("$") || !canBeWritten(folder))
                .map(folder ->
                        "RALLYPOINT_DATA is a folder that can be written, without a semicolon or a dollar in its name, not '"
                                + folder + "'.");
    }

    private static boolean canBeWritten(String folder) {
        try {
            return Files.isWritable(Files.createDirectories(Path.of(folder)));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
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
