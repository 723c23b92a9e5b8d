package org.rallypoint.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.rallypoint.TestDatabase;

/** On H2 with what was backed up and restored, on PostgreSQL with what was moved there from H2. */
@QuarkusTest
@WithTestResource(CarriedStartTest.Carried.class)
class CarriedStartTest extends StoredThings {

    public static class Carried extends TestDatabase {

        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(super.start());
            settings.put("rallypoint.contact-key", Eras.KEY);
            try {
                var origin = Files.createTempDirectory("origin");
                Eras.ofH2(origin).liveUntilNow();
                if (isPostgres()) {
                    done(Called.with(Eras.environment(Eras.of(settings)), "move-from-h2", origin.toString()));
                } else {
                    var backup = origin.resolve("backup.zip").toString();
                    done(Called.with(Map.of("RALLYPOINT_DATA", origin.toString()), "backup", backup));
                    done(Called.with(Map.of("RALLYPOINT_DATA", settings.get("rallypoint.data")), "restore", backup));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return settings;
        }

        private static void done(Called called) {
            if (called.exitCode() != 0) {
                throw new IllegalStateException(called.said());
            }
        }
    }
}
