package org.rallypoint.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with its sample campaigns, filled on 8 February 2025: while one of them is going on. */
public class SampleProfile implements QuarkusTestProfile {

    static final String ADMIN = "admin-of-the-contract-test-and-of-nothing-else";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rallypoint.demo",
                "true",
                "rallypoint.admin-token",
                ADMIN,
                "rallypoint.limits.enabled",
                "true",
                "rallypoint.limits.wrong-tokens",
                "1");
    }
}
