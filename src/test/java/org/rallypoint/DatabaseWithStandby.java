package org.rallypoint;

import java.util.HashMap;
import java.util.Map;

/** The same with a hot standby, where the database is PostgreSQL. */
public class DatabaseWithStandby extends TestDatabase {

    private static HotStandby standby;

    /** That of the application that runs. */
    public static HotStandby standby() {
        return standby;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        if (isPostgres()) {
            standby = HotStandby.of(settings.get("quarkus.datasource.jdbc.url"));
            settings.put("rallypoint.read-replica-url", standby.url());
        }
        return settings;
    }

    @Override
    public void stop() {
        if (isPostgres()) {
            standby.close();
        }
        super.stop();
    }
}
