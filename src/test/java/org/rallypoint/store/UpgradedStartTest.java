package org.rallypoint.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.rallypoint.TestDatabase;

/** On a database that has lived through all versions. */
@QuarkusTest
@WithTestResource(UpgradedStartTest.Upgraded.class)
class UpgradedStartTest extends StoredThings {

    public static class Upgraded extends TestDatabase {

        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(super.start());
            settings.put("rallypoint.contact-key", Eras.KEY);
            try {
                Eras.of(settings).liveUntilNow();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return settings;
        }
    }
}
