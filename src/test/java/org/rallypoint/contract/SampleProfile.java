package org.rallypoint.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with its sample campaigns, filled on 8 February 2025: while one of them is going on. */
public class SampleProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("rallypoint.demo", "true");
    }
}
