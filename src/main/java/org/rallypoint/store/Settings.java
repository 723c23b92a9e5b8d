package org.rallypoint.store;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What an operator has set and what is set by default, for commands, which run without the service. */
final class Settings {

    private static final int DEFAULTS = 100;

    private Settings() {}

    /** As the H2 build reads it, or with the profile {@code postgresql} the other one. */
    static SmallRyeConfig of(String... profiles) throws IOException {
        var defaults = Objects.requireNonNull(Settings.class.getResource("/application.properties"));
        return new SmallRyeConfigBuilder()
                .addSystemSources()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(defaults, DEFAULTS))
                .withDefaultValue("rallypoint.data", "./data")
                .withProfiles(List.of(profiles))
                .build();
    }

    /** The folder of the H2 database. */
    static Path data() throws IOException {
        return Path.of(of().getValue("rallypoint.data", String.class));
    }
}
