package org.rallypoint.webhook;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.rallypoint.RallypointConfig;

/** The configuration without Quarkus. */
final class Configured {

    private Configured() {}

    static RallypointConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 1000))
                .withMapping(RallypointConfig.class)
                .build()
                .getConfigMapping(RallypointConfig.class);
    }
}
